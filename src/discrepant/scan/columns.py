"""Which columns of a table say what.

They are found by their names and held to their types, or everything that is wrong is said at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum, auto

import attrs

from discrepant.corpus.model import Nature
from discrepant.errors import DiscrepantError, Problem
from discrepant.reading.model import Quantity
from discrepant.scan.engine import Engine
from discrepant.scan.settings import ScanSettings
from discrepant.scan.times import Clock, clock_of_text, clock_of_times, put_day_tellers
from discrepant.toml.suggest import did_you_mean

__all__ = ["BOUNDS", "COLUMNS", "DAY", "TEXT", "TIME", "Columns", "Form", "columns_of"]

BOUNDS = ("core_lo", "core_hi", "support_lo", "support_hi")
COLUMNS = ("claim", "source", "says", "value", *BOUNDS, "as_of", "kind", "nature", "unit", "grows")

_OF_FIGURES = ("value", *BOUNDS, "unit", "grows")

TEXT = re.compile(r"VARCHAR|STRING|CHAR.*", re.IGNORECASE)
_NUMBER = re.compile(r"(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|DOUBLE|FLOAT|REAL|LONG|DECIMAL.*)", re.IGNORECASE)
DAY = re.compile(r"DATE", re.IGNORECASE)
TIME = re.compile(r"(TIMESTAMP|DATETIME).*", re.IGNORECASE)


class Form(Enum):
    """How a table gives its figures."""

    SAYS = auto()
    VALUE = auto()
    BOUNDS = auto()
    TERM = auto()  # no figures, but words that are terms


@attrs.frozen(kw_only=True)
class Columns:
    """The columns of a table by our names, and their types.

    Each is a quoted identifier of its own.
    """

    form: Form
    quoted: Mapping[str, str]
    types: Mapping[str, str]
    is_dated: bool  # the values are days, or, by this clock, times, whose bounds are seconds
    clock: Clock | None = None
    day_teller: str | None = None  # the column of the table `day_tellers`, where values are timestamps by a clock
    extra: Sequence[str]  # all other columns, by their own names

    def __contains__(self, name: str) -> bool:
        return name in self.quoted


def columns_of(types: Mapping[str, str], asked: ScanSettings, engine: Engine) -> Columns:
    """Find our columns among those of a table.

    A DiscrepantError lists all that are missing or of a wrong type.
    """
    problems = [
        Problem(
            what=f"there is no column {name!r} to take for {ours}",
            hint=did_you_mean(name, types) or f"it has {', '.join(types)}",
        )
        for ours, name in asked.named.items()
        if name not in types
    ]
    theirs = {ours: asked.named.get(ours, ours) for ours in COLUMNS}
    taken = set(asked.named.values())
    found = {
        ours: name for ours, name in theirs.items() if name in types and (ours in asked.named or name not in taken)
    }
    form = _form(found)
    if asked.terms is not None and (words := found.get("value", found.get("says"))) is not None:
        form, found = Form.TERM, {name: found[name] for name in found if name not in _OF_FIGURES} | {"says": words}
    problems += _missing(found, form, types, asked) if not problems else []
    problems += [
        Problem(what=f"the column {found[ours]!r} is of type {types[found[ours]]}", hint=f"{ours} is {wanted}")
        for ours, wanted, fits in _wanted(form)
        if ours in found and not any(one.fullmatch(types[found[ours]]) for one in fits)
    ]
    if problems or form is None:
        raise DiscrepantError(*problems)
    columns = Columns(
        form=form,
        quoted={ours: engine.quoted(name) for ours, name in found.items()},
        types={ours: types[name] for ours, name in found.items()},
        is_dated=_is_dated(found, form, types, asked),
        extra=[name for name in types if name not in found.values()],
    )
    columns = attrs.evolve(columns, clock=_clock(columns, engine))
    if columns.clock is not None and TIME.fullmatch(columns.types["value"]):
        columns = attrs.evolve(columns, day_teller=_new_name("day_teller", types))
        put_day_tellers(columns.quoted["value"], columns.quoted["source"], str(columns.day_teller), engine)
    if problems := list(_no_play(columns, asked)):
        raise DiscrepantError(*problems)
    return columns


def _form(found: Mapping[str, str]) -> Form | None:
    """Bounds say most; beside them or a value, `says` is only shown."""
    if all(bound in found for bound in BOUNDS):
        return Form.BOUNDS
    return Form.VALUE if "value" in found else Form.SAYS if "says" in found else None


def _is_dated(found: Mapping[str, str], form: Form, types: Mapping[str, str], asked: ScanSettings) -> bool:
    """Whether the values are days or times: by their type, or because it is said so of text."""
    if form in (Form.SAYS, Form.TERM):
        return False
    is_said = form is Form.VALUE and asked.kind is Quantity.DATE and "kind" not in found
    of_days = (DAY, TIME, TEXT) if is_said else (DAY, TIME)
    return any(one.fullmatch(types[found["value" if form is Form.VALUE else BOUNDS[0]]]) for one in of_days)


def _clock(columns: Columns, engine: Engine) -> Clock | None:
    """By which clock the values are told, None where they are no times."""
    if columns.form is not Form.VALUE or not columns.is_dated:
        return None
    column, form = columns.quoted["value"], columns.types["value"]
    if TIME.fullmatch(form):
        return clock_of_times(column, form, engine)
    return clock_of_text(column, engine) if TEXT.fullmatch(form) else None


def _new_name(name: str, taken: Iterable[str]) -> str:
    """A name that no column has."""
    others = {each.lower() for each in taken}
    while name in others:
        name += "_"
    return name


def _no_play(columns: Columns, asked: ScanSettings) -> Iterator[Problem]:
    """A tolerance where it would mean nothing."""
    tolerance = asked.tolerance
    if tolerance is None:
        return
    if columns.form is not Form.VALUE:
        hint = "words and bounds say themselves how far they reach"
        yield Problem(what="--tolerance is for a column of values, and the table has none", hint=hint)
    elif columns.is_dated and tolerance.is_share:
        yield Problem(what="--tolerance is a share, and the values are days", hint="such as --tolerance '2 days'")
    elif columns.clock is not None and not tolerance.is_time:
        yield Problem(what="--tolerance has no unit, and the values are times", hint="such as --tolerance '10 min'")
    elif not columns.is_dated and tolerance.is_time:
        yield Problem(what="--tolerance is a length of time, and the values are numbers", hint="give the number alone")


def _missing(
    found: Mapping[str, str], form: Form | None, types: Mapping[str, str], asked: ScanSettings
) -> list[Problem]:
    hint = f"it has {', '.join(types)}: --map says which is which"
    missing = [
        Problem(what=f"there is no column {name!r}", hint=hint) for name in ("claim", "source") if name not in found
    ]
    if form is None:
        what = f"there is no column 'value', nor 'says', nor all of {', '.join(BOUNDS)}"
        missing.append(Problem(what=what, hint=hint))
    if asked.nature is not Nature.CONSTANT and "as_of" not in found:
        missing.append(Problem(what=f"what is {asked.nature} needs a column 'as_of'", hint=hint))
    return missing


def _wanted(form: Form | None) -> list[tuple[str, str, tuple[re.Pattern[str], ...]]]:
    number = (TEXT, _NUMBER, DAY)
    figures = {Form.BOUNDS: BOUNDS, Form.VALUE: ("value",), Form.SAYS: (), Form.TERM: (), None: ()}[form]
    wanted = ("a number, a day or a time", (*number, TIME)) if form is Form.VALUE else ("a number or a day", number)
    return [
        *((name, *wanted) for name in figures),
        ("as_of", "a day or a time", (TEXT, DAY, TIME)),
        *((name, "text", (TEXT, _NUMBER, DAY, TIME)) for name in ("claim", "source", "says")),
        *((name, "text", (TEXT,)) for name in ("kind", "nature", "unit")),
        ("grows", "a number", (TEXT, _NUMBER)),
    ]
