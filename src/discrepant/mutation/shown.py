"""What is guarded, as lines for a terminal and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from discrepant.corpus.model import Corpus
from discrepant.desk.coverage import whole_percent
from discrepant.mutation.guarding import Guarded
from discrepant.mutation.mutants import Aspect
from discrepant.printable import as_line
from discrepant.tables import table

__all__ = ["render", "totals"]

_HEADS = ("Source", "Facts", "Guarded", "", "Speakers", "Days")
_NOTE = (
    "Guarded: some wrong value of the fact, changed in record and text alike, would",
    "fail a check of the package. What a desk's own checks notice is not asked.",
)


def render(found: Sequence[Guarded], corpus: Corpus, *, unguarded: bool = False) -> list[str]:
    """A line a fact with the smallest wrong value that is noticed, and a table of the sources."""
    lines = [_line(each, corpus) for each in found if not (unguarded and each.is_guarded)]
    by_source = groupby(found, key=lambda each: each.fact.source.id)
    rows = [_row(source, list(group)) for source, group in by_source]
    total = _row("TOTAL", found)
    return [*lines, *([""] if lines else []), *table(_HEADS, rows, right=(1, 2, 3, 4, 5), total=total), "", *_NOTE]


def totals(found: Sequence[Guarded]) -> dict[str, Any]:
    """How many facts are guarded, and of each aspect how many mutants were tried and noticed."""
    return {
        "facts": len(found),
        "guarded": sum(each.is_guarded for each in found),
        "already": sum(each.already is not None for each in found),
    } | {str(aspect): _sums(found, aspect) for aspect in Aspect}


def _sums(found: Iterable[Guarded], aspect: Aspect) -> dict[str, int]:
    tried = [each.by_aspect[aspect] for each in found]
    return {
        "facts": sum(one.tried > 0 for one in tried),
        "guarded": sum(one.noticed > 0 for one in tried),
        "tried": sum(one.tried for one in tried),
        "noticed": sum(one.noticed for one in tried),
    }


def _line(each: Guarded, corpus: Corpus) -> str:
    fact = each.fact
    said = "; ".join(fact.says) if fact.reads is None else f"{'; '.join(fact.says)} ({fact.reads})"
    return as_line(f"{fact.place}: {fact.id} “{said}”: {'; '.join(_fates(each, corpus))}")


def _fates(each: Guarded, corpus: Corpus) -> Iterator[str]:
    if each.already is not None:
        yield f"not tried, for {each.already} fails as it is"
        return
    value = each.by_aspect[Aspect.VALUE]
    if value.smallest:
        yield f"“{value.smallest.words}” fails {value.smallest.check}"
    elif not value.tried:
        yield "no wrong value to try"
    else:
        claim = corpus.claims[each.fact.claim]
        alone = len({fact.source.id for fact in claim.facts}) == 1
        none = (
            f"none of {value.tried} wrong values is noticed"
            if value.tried > 1
            else "the one wrong value is not noticed"
        )
        yield f"{none}, told by one source" if alone else none
    for aspect, named in ((Aspect.SPEAKER, "speaker"), (Aspect.AS_OF, "day")):
        if smallest := each.by_aspect[aspect].smallest:
            yield f"{named} “{smallest.words}” fails {smallest.check}"


def _row(name: str, found: Sequence[Guarded]) -> tuple[str, ...]:
    guarded = sum(each.is_guarded for each in found)
    speaker, days = (_sums(found, aspect) for aspect in (Aspect.SPEAKER, Aspect.AS_OF))
    return (
        as_line(name),
        f"{len(found):,}",
        f"{guarded:,}",
        f"{whole_percent(guarded, len(found))}%",
        *(f"{one['guarded']} of {one['facts']}" for one in (speaker, days)),
    )
