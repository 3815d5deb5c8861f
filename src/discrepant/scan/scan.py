"""One scan, all of it in SQL.

The input is staged, its flaws counted, the failing questions found and their sides named.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from discrepant.compare.verdict import Verdict
from discrepant.errors import DiscrepantError, Problem, ReadingError
from discrepant.scan.columns import BOUNDS, Columns, Form
from discrepant.scan.engine import Engine
from discrepant.scan.failing import detect, find_pairs
from discrepant.scan.found import Scanned, SkippedRows, TimedRows, kind_of
from discrepant.scan.problems import NO_NUMBER, UNREAD
from discrepant.scan.queries import query
from discrepant.scan.readings import COLUMNS, read
from discrepant.scan.settings import ScanSettings
from discrepant.scan.shared_reading import readings
from discrepant.scan.staging import Staging
from discrepant.scan.terms import Terms
from discrepant.scan.unlike import has_unlike

__all__ = ["scan", "stages", "tell"]

_MOST_PAIRS = 10
_MOST_SAMPLES = 5
_LIKE_A_DAY = re.compile(r"\s*\d{4}-\d\d-\d\d")
_KEYS = ("question", "whole", "claim")
_TOLD = (*_KEYS, "source", "says", "kind", "nature", "unit", "as_of", "day", "moment", "grows")
_FIGURES = ", ".join((*_TOLD, *BOUNDS, "extra"))


def scan(
    columns: Columns, asked: ScanSettings, engine: Engine, *, is_strict: bool = False, progress: Callable[[str], None]
) -> Scanned:
    """Find the failing questions of the view `raw`.

    A DiscrepantError carries what the engine says, or, if strict, what cannot be compared.
    """
    staging = Staging(columns=columns, asked=asked, engine=engine)
    rows, flaws = _stage(staging, progress)
    rows, flaws = rows + engine.unfit.counts.total(), (*_unfit(engine), *flaws)
    if flaws and is_strict:
        raise DiscrepantError(*(Problem(what=str(flaw)) for flaw in flaws))
    progress(f"comparing {rows:,} rows")
    sources, claims, compared = _count(engine, has_flaws=bool(flaws))
    if asked.terms is None:
        detect(engine, staging.grows)
        progress("naming the sides")
        _name_figures(columns, asked, engine, rows)
    else:
        _compare_terms(asked.terms, engine, progress)
    by_kind = tuple(
        (Verdict(verdict), kind or str(kind_of(columns, asked)), nature, count)
        for verdict, kind, nature, count in engine.rows(
            "select verdict, kind, nature, count(*) from pairs group by 1, 2, 3 order by 1, 4 desc, 2, 3"
        )
    )
    by_sources = engine.rows(
        f"""select least(high_source, low_source), greatest(high_source, low_source), count(*) from pairs
        group by 1, 2 order by 3 desc, 1, 2 limit {_MOST_PAIRS}"""
    )
    return Scanned(
        asked=asked,
        columns=columns,
        rows=rows,
        sources=sources,
        claims=claims,
        compared=compared,
        flaws=flaws,
        timed=_timed(staging),
        verdicts={
            verdict: sum(count for found, _, _, count in by_kind if found is verdict)
            for verdict in (Verdict.CONFLICT, Verdict.STRAINED)
        },
        by_kind=by_kind,
        by_sources=tuple(by_sources),
    )


def _name_figures(columns: Columns, asked: ScanSettings, engine: Engine, rows: int) -> None:
    """Make the table `pairs` of what fails, and `suspect` of what may be set out."""
    found = find_pairs(engine, rows)
    if has_unlike(columns, asked, engine):
        engine.table("unlike", query("unlike"))
        engine.table("pairs", f"select * from ({found}) as found union all ({query('unlike_pairs')})")
    else:
        engine.table("pairs", found)


def _compare_terms(terms: Terms, engine: Engine, progress: Callable[[str], None]) -> None:
    """The same of terms, which lie on no line: each is another one, or can hold beside it."""
    terms.put(engine, (words for (words,) in engine.rows("select distinct says from told order by says")))
    engine.table("term_times", query("term_times"))
    progress("naming the sides")
    engine.table("pairs", query("term_pairs"))
    engine.table("suspect", query("suspect_terms"))


def stages(columns: Columns) -> int:
    """Of how many stages `progress` is told by a scan of these columns."""
    return 4 if columns.form is Form.SAYS else 3


def _stage(staging: Staging, progress: Callable[[str], None]) -> tuple[int, tuple[SkippedRows, ...]]:
    """Make the view `told` of the rows that can be compared; how many rows there are, and what is wrong with others."""
    engine = staging.engine
    engine.view("given", staging.given())
    if staging.columns.form is Form.SAYS:
        progress("reading the words")
        distinct = engine.rows(staging.distinct())
        engine.put("readings", COLUMNS, readings(distinct, staging.asked))
    engine.view("staged", staging.staged())
    progress("looking for what cannot be compared")
    ((rows, bad),) = engine.rows("select count(*), count(problem) from staged")
    tell(engine, has_flaws=bad > 0)
    return rows, _flaws(staging) if bad else ()


def tell(engine: Engine, *, has_flaws: bool = False, bucket: str = "bucket", teller: str = "teller") -> None:
    """Make the view `told` of the rows of `staged` that can be compared.

    Each question has a `bucket` for itself, and each source a `teller`. Each row has its `point` among those of its
    question: its moment, or its day, all of which stand below zero.
    """
    keys = f"{bucket} as bucket, {teller} as teller"
    point = "cast(coalesce(moment, day - 10000000000) as bigint) as point"
    engine.view(
        "told", f"select {keys}, {_FIGURES}, {point} from staged{' where problem is null' if has_flaws else ''}"
    )


def _count(engine: Engine, *, has_flaws: bool) -> tuple[int, int, int]:
    """How many sources and claims there are, and how many claims several sources tell.

    Buckets and tellers are hashes. Should two questions share a bucket, or two sources a teller, these themselves take
    their place.
    """
    ((sources, tellers),) = engine.rows("select count(distinct source), count(distinct teller) from told")
    ((claims, compared, questions, buckets),) = engine.rows(query("counts"))
    if (sources, questions) != (tellers, buckets):
        tell(engine, has_flaws=has_flaws, bucket="question", teller="source")
        ((claims, compared, _, _),) = engine.rows(query("counts"))
    return sources, claims, compared


def _timed(staging: Staging) -> TimedRows | None:
    if staging.columns.form is not Form.SAYS:
        return None
    ((any_timed,),) = staging.engine.rows("select count(*) from readings where has_hours")
    told = staging.engine.rows(staging.timed()) if any_timed else ()
    samples = tuple(f"“{says}”" for says, _ in told[:_MOST_SAMPLES])
    return TimedRows(rows=sum(often for _, often in told), samples=samples) if told else None


def _flaws(staging: Staging) -> tuple[SkippedRows, ...]:
    samples: dict[tuple[str, int], list[str]] = {}
    for problem, sample, total in staging.engine.rows(query("samples")):
        values = samples.setdefault((problem, int(total)), [])
        if sample is not None:
            values.append(f"“{sample}”{_because(problem, sample, staging.asked)}")
    flaws = (SkippedRows(what=what, rows=rows, samples=tuple(values)) for (what, rows), values in samples.items())
    return tuple(sorted(flaws, key=lambda flaw: (-flaw.rows, flaw.what)))


def _unfit(engine: Engine) -> Iterator[SkippedRows]:
    """The rows that do not fit into their table."""
    for because, rows in engine.unfit.counts.most_common():
        yield SkippedRows(what=because, rows=rows, samples=tuple(engine.unfit.samples[because]))


def _because(problem: str, words: str, asked: ScanSettings) -> str:
    """Why the words cannot be read, as far as that does not hang on the rest of their row."""
    if problem == NO_NUMBER and _LIKE_A_DAY.match(words):
        return " (a day? --kind date reads days and times)"
    if problem == UNREAD:
        try:
            read(words, asked, kind=None, unit=None, on=None)
        except ReadingError as error:
            return f" ({error.problems[0]})"
    return ""
