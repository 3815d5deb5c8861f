"""Lint: what is wrong with the records alone, without a word on verdicts.

It looks at their form, their anchors and their readings.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from discrepant.corpus.files import FACTS
from discrepant.corpus.load import SETTINGS, survey, unnamed
from discrepant.corpus.root import real_root
from discrepant.desk.doubts import doubts
from discrepant.desk.reasons import sides_by_place
from discrepant.errors import CorpusError, Problem
from discrepant.files.opening import real_path

__all__ = ["lint"]


def lint(root: Path, files: Iterable[Path] = ()) -> tuple[Problem, ...]:
    """All that keeps the corpus from being loaded or lacks evidence, and warnings.

    It is limited to these files or folders, if any are given. A CorpusError says that there are no records at all, or
    that a file is not one of them.
    """
    root = real_root(root)
    places = [_place(root, file) for file in files]
    corpus, unsound = survey(root, with_evidence=True)
    found = (*unsound, *unnamed(corpus))
    problems = tuple(sorted((*found, *sides_by_place(corpus.acknowledged), *doubts(corpus, is_whole=not found))))
    if not places:
        return problems
    return tuple(problem for problem in problems if any(_lies_in(problem.file, place) for place in places))


def _place(root: Path, file: Path) -> str:
    """A record file or a folder of them as problems name it."""
    try:
        # a link goes by its own name
        path = real_path(file.parent) / file.name if file.name else real_path(file)
        place = path.relative_to(root).as_posix()
        exists = path.exists()
    except (OSError, ValueError):
        raise _refusal(file, "is not in this corpus") from None
    if not exists:
        raise _refusal(file, "does not exist")
    if place != SETTINGS and not _lies_in(place, FACTS) and place != ".":
        raise _refusal(file, "is no file of records")
    return place


def _refusal(file: Path, what: str) -> CorpusError:
    hint = f"records are the .toml files below {FACTS}/"
    return CorpusError(Problem(file=str(file), what=what, hint=hint))


def _lies_in(file: str, place: str) -> bool:
    return place in (".", file) or file.startswith(f"{place}/")
