"""How likely two mentions tell one thing, from 0 to 1.

It is a weighing of evidence (a logistic model), whose few weights stand in a table: how much the words around both
share, the rarer the more, and how well the two agree in value, unit and kind.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from math import exp, log, log10, sqrt
from types import MappingProxyType

import attrs

from discrepant.desk.alignment.passages import TIME, Passage, Place
from discrepant.reading.mentions import MentionKind

__all__ = ["Likeness"]

# What each kind of evidence weighs, in logits. Fitted to the two corpora that people marked, and rounded.
_WEIGHTS = MappingProxyType(
    {
        "figure": -6.8,  # as likely as any two figures are to tell one thing
        "date": -5.5,
        "quotation": -6.2,
        "around": 8.0,  # the words around, as the cosine of an angle
        "shared": 1.7,  # and how much they share in all
        "wording": 2.0,  # of quotations, how far one lies in the other
        "value": 3.2,  # the same value, by its rarity
        "near": 0.9,
        "far": -1.9,
        "unknown": 0.45,
        "day": 4.8,  # the same day or days
        "month": 3.0,  # the same longer time
        "meets": 1.0,
        "apart": -2.0,
        "unit": 2.1,
        "lone": 4.4,  # the only one in its unit in both texts; lengths of time are told of anything
    }
)
_MOST_SHARED = 2.0
_FEW_DAYS = 7  # in which to agree means something; two may well tell of one month
_SHARED_WORDS = 2  # of two quotations
_TAILORED = (MentionKind.MEASURE, MentionKind.MONEY, MentionKind.SHARE, MentionKind.CHANGE)


@attrs.frozen(eq=False)
class Likeness:
    """Weighs two passages of a set, by how rare their words are in it."""

    total: int
    counts: Counter[str]
    values: Counter[str]
    units: Counter[tuple[str, str]]  # by source
    printed: dict[str, set[str]]  # the words of each language
    _sizes: dict[tuple[Place, str], float] = attrs.field(factory=dict, repr=False)

    @classmethod
    def among(cls, passages: Iterable[Passage]) -> Likeness:
        """The likeness of passages of this set."""
        counts: Counter[str] = Counter()
        values: Counter[str] = Counter()
        units: Counter[tuple[str, str]] = Counter()
        printed: defaultdict[str, set[str]] = defaultdict(set)
        total = 0
        for total, passage in enumerate(passages, start=1):  # noqa: B007  # their number
            counts.update(passage.words.keys())
            values[passage.value] += 1
            units[passage.source, passage.unit] += 1
            printed[passage.language].update(passage.words)
        return cls(total, counts, values, units, dict(printed))

    def rarity(self, word: str) -> float:
        """How rare a word is, from 0 to 1."""
        return self._rarity(self.counts[word])

    def _rarity(self, count: int) -> float:
        return log(1 + self.total / max(1, count)) / log(2 + self.total)

    def of(self, a: Passage, b: Passage) -> float:
        """How likely two passages of one family tell one thing."""
        return 1 / (1 + exp(-self.told(a, b)))

    def told(self, a: Passage, b: Passage) -> float:
        """How much tells that two passages of one family tell one thing, in logits."""
        told = self.base(a)
        around, shared = self._around(a, b)
        told += _WEIGHTS["around"] * around + _WEIGHTS["shared"] * min(_MOST_SHARED, shared)
        if a.family == "quotation":
            told += _WEIGHTS["wording"] * self._wording(a, b)
        elif a.family == "date":
            told += _days(a, b)
        else:
            told += self._figures(a, b)
        return told

    @staticmethod
    def base(passage: Passage) -> float:
        """What tells it of any two passages of its family, in logits."""
        return _WEIGHTS[passage.family]

    def _around(self, a: Passage, b: Passage) -> tuple[float, float]:
        """How much the words around share: as a cosine, and in all."""
        few, many = sorted((a.words, b.words), key=len)
        shared = sum(self.rarity(word) * few[word] * many[word] for word in few if word in many)
        if not shared:
            return 0.0, 0.0
        return shared / sqrt(self._size(a, b.language) * self._size(b, a.language)), shared

    def _size(self, passage: Passage, language: str) -> float:
        """What the words of a passage weigh; against another language, those that it prints as well."""
        key = (passage.place, language)
        if key not in self._sizes:
            known = self.printed[language]
            is_other = language != passage.language
            self._sizes[key] = sum(
                self.rarity(word) * weight * weight
                for word, weight in passage.words.items()
                if not is_other or word in known
            )
        return self._sizes[key]

    def _wording(self, a: Passage, b: Passage) -> float:
        """How far one quotation lies in the other, by the words that tell something."""
        shared = a.inside & b.inside
        if len(shared) < _SHARED_WORDS:
            return 0.0
        least = min(sum(map(self.rarity, words)) for words in (a.inside, b.inside))
        return sum(map(self.rarity, shared)) / (least + 0.5)

    def _figures(self, a: Passage, b: Passage) -> float:
        told = 0.0
        if a.value == b.value:
            told += _WEIGHTS["value"] * self._rarity(self.values[a.value])
        if a.unit == b.unit:
            told += _WEIGHTS["unit"]
        if a.unit == b.unit or a.mention.kind is b.mention.kind is MentionKind.MONEY:
            told += _WEIGHTS["lone"] * self._lone(a, b)
        ratio = _ratio(a, b)
        if ratio is None:
            return told + _WEIGHTS["unknown"]
        far = min(1.0, -log10(max(ratio, 1e-6)) / 2)
        return told + _WEIGHTS["near"] * ratio + _WEIGHTS["far"] * far

    def _lone(self, a: Passage, b: Passage) -> float:
        if a.mention.kind not in _TAILORED or a.unit == TIME:
            return 0.0
        return 1 / sqrt(self.units[a.source, a.unit] * self.units[b.source, b.unit])


def _ratio(a: Passage, b: Passage) -> float | None:
    """The smaller of two figures in the larger, None where one of them is not known."""
    one, other = a.amount, b.amount
    if one is None or other is None:
        return None
    low, high = sorted((one, other))
    return low / high if high else 1.0


def _days(a: Passage, b: Passage) -> float:
    """What the days of two dates tell."""
    one, other = a.mention.reading, b.mention.reading
    if one is None or other is None:
        return _WEIGHTS["day"] if a.value == b.value else 0.0
    if one.core == other.core:
        return _WEIGHTS["day" if one.core.hi - one.core.lo < _FEW_DAYS else "month"]
    return _WEIGHTS["meets" if one.core.meets(other.core) else "apart"]
