"""What of a row cannot be compared, and why: in SQL, over the columns of `staged`."""

from __future__ import annotations

from collections.abc import Iterator

from discrepant.corpus.model import Nature
from discrepant.reading.hours import DAY as SECONDS_OF_A_DAY
from discrepant.reading.model import Abreast, Quantity
from discrepant.scan.columns import BOUNDS, Columns, Form
from discrepant.scan.figures import INFINITE
from discrepant.scan.settings import ScanSettings
from discrepant.scan.times import FIRST_DAY, LAST_DAY

__all__ = [
    "NEVER_GROWS",
    "NO_DAY",
    "NO_NUMBER",
    "NO_TERM",
    "NO_TIME",
    "NO_YEAR",
    "TERMS_GROW",
    "TERM_ALONE",
    "UNREAD",
    "problem",
]

NO_DAY = "no as_of, which what may change over time needs"
UNREAD = "cannot be read"
SEVERAL = "a tally or a period, which have several numbers: `pytest checks/` compares them"
NO_AGE = "an age as a number: give it in words, `says`, or the days of birth as bounds"
MOVES = "an age that is said to vary or to grow: it moves with the day by itself"
NEVER_GROWS = "a change or a date, which cannot be cumulative: only a number can grow"
TERMS_GROW = "a term, which cannot be cumulative: only a number can grow"
TERM_ALONE = "a term among figures: `--kind term` compares terms, in a scan of their own"
NO_TERM = "no term: figures are compared without `--kind term`"
NO_GROWTH = "grows is no number above 1"
NO_NUMBER = "not a number"
NO_TIME = "not a day or a time of ISO 8601, such as 2023-11-04T15:30"
NO_YEAR = "not within the years 1 to 9999"

_LARGEST = "1.7976931348623157e308"


def problem(columns: Columns, asked: ScanSettings) -> str:
    """The first of a row's problems, null where it has none."""
    cases = [*_of_its_place(columns, asked), *_of_its_figure(columns), *_of_its_time(columns)]
    whens = (f"when {test} then '{what}'" for test, what in cases)
    return f"case {' '.join(whens)} end"


def _of_its_place(columns: Columns, asked: ScanSettings) -> Iterator[tuple[str, str]]:
    """What belongs to no claim, source or nature, or into another scan."""
    yield "claim is null", "no claim"
    yield "source is null", "no source"
    if "nature" in columns:
        yield f"nature not in ({_listed(Nature)})", "no nature"
    if "grows" in columns:
        yield "grows is null or not grows > 1", NO_GROWTH
    if columns.form is Form.TERM:
        yield "kind <> 'term'", NO_TERM
        yield f"nature = '{Nature.CUMULATIVE}'", TERMS_GROW
    else:
        yield from _misplaced(columns, asked)


def _misplaced(columns: Columns, asked: ScanSettings) -> Iterator[tuple[str, str]]:
    """What has several numbers or none, and ages that cannot be brought onto the line of days of birth."""
    is_age = f"coalesce(given_kind, '{asked.kind or ''}') = '{Quantity.AGE}'"
    yield f"given_kind in ({_listed(Abreast)})", SEVERAL
    yield "given_kind = 'term'", TERM_ALONE
    yield f"{is_age} and nature <> '{Nature.CONSTANT}'", MOVES
    never_grows = f"coalesce(kind, '{asked.kind or ''}') in ('change', 'date')"
    yield f"{never_grows} and nature = '{Nature.CUMULATIVE}'", NEVER_GROWS
    if columns.form is Form.VALUE:
        yield is_age, NO_AGE
    if columns.form is Form.SAYS:
        yield f"{is_age} and as_of is null", NO_DAY
    elif "kind" in columns:
        yield f"kind not in ({_listed(Quantity)})", "no kind"


def _of_its_figure(columns: Columns) -> Iterator[tuple[str, str]]:
    """What cannot be read."""
    if columns.form is Form.SAYS:
        yield "says is null", "no value"
        yield "not is_known", UNREAD
        yield "core_lo is null", UNREAD
        return
    yield "given is null", "no value"
    if columns.form is Form.TERM:
        return
    is_none = " or ".join(f"{bound} is null" for bound in BOUNDS) if columns.form is Form.BOUNDS else "core_lo is null"
    yield is_none, NO_TIME if columns.is_dated else NO_NUMBER
    if columns.form is Form.VALUE and columns.is_dated:  # bounds may be open
        day = 1 if columns.clock is None else SECONDS_OF_A_DAY
        yield f"not (support_lo >= {FIRST_DAY * day}e0 and support_hi < {(LAST_DAY + 1) * day}e0)", NO_YEAR
    elif columns.form is Form.VALUE:
        yield f"not abs(core_lo) <= {_LARGEST} or not abs(support_hi) <= {_LARGEST}", "not a finite number"
    if columns.form is Form.BOUNDS:
        nested = "support_lo <= core_lo and core_lo <= core_hi and core_hi <= support_hi"
        finite = f"support_hi <= {INFINITE} and core_lo < {INFINITE} and core_hi > -{INFINITE}"
        yield f"not ({nested} and {finite})", "bounds out of order"


def _of_its_time(columns: Columns) -> Iterator[tuple[str, str]]:
    if "as_of" in columns:
        yield "given_as_of is not null and as_of is null", "not a day"
    if "as_of" in columns or "nature" in columns:
        yield f"nature <> '{Nature.CONSTANT}' and given_as_of is null", NO_DAY


def _listed(words: type[Abreast | Nature | Quantity]) -> str:
    return ", ".join(f"'{word}'" for word in words)
