"""Discrepant ("pytest for facts") says where sources disagree, by how much, and why.

`read`, `compare` and `find_mentions` take printed words, `load` and `check` a corpus; docs/api.md tells of every name.
"""

TYPE_CHECKING = False  # as type checkers know it, without an import of typing
if TYPE_CHECKING:
    from discrepant.checking.standard import check
    from discrepant.compare.printed import ReadingsCompared, compare
    from discrepant.compare.question import Question
    from discrepant.compare.verdict import Verdict
    from discrepant.corpus.load import load
    from discrepant.corpus.model import Corpus
    from discrepant.errors import CorpusError, DiscrepantError, ReadingError
    from discrepant.reading.mentions import Mention
    from discrepant.reading.model import Reading
    from discrepant.reading.printed import find_mentions, read
    from discrepant.report.model import Report

__all__ = [
    "Corpus",
    "CorpusError",
    "DiscrepantError",
    "Mention",
    "Question",
    "Reading",
    "ReadingError",
    "ReadingsCompared",
    "Report",
    "Verdict",
    "__version__",
    "check",
    "compare",
    "find_mentions",
    "load",
    "read",
]

__version__ = "0.1.0"

# Where each name is at home: nothing is imported before it is asked for. `compare` is a folder that can be called.
_HOMES = {
    "Corpus": "corpus.model",
    "CorpusError": "errors",
    "DiscrepantError": "errors",
    "Mention": "reading.mentions",
    "Question": "compare.question",
    "Reading": "reading.model",
    "ReadingError": "errors",
    "ReadingsCompared": "compare.printed",
    "Report": "report.model",
    "Verdict": "compare.verdict",
    "check": "checking.standard",
    "find_mentions": "reading.printed",
    "load": "corpus.load",
    "read": "reading.printed",
}


if not TYPE_CHECKING:  # to which a name that is not there is an error

    def __getattr__(name: str) -> object:
        from importlib import import_module  # noqa: PLC0415  # which is most of what an import costs

        if name == "compare":
            return import_module(f"{__name__}.compare")
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        globals()[name] = found = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
        return found


def __dir__() -> list[str]:
    return sorted(__all__)  # all else is private
