"""The records that a check runs on, once for each.

These are all records of a sort, or those that the check's marker leaves.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.util import find_spec

import attrs

from discrepant.compare.sentences import listed
from discrepant.corpus.model import Claim, Corpus, Fact, Kind, Name, Relation, Source
from discrepant.toml.suggest import did_you_mean

__all__ = ["NO_SOLVER", "Subject", "Subjects", "subjects_of"]

Subject = Claim | Fact | Source | Name | Relation

NO_SOLVER = "z3-solver is not installed (pip install 'discrepant[relations]')"


@attrs.frozen(kw_only=True)
class Subjects:
    """The records that a check runs on, each under its id; `because` says why there are none."""

    records: Mapping[str, Subject]
    because: str | None = None


def subjects_of(what: str, corpus: Corpus, *, kind: str | Sequence[str] = (), told: int = 1, says: int = 1) -> Subjects:
    """All claims, facts, sources, names or relations; claims and facts can be narrowed.

    By the claims' `kind`, to claims `told` so many times at the least (or acknowledged, so that none goes unheeded),
    and to facts whose `says` has so many entries. A ValueError says what is wrong with any of these.
    """
    if what in ("source", "name", "relation"):
        if kind or told != 1 or says != 1:
            raise ValueError(f"it narrows claims and facts, and this check asks for each {what}")
        if what == "relation" and corpus.relations and find_spec("z3") is None:
            return Subjects(records={}, because=NO_SOLVER)
        names = {name.key: name for name in corpus.names.entries}
        sorts: dict[str, Mapping[str, Subject]] = {
            "source": corpus.sources,
            "name": names,
            "relation": corpus.relations,
        }
        subjects = sorts[what]
        return _subjects(subjects, f"there is no {what} in the records")
    kinds = [_kind(one) for one in ([kind] if isinstance(kind, str) else kind)]
    for word, times in (("told", told), ("says", says)):
        if not isinstance(times, int) or times < 1:
            raise ValueError(f"{word} is a number of times, not {times!r}")
    claims = {key: claim for key, claim in corpus.claims.items() if not kinds or claim.kind in kinds}
    named = listed(kinds).replace(" and ", " or ") if kinds else what
    if what == "fact":
        facts = {fact.id: fact for fact in corpus.facts if fact.claim in claims and len(fact.says) >= says}
        return _subjects(facts, f"no {named} is printed" + (f" {_times(says)}" if says > 1 else ""))
    noted = {entry.claim for entry in corpus.acknowledged}
    told_so = {key: claim for key, claim in claims.items() if len(claim.facts) >= told or key in noted}
    return _subjects(told_so, f"no {named} is told" + (f" {_times(told)}" if told > 1 else ""))


def _times(number: int) -> str:
    return {2: "twice"}.get(number, f"{number} times")


def _kind(name: str) -> Kind:
    try:
        return Kind(name)
    except ValueError:
        hint = did_you_mean(str(name), Kind) or f"there are {listed(Kind)}"
        raise ValueError(f"there is no kind {name!r} ({hint})") from None


def _subjects(subjects: Mapping[str, Subject], because: str) -> Subjects:
    return Subjects(records=subjects, because=None if subjects else because)
