"""The terms of a claim: what they are called, and how they stand to each other.

Some take in others, some can hold together, and a reason may be given for that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from discrepant.corpus.records import ClaimRecord
from discrepant.reading.wording import spelling
from discrepant.toml.form import Flaw
from discrepant.toml.suggest import did_you_mean

__all__ = ["relations", "term_flaws"]

_FEWEST = 2  # terms that stand in a relation


def term_flaws(record: ClaimRecord) -> Iterator[Flaw]:
    """A label of two terms, a relation of what is no term, and what is broader than itself."""
    yield from _label_flaws(record)
    for path, term in _related(record):
        if term not in record.terms:
            yield Flaw(path=path, what=f'"{term}" is none of the terms', hint=did_you_mean(term, record.terms))
    for number, group in enumerate(record.together):
        if len(set(group)) < max(len(group), _FEWEST):
            yield Flaw(path=("together", number), what="what can hold together is two terms or more, each once")
    for number, compatible in enumerate(record.compatible):
        here = ("compatible", number)
        if len(set(compatible.terms)) < max(len(compatible.terms), _FEWEST):
            yield Flaw(path=(*here, "terms"), what="what is no contradiction is two terms or more, each once")
        if compatible.broader is not None and compatible.broader not in compatible.terms:
            hint = did_you_mean(compatible.broader, compatible.terms)
            yield Flaw(path=(*here, "broader"), what=f'"{compatible.broader}" is none of these terms', hint=hint)
    broader, _, _ = relations(record)
    if circle := _circle(broader):
        path = ("broader", circle) if circle in record.broader else ("compatible",)
        yield Flaw(path=path, what=f'"{circle}" is broader than itself, through its narrower terms')


def _related(record: ClaimRecord) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every term that a relation names, and where."""
    for term, narrower in record.broader.items():
        yield ("broader", term), term
        yield from ((("broader", term, number), other) for number, other in enumerate(narrower))
    for number, group in enumerate(record.together):
        yield from ((("together", number, index), term) for index, term in enumerate(group))
    for number, compatible in enumerate(record.compatible):
        yield from ((("compatible", number, "terms", index), term) for index, term in enumerate(compatible.terms))


def _label_flaws(record: ClaimRecord) -> Iterator[Flaw]:
    """Labels that stand for two terms."""
    owner: dict[str, str] = {}
    for term in record.terms:
        owner.setdefault(spelling(term), term)
    for term, labels in record.terms.items():
        for number, label in enumerate(labels):
            first = owner.setdefault(spelling(label), term)
            if first != term:
                yield Flaw(path=("terms", term, number), what=f'"{label}" belongs to both "{first}" and "{term}"')


def relations(
    record: ClaimRecord,
) -> tuple[dict[str, tuple[str, ...]], tuple[tuple[str, ...], ...], dict[frozenset[str], str]]:
    """What is broader, what can hold together, and why.

    A reason, where one is given, stands under the two terms that it is about.
    """
    broader, together = {term: tuple(narrower) for term, narrower in record.broader.items()}, list(record.together)
    because: dict[frozenset[str], str] = {}
    for compatible in record.compatible:
        wide = compatible.broader
        if wide is None:
            together.append(compatible.terms)
            pairs: Iterable[tuple[str, str]] = combinations(compatible.terms, 2)
        else:
            narrower = tuple(term for term in compatible.terms if term != wide)
            broader[wide] = (*broader.get(wide, ()), *narrower)
            pairs = ((wide, term) for term in narrower)
        because.update((frozenset(pair), compatible.because) for pair in pairs)
    return broader, tuple(together), because


def _circle(broader: Mapping[str, tuple[str, ...]]) -> str | None:
    """A term that is reached from itself, if there is one."""
    inner = {term: sorted(set(narrower) & broader.keys()) for term, narrower in broader.items()}
    wider: dict[str, list[str]] = {term: [] for term in inner}
    for term, narrower in inner.items():
        for other in narrower:
            wider[other].append(term)
    # Terms without anything narrower are taken away in turn; what is left leads round in a circle.
    left = {term: len(narrower) for term, narrower in inner.items()}
    done = [term for term, count in left.items() if not count]
    for term in done:  # grows while it is walked
        for other in wider[term]:
            left[other] -= 1
            if not left[other]:
                done.append(other)
    circling = inner.keys() - set(done)
    if not circling:
        return None
    term, passed = min(circling), set[str]()
    while term not in passed:
        passed.add(term)
        term = next(other for other in inner[term] if other in circling)
    return term
