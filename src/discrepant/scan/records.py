"""A corpus of records as a table, and the ordinary report on its figures and dates."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from discrepant.compare import ages, dates, quantities
from discrepant.compare.verdict import Verdict
from discrepant.corpus.files import FACTS
from discrepant.corpus.model import Claim, Corpus, Fact, Kind
from discrepant.files.opening import real_path
from discrepant.reading.ages import born
from discrepant.reading.model import Parted, Quantity, Reading
from discrepant.report.model import CheckRun, Report, Results
from discrepant.scan.columns import BOUNDS
from discrepant.scan.engine import Row
from discrepant.scan.explain import check_of

__all__ = ["COLUMNS", "report_on_records", "root_of", "rows_of"]

COLUMNS = {
    **dict.fromkeys(("claim", "source", "says", "kind", "nature", "unit", "as_of"), "string"),
    "grows": "double",
    **dict.fromkeys(BOUNDS, "double"),
}


def root_of(path: Path) -> Path | None:
    """The root of the corpus whose folder of records this is, or that it is itself.

    It is None if the folder is neither.
    """
    real = real_path(path)
    root = real.parent if real.name == FACTS else real
    return root if any((root / FACTS).rglob("*.toml")) else None


def rows_of(corpus: Corpus) -> Iterator[Row]:
    """A row for each fact that is a figure or a date, as of its day or its time.

    A span of days is no as-of that SQL can order: it is left out. An age is told by the days of birth that it allows;
    what has several numbers or two ends has no bounds, so that the scan counts it as not compared.
    """
    for fact in corpus.facts:
        value, claim = fact.value, corpus.claims[fact.claim]
        if isinstance(value, Reading | Parted):
            lying = value if isinstance(value, Reading) else None
            if lying and lying.kind is Quantity.AGE:
                lying = born(lying, fact.as_of)
            bounds = (lying.core.lo, lying.core.hi, lying.support.lo, lying.support.hi) if lying else (None,) * 4
            says, unit = "; ".join(fact.says), lying.unit if lying else None
            kind, nature = str(claim.kind), str(claim.nature)
            yield claim.key, fact.source.id, says, kind, nature, unit, _day(fact), claim.grows, *bounds


def _day(fact: Fact) -> str | None:
    hours = fact.as_of.hours
    first, last = hours.written(hours.core) if hours else fact.as_of.bounds(fact.as_of.core)
    return str(first) if first == last and first is not None else None


def report_on_records(corpus: Corpus) -> Report:
    """Every verdict on the claims that are told twice: agreement and what is explained, too."""
    modules = {"ages": ages, "dates": dates, "quantities": quantities}
    checked: dict[str, list[Claim]] = {name: [] for name in modules}
    for claim in corpus.claims.values():
        if claim.kind in tuple(map(Kind, Quantity)) and len(claim.facts) > 1:
            checked[check_of(claim.kind)].append(claim)
    found = {name: [modules[name].compare(claim, corpus) for claim in claims] for name, claims in checked.items()}
    return Report.of(
        corpus,
        Results.of(chain.from_iterable(found.values())),
        {
            name: CheckRun(
                ran=len(compared),
                failed=sum(any(f.verdict is Verdict.CONFLICT for f in one.findings) for one in compared),
            )
            for name, compared in found.items()
        },
    )
