"""What must hold inside one claim and between the names, beyond the form of their records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from discrepant.corpus.model import GROWS, Claim, Fact, Kind, Name, Names, Nature, Place
from discrepant.corpus.records import ITEM, PROPERTY, ClaimRecord
from discrepant.corpus.source_records import KEY
from discrepant.corpus.terms import relations, term_flaws
from discrepant.reading.currencies import currency_codes, is_currency
from discrepant.reading.model import PERCENT, Reading
from discrepant.reading.wording import spelling
from discrepant.toml.form import Flaw
from discrepant.toml.suggest import did_you_mean

__all__ = ["build_claim", "build_names", "claim_flaws", "key_flaws", "never_in_unit", "wikidata_flaws"]

_KEY_RULE = "up to 100 of a-z, 0-9, dot, hyphen and underscore, the first a letter or digit"
_GROWING = {Kind.COUNT, Kind.MONEY, Kind.MEASURE, Kind.SHARE, Kind.NUMBER}
_IN_SOME_UNIT = (Kind.MEASURE, Kind.SHARE, Kind.NUMBER, Kind.CHANGE)
_OF_A_CHANGE = 'it is %, "percentage points", a currency, a unit such as km, or none'
_OF_TERMS = ("terms", "broader", "together", "compatible")


def key_flaws(key: str, what: str) -> Iterator[Flaw]:
    """What is wrong with a key that stands in file names and test ids."""
    if not KEY.fullmatch(key):
        yield Flaw(what=f'"{key[:100]}" cannot be a {what}', hint=_KEY_RULE)


def claim_flaws(key: str, record: ClaimRecord) -> Iterator[Flaw]:
    """What is wrong with one claim by itself."""
    yield from key_flaws(key, "claim's key")
    yield from _unit_flaws(record)
    if record.kind is Kind.AGE and record.nature is not Nature.CONSTANT:
        hint = (
            "leave nature out: an age moves with the day by itself, and each is compared by the days of birth it allows"
        )
        yield Flaw(path=("nature",), what=f"an age is never {record.nature}", hint=hint)
    elif record.nature is Nature.CUMULATIVE and record.kind not in _GROWING:
        yield Flaw(path=("nature",), what=f"{record.kind.named} cannot be cumulative", hint="only a number can grow")
    if record.grows is not None and record.nature is not Nature.CUMULATIVE:
        yield Flaw(
            path=("grows",), what=f"what is {record.nature} does not grow", hint='only nature = "cumulative" does'
        )
    elif record.grows is not None and not record.grows > 1:
        hint = "how many times as much it may be a year later"
        yield Flaw(path=("grows",), what=f'"grows" must be more than 1, not {record.grows:g}', hint=hint)
    if record.counted_by is not None and record.kind is not Kind.ROSTER:
        yield Flaw(path=("counted_by",), what=f"{record.kind.named} has nothing to count", hint="only a roster has")
    yield from wikidata_flaws(record)
    if record.kind is Kind.TERM:
        if not record.terms:
            yield Flaw(path=("kind",), what="a term claim needs its terms", hint=f'[claim."{key}".terms]')
        yield from term_flaws(record)
    else:
        for part in _OF_TERMS:
            if getattr(record, part):
                yield Flaw(path=(part,), what=f'{record.kind.named} has no "{part}"', hint="only a term has")


def wikidata_flaws(record: ClaimRecord) -> Iterator[Flaw]:
    """What cannot be an item or a property of Wikidata."""
    for key, what, pattern, example in (("qid", "item", ITEM, "Q42"), ("pid", "property", PROPERTY, "P570")):
        given = getattr(record, key)
        if given is not None and not pattern.fullmatch(given):
            yield Flaw(path=(key,), what=f'"{given[:100]}" is no {what} of Wikidata', hint=f"such as {example}")


def _unit_flaws(record: ClaimRecord) -> Iterator[Flaw]:
    unit = record.unit
    if record.kind is Kind.MONEY:
        if unit is None:
            yield Flaw(path=("kind",), what="a money claim needs a unit", hint='its ISO 4217 code: unit = "USD"')
        elif unit not in (codes := currency_codes()):
            hint = did_you_mean(unit.upper(), codes) if len(unit) < len("dollar") else ""
            yield Flaw(path=("unit",), what=f'"{unit}" is no currency', hint=hint or 'an ISO 4217 code, such as "USD"')
    elif record.kind is Kind.MEASURE:
        if unit is None:
            yield Flaw(path=("kind",), what="a measure claim needs a unit", hint='such as unit = "km"')
    elif unit is not None and record.kind is not Kind.PERIOD:  # whose unit says that it is one of numbers
        yield from _further_unit_flaws(record.kind, unit)


def _further_unit_flaws(kind: Kind, unit: str) -> Iterator[Flaw]:
    """What is wrong with a unit that need not be given."""
    path = ("unit",)
    if kind is Kind.CHANGE:
        from discrepant.reading.magnitudes import is_unit_of_change  # noqa: PLC0415  # which few claims ask for

        if not is_unit_of_change(unit):
            yield Flaw(path=path, what=f'"{unit}" is no unit of a change', hint=_OF_A_CHANGE)
    elif kind is Kind.NUMBER:
        from discrepant.reading.rates import base_of  # noqa: PLC0415  # likewise

        if not base_of(unit):
            hint = 'only a rate has one, such as unit = "per 100,000"'
            yield Flaw(path=path, what=f'"{unit}" is no unit of a plain number', hint=hint)
    else:
        hint = "only money, a measure, a change, a rate and a period of numbers have"
        yield Flaw(path=path, what=f"{kind.named} has no unit", hint=hint)


def never_in_unit(claim: Claim, facts: Iterable[Fact]) -> Iterator[Flaw]:
    """That nobody prints the claim's unit.

    What they print may then be right, and the record wrong. Another currency is none of that, for a sum in it is
    not compared.
    """
    if claim.kind not in _IN_SOME_UNIT:
        return
    units = [fact.value.unit for fact in facts if isinstance(fact.value, Reading)]
    if not units or any(unit == claim.in_unit or _are_money(unit, claim.in_unit) for unit in units):
        return
    *_, last = told = sorted({unit or "no unit" for unit in units})
    told_in = f"{', '.join(told[:-1])} and {last}" if told[:-1] else last
    what = f"nobody prints this in {claim.in_unit or 'no unit'}, but in {told_in}"
    is_one = len(told) == 1 and units[0]
    hint = f"if that is what is asked, {_asked_in(claim.kind, last)}" if is_one else "look at unit and kind again"
    yield Flaw(path=("unit",) if claim.unit else ("kind",), what=what, hint=hint)


def _asked_in(kind: Kind, unit: str) -> str:
    """The keys of a claim that asks for what is printed in a unit."""
    if unit == PERCENT and kind is Kind.NUMBER:
        return f'kind = "{Kind.SHARE}"'
    return f'kind = "{Kind.MEASURE}" and unit = "{unit}"' if kind is Kind.SHARE else f'unit = "{unit}"'


def _are_money(one: str | None, other: str | None) -> bool:
    return is_currency(one or "") and is_currency(other or "")


def build_claim(key: str, record: ClaimRecord, place: Place) -> Claim:
    """The claim, yet without facts."""
    broader, together, because = relations(record)
    return Claim(
        key=key,
        about=record.about,
        kind=record.kind,
        nature=record.nature,
        unit=record.unit,
        terms=record.terms,
        broader=broader,
        together=together,
        because=because,
        counted_by=record.counted_by,
        grows=GROWS if record.grows is None else record.grows,
        weight=record.weight,
        story=record.story,
        qid=record.qid,
        pid=record.pid,
        place=place,
    )


def build_names(entries: tuple[Name, ...]) -> tuple[Names, list[tuple[Name, Flaw]]]:
    """All names by their spellings, and the spellings that two of them share."""
    owner: dict[str, Name] = {}
    flaws = []
    for name in entries:
        for number, printed in enumerate((name.label, *name.also)):
            first = owner.setdefault(spelling(printed), name)
            if first is not name:
                path = ("also", number - 1) if number else ("label",)
                what = f'"{printed}" is a spelling of {first.key} already'
                flaws.append((name, Flaw(path=path, what=what, hint=f"see {first.place}")))
    for name in entries:  # a leading article may be missing in print, unless that is another name
        for printed in (name.label, *name.also):
            owner.setdefault(spelling(printed).removeprefix("the "), name)
    return Names(entries=tuple(sorted(entries, key=lambda name: name.key)), by_spelling=owner), flaws
