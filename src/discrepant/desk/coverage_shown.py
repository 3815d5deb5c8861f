"""Coverage as lines of text: a table, then what is told once and what skips take out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from textwrap import wrap

from discrepant.desk.coverage import Coverage, SourceCoverage, line_ranges, whole_percent
from discrepant.desk.sharing import SharedCoverage, SourceSharing
from discrepant.desk.skipped import render_skips
from discrepant.printable import printable
from discrepant.reading.mentions import Mention
from discrepant.tables import table

__all__ = ["render"]

_HEADS = ("Source", "Covered", "Cover", "Of shared", "Cover")
_NOTHING: Mapping[str, tuple[int, int]] = {}
_WIDTH = 80
_INDENT = 7


def render(
    measured: SharedCoverage, *, with_words: bool = False, guarded: Mapping[str, tuple[int, int]] = _NOTHING
) -> list[str]:
    """The table as lines of text, and what is not in it.

    Its lines are those of mentions that another source tells too, and that are not covered. On demand all that is not
    covered has its words, with file and line. `guarded` has, by source, how many of how many facts some check guards.
    """
    rows = [
        (
            *_row(each.coverage.source, each.coverage, each),
            *_column(guarded, each.coverage.source),
            line_ranges(mention.line for mention, _ in _shared(each)),
        )
        for each in measured.sources
    ]
    whole = {"": (sum(one for one, _ in guarded.values()), sum(facts for _, facts in guarded.values()))}
    total = (*_row("TOTAL", measured.coverage, measured), *_column(guarded and whole, ""), "")
    heads = (*_HEADS, *(("Guarded", "Uncovered") if guarded else ("Uncovered of these",)))
    lines = table(heads, rows, right=range(1, len(heads) - 1), total=total)
    if with_words:
        lines += [
            f"{_worded(each, mention)} (told by {', '.join(map(printable, others))}, too)"
            for each in measured.sources
            for mention, others in _shared(each)
        ]
    lines += _told_once(measured, with_words=with_words)
    skips = [skip for each in measured.coverage.sources for skip in each.skips]
    return [*lines, *render_skips(skips, measured.coverage.skipped, measured.coverage.mentions)]


def _row(name: str, all_of: SourceCoverage | Coverage, shared: SourceSharing | SharedCoverage) -> tuple[str, ...]:
    return name, *_counted(all_of.covered, all_of.mentions), *_counted(shared.shared_covered, shared.shared)


def _column(guarded: Mapping[str, tuple[int, int]], source: str) -> tuple[str, ...]:
    """How many facts are guarded, if that was asked for."""
    if not guarded:
        return ()
    one, facts = guarded.get(source, (0, 0))
    return (f"{one} of {facts}",)


def _counted(covered: int, mentions: int) -> tuple[str, str]:
    """How many of them are covered, and their share, if there are any."""
    return f"{covered} of {mentions}", f"{whole_percent(covered, mentions)}%" if mentions else "-"


def _shared(each: SourceSharing) -> Iterator[tuple[Mention, tuple[str, ...]]]:
    """What is not covered, and another source tells too."""
    return ((mention, others) for mention, others in each.uncovered if others)


def _told_once(measured: SharedCoverage, *, with_words: bool) -> Iterator[str]:
    """What is not covered, and no other source seems to tell: by source, or each with its words."""
    if not measured.told_once:
        return
    yield ""
    counted = f"{measured.told_once} of {measured.coverage.mentions}"
    yield f"Told once, as it seems, and not covered: {counted} mentions"
    for each in measured.sources:
        if with_words:
            yield from (_worded(each, mention) for mention in each.told_once)
        elif each.told_once:
            lines = line_ranges(mention.line for mention in each.told_once)
            told = f"{printable(each.coverage.source)}, line{'' if lines.isdigit() else 's'} {lines}"
            first = f"{len(each.told_once):>5}  "
            yield from wrap(told, _WIDTH, initial_indent=first, subsequent_indent=" " * _INDENT)


def _worded(each: SourceSharing, mention: Mention) -> str:
    return f"{each.coverage.text}:{mention.line}: {mention.kind}: {mention.words}"
