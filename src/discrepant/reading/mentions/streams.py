"""A run as the tokens of one kind of quantity.

From each place on, it is known what the reader's grammar makes of them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from types import MappingProxyType

import attrs

from discrepant.reading.mentions.joined import SUM
from discrepant.reading.mentions.runs import WordRun
from discrepant.reading.mentions.vocabulary import LED, MEASURE, MONEY, NUMBER, SHARE, MentionVocabulary
from discrepant.reading.model import Quantity
from discrepant.reading.nearby import char_before, text_after, text_before
from discrepant.reading.number_lexicon import HYPHENS
from discrepant.reading.numbers import number_prefixes
from discrepant.reading.tokens import UNKNOWN, Token
from discrepant.reading.words import rules

__all__ = ["MARKS", "Candidate", "Stream", "is_behind", "span"]

# What makes a kind of a number: a run must have a word with this part, and the words one of these terminals.
MARKS = MappingProxyType(
    {
        Quantity.MONEY: (MONEY, frozenset(["CURRENCY"])),
        Quantity.SHARE: (SHARE, frozenset(["PERCENT", "PART", "PARTS", "FRACTION", "IN", "FOLD"])),
        Quantity.MEASURE: (MEASURE, frozenset(["WORD", "AGED"])),
        Quantity.NUMBER: (LED, frozenset(["NUMBER"])),
        Quantity.COUNT: (NUMBER, frozenset(["NUMBER", "SCALE", "FEW", "MANY", "PART", "PARTS", "FRACTION"])),
    }
)
_EVEN = (2, 3, 4, 5, 6, 8, 10)  # what a fraction in figures is one of; 9/11 is none
_AMOUNTS = frozenset(["NUMBER", "SCALE", "FEW", "MANY", "PART", "PARTS", "FRACTION", "OF"])
_BEFORE_A_SIGN = " (\n\u00a0[\u2014"
_AFTER_A_SIGN = frozenset("$\u20ac\u00a3\u00a5.")
_HYPHENS = frozenset(["-", *HYPHENS])
_COUNTED = (Quantity.COUNT, Quantity.MEASURE)
_ADDED = re.compile("[ \u00a0][a-z$\u20ac\u00a3\u00a5]", re.IGNORECASE)
_PLURAL = re.compile("[ \u00a0](?:[a-z]+s|people|men|women|children)\\b")
_NEXT = re.compile("[ \u00a0]([a-z]+)")
_JOINED_BY = frozenset("%\u00b0)")


def span(token: Token) -> tuple[int, int]:
    """Where it stands in the text."""
    return token.start, token.end


@attrs.frozen
class Candidate:
    """The tokens of what can be an amount of this kind, and the character after it."""

    end: int
    kind: Quantity
    tokens: Sequence[Token]

    @property
    def terminals(self) -> list[str]:
        """What each token is to the grammar."""
        return [token.type for token in self.tokens]

    def has(self, terminals: Collection[str]) -> bool:
        """Whether one of these is in it."""
        return not set(terminals).isdisjoint(self.terminals)


def is_behind(before: str, words: Collection[str]) -> bool:
    """Whether a text ends with one of these, of one word or of two."""
    last = before.lower().split()[-2:]
    return not {*last[-1:], " ".join(last)}.isdisjoint(words)


@attrs.frozen
class Stream:
    """The tokens of a run as one kind's.

    Where a word is another thing in this sentence, an UNKNOWN stands.
    """

    kind: Quantity
    text: str = attrs.field(repr=False)
    tokens: Sequence[Token]
    terminals: Sequence[str]
    by_start: Mapping[int, int]

    @classmethod
    def of(cls, run: WordRun, taken: Collection[int], known: MentionVocabulary, kind: Quantity) -> Stream:
        """The run outside of the atoms that are taken."""
        tokens = known.numbers[kind].running(run.text, run.atoms)
        blocked = [(run.atoms[i].start, run.atoms[i].end) for i in sorted(taken)]
        starts = [start for start, _ in blocked]
        terminals = []
        for i, token in enumerate(tokens):
            at = bisect_left(starts, token.end)
            is_taken = at > 0 and blocked[at - 1][1] > token.start
            around = _Around.of(run.text, token, tokens[i - 1].type if i else "", kind)
            terminals.append(UNKNOWN if is_taken or around.is_idle else token.type)
        by_start = {token.start: i for i, token in enumerate(tokens)}  # behind a JOIN without width
        return cls(kind, run.text, tokens, terminals, by_start)

    def terminal_at(self, start: int) -> str:
        """What begins at this character, to the grammar; empty where nothing does."""
        at = self.by_start.get(start)
        return "" if at is None else self.terminals[at]

    def candidates(self, start: int) -> Iterator[Candidate]:
        """What begins at this character, the shortest first."""
        first = self.by_start.get(start)
        if first is None or not number_prefixes().begins(self.terminals[first]):
            return
        if self.terminals[first] == "DASH" and not self._is_sign(start):
            return  # the hyphen of "magnitude-5.8", the dash of "schools - 1,940 of them"
        for end in number_prefixes().ends(self.terminals, first):
            last = self.tokens[end - 1].end
            if self.terminals[end - 1] == "CURRENCY" and self.text[last : last + 1].isdigit():
                continue  # "half of the $100 billion"
            if not MARKS[self.kind][1].isdisjoint(self.terminals[first:end]):
                yield Candidate(last, self.kind, self.tokens[first:end])

    def _is_sign(self, start: int) -> bool:
        """Whether a dash is the sign of the number that it touches."""
        before = char_before(self.text, start)
        return not (before.isalnum() or before in _JOINED_BY) and bool(self.text[start + 1 : start + 2].strip())


@attrs.frozen
class _Around:
    """A token with the characters around it and the terminal before it."""

    token: Token
    words: str
    before: str
    after: str
    behind: str
    terminal_before: str
    kind: Quantity

    @classmethod
    def of(cls, text: str, token: Token, terminal_before: str, kind: Quantity) -> _Around:
        start, end = span(token)
        before, behind = text_before(text, start), text_after(text, end)
        return cls(token, text[start:end], before, behind[:1], behind, terminal_before, kind)

    @property
    def is_idle(self) -> bool:
        """Whether it is another thing in this sentence."""
        check = _IDLE.get(self.token.type)
        return check is not None and check(self)

    @property
    def is_on_digits(self) -> bool:
        """Whether digits end right before it."""
        return self.before[-1:].isdigit()


def _dash(it: _Around) -> bool:
    """A dash of the sentence, and neither a hyphen, nor a sign, nor between two numbers."""
    before = it.before[-1:]
    is_sign = (it.after.isdigit() or it.after in _AFTER_A_SIGN) and not before.strip(_BEFORE_A_SIGN)
    joins = bool(before.strip()) and bool(it.after.strip())
    return not (joins or before == it.after == " " or (is_sign and it.words != "\u2014"))


def _hedge(it: _Around) -> bool:
    """A preposition, "a book about 12 men", or the plus of a sum, "5+1", "$29 plus tax"."""
    words = it.words.lower()
    if words in ("+", "plus"):
        is_added = words == "plus" and it.before[-1:] not in _HYPHENS and _ADDED.match(it.behind) is not None
        return it.behind.strip()[:1].isdigit() or (is_added and not (it.kind in _COUNTED and _PLURAL.match(it.behind)))
    if words == "under" and it.before[-1:] in _HYPHENS:  # "a 5-under 67"
        return True
    return is_behind(it.before, rules()["preposition"].get(words, ()))


def _currency(it: _Around) -> bool:
    """A word that is a currency only behind a number or in capitals: "he won two", "all"."""
    if it.token.value.follows:
        return it.terminal_before not in _AMOUNTS
    if it.token.value.leads and not SUM.match(it.behind):
        return True
    return not it.token.value.is_printed(it.words)


def _fraction(it: _Around) -> bool:
    """Figures with a stroke between them that are a date, a pressure or a score."""
    over, under = it.token.value
    return "/" in it.words and not (over < under and under in _EVEN)


def _scale(it: _Around) -> bool:
    """One letter apart from its digits; not, though, the B of "$1.5 B"."""
    is_apart = len(it.words) == 1 and not it.is_on_digits and not it.after.isalpha()  # 30 MUSD
    return is_apart and not (it.kind is Quantity.MONEY and it.before[-1:] == " " and not it.after.isalnum())


def _unit(it: _Around) -> bool:
    """One letter apart from its digits, but for the capital of "38 C"; or the stroke of no rate."""
    if it.words == "/":
        return not it.after.isalpha()
    if it.words in ("C", "F") and it.before[-1:] == " " and not (it.after.isalnum() or it.after == "-"):
        return False
    if it.words in rules()["unit"]["noun"]:
        return it.before[-1:] in _HYPHENS or _is_before_noun(it)
    return it.words.lower() in rules()["unit"]["glued"] and not it.is_on_digits


def _is_before_noun(it: _Around) -> bool:
    following = _NEXT.match(it.behind)
    return following is not None and following[1] not in rules()["small"]["words"]


_IDLE: Mapping[str, Callable[[_Around], bool]] = MappingProxyType(
    {
        "DASH": _dash,
        **dict.fromkeys(["HEDGE_BEFORE", "HEDGE_AFTER", "HEDGE_EITHER"], _hedge),
        "CURRENCY": _currency,
        "FRACTION": _fraction,
        "SCALE": _scale,
        "WORD": _unit,
    }
)
