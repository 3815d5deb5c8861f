"""What changed in a corpus since all of its checks ran.

It is told by hashes of what the checks of the package look at: a fact with its claim and its text, a claim with its
facts, and what bears on all of them. The law: of an item that is left out, the outcome is what it was.
"""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from datetime import date
from hashlib import sha256
from operator import attrgetter
from typing import Any

import attrs

from discrepant.corpus.model import Acknowledgement, Claim, Corpus, Fact, Place

__all__ = ["Fingerprints"]

# of a fact, what was read of its words, which hangs on all the rest, and what is told beside it; of a claim, its facts
_APART = ("source", "printed", "value", "made", "as_of", "facts")


@attrs.frozen(kw_only=True)
class Fingerprints:
    """Hashes of what checks look at: of each claim and of each fact, by their keys and ids.

    `common` has those of what bears on all of them, by what a sentence calls it.
    """

    common: Mapping[str, str]
    claims: Mapping[str, str]
    facts: Mapping[str, str]

    @classmethod
    def of(cls, corpus: Corpus, today: date, **common: str) -> Fingerprints:
        """Those of a corpus on a day, with what else is `common` to all."""
        made = _Making(corpus, today)
        return cls(
            common={
                **common,
                "facts/names.toml": _hash(corpus.names.entries),
                "the hedge table": "" if corpus.reader.is_default else _hash(repr(corpus.reader.table)),
            },
            claims={key: made.claim(claim) for key, claim in corpus.claims.items()},
            facts=made.facts,
        )

    @classmethod
    def from_plain(cls, plain: object) -> Fingerprints:
        """The same from its plain form; a TypeError or ValueError says that this is something else."""
        if not isinstance(plain, dict) or plain.keys() != {field.name for field in attrs.fields(cls)}:
            raise ValueError("these are no fingerprints")
        for hashes in plain.values():
            if not isinstance(hashes, dict) or not all(isinstance(each, str) for each in hashes.values()):
                raise TypeError("a fingerprint is a text")
        return cls(**plain)

    def as_plain(self) -> dict[str, Mapping[str, str]]:
        """As plain data, nothing of it copied."""
        return {field.name: getattr(self, field.name) for field in attrs.fields(Fingerprints)}

    def changed_since(self, before: Fingerprints) -> Fingerprints:
        """What is new, or not what it was."""
        return Fingerprints(
            **{
                field.name: _changed(getattr(self, field.name), getattr(before, field.name))
                for field in attrs.fields(Fingerprints)
            }
        )


def _changed(mine: Mapping[str, str], theirs: Mapping[str, str]) -> dict[str, str]:
    return {key: found for key, found in mine.items() if theirs.get(key) != found}


class _Making:
    """The fingerprints of one corpus, each made once."""

    def __init__(self, corpus: Corpus, today: date) -> None:
        self._corpus, self._today = corpus, today
        self._noted: dict[str, list[Acknowledgement]] = {}
        for entry in corpus.acknowledged:
            self._noted.setdefault(entry.claim, []).append(entry)
        self._asked = {key: _hash(_values(claim)) for key, claim in corpus.claims.items()}
        texts = {key: _hash(_values(source)) for key, source in corpus.sources.items()}
        self._texts = {key: [texts[each] for each in corpus.articles.get(key, (key,))] for key in texts}
        self.facts = {fact.id: self._fact(fact) for fact in corpus.facts}

    def _fact(self, fact: Fact) -> str:
        """Of its record, of what its claim asks, and of its text with all others that tell the same article."""
        told = _of_fact(fact), fact.as_of.words, fact.source.id, self._asked[fact.claim], self._texts[fact.source.id]
        return _digest(repr(told))  # all of them are plain

    def claim(self, claim: Claim) -> str:
        """Of all that is told on it, what an editor noted, and what is told on the claim that counts its people."""
        counted = self._corpus.claims.get(claim.counted_by or "")
        noted = [[entry, entry.until is None or self._today <= entry.until] for entry in self._noted.get(claim.key, ())]
        return _hash([self._told(claim), self._told(counted) if counted else None, noted])

    def _told(self, claim: Claim) -> list[str]:
        return [self._asked[claim.key], *(self.facts[fact.id] for fact in claim.facts)]


_of_fact = attrgetter(*(field.name for field in attrs.fields(Fact) if field.name not in (*_APART, "place")))


def _values(of: Any) -> list[object]:  # noqa: ANN401  # of any attrs class
    """The values of all its fields but some, so that a field which is new counts."""
    return [getattr(of, field.name) for field in attrs.fields(type(of)) if field.name not in _APART]


def _hash(value: object) -> str:
    return _digest(repr(_plain(value)))


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _plain(value: Any) -> object:  # noqa: ANN401  # of any type
    """The value without what may differ though nothing changed: the order of a set, and on which line a record is."""
    if isinstance(value, str):
        return value
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if isinstance(value, Mapping):
        return [[_plain(key), _plain(each)] for key, each in value.items()]
    if isinstance(value, AbstractSet):
        return sorted(repr(_plain(each)) for each in value)
    if isinstance(value, Place):
        return value.file
    return _plain(_values(value)) if attrs.has(type(value)) else value
