"""The counts, sums, measures and shares in a run: shapes of a printed number, each confirmed by the reader."""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from discrepant.errors import ReadingError
from discrepant.reading.mentions.phrases import print_rules
from discrepant.reading.mentions.runs import Run
from discrepant.reading.mentions.tagged import Tagged
from discrepant.reading.mentions.trial import Found, Trial
from discrepant.reading.model import Quantity

__all__ = ["amounts_in"]

# A letter a phrase, as vocabulary.py and tagged.py have them. Every repetition is bounded: the time is linear.
_PLAIN = "(?:d|z-?n|z|n)"
_NUMBER = (
    "(?:A?ho?A?s{1,2}"  # half a million
    f"|{_PLAIN}-?h(?!s)|A?h(?![sAuU])"  # two-thirds, a third
    f"|{_PLAIN}[rj](?:-?s){{0,2}}|r"  # 3 1/2, two and a half million
    f"|{_PLAIN}(?:(?:-?s){{1,3}}(?:&?{_PLAIN}|,{_PLAIN}(?=s))?){{0,8}}(?:-?s){{0,2}}j?"  # two hundred and five thousand
    "|As{1,2}j?|fs{0,2}|v)"  # a million, a few hundred, tens of billions
)
# half a mile, a mile, nearly a year, a year and a half
_OF_UNIT = "(?:[An]?h-?(?:o?A)?[uU]|(?<![dsnzucCU])A[uU]j|(?<![dsnzucCU])Au|(?<=[be])A[uU])"
_TAIL = "(?:-?o?(?:C|%|q)|-?o?c(?!m?d)|-?[uU])"
_AMOUNT = f"(?:{_OF_UNIT}|m?cm?{_NUMBER}(?:-?a)?|m?{_NUMBER}(?:-?a)?{_TAIL}?(?:-?a)?)"
_SHAPE = re.compile(
    f"(?P<compound>[be]?(?:{_PLAIN}|(?<![dsnzucCU])A)-?[uU](?:[&,]?{_PLAIN}-?[uU]){{1,4}})|B{_AMOUNT}&{_AMOUNT}|F[be]?{_AMOUNT}[T-][be]?{_AMOUNT}"
    f"|[be]?{_PLAIN}k{_PLAIN}s?(?![cCuU%])|[be]?{_AMOUNT}(?P<range>[T-][be]?{_AMOUNT})?"
)
_UNIT = re.compile("[uU]")
_ONE_AMOUNT = re.compile(f"[be]?{_AMOUNT}")
_SHARED = "its unit or scale stands with the number after it"
_UNITS = frozenset("scCuU%q")
_NOUN_NEXT = re.compile(r"[ \u00a0]+([a-z]+s|people|men|women|children|troops)\b")
_WORD = re.compile(r"[^\W\d_]+")
_SPACES = " -\u00a0"


def amounts_in(run: Run, tagged: Tagged, trial: Trial) -> Iterator[Found]:
    """The amounts of a run in order: the leftmost shape, as far as it is one quantity, and on from its end."""
    search = _Search(run, tagged, trial)
    place = 0
    while match := _SHAPE.search(tagged.letters, place):
        first, last = search.extent(match)
        place = last
        if search.counts(first, last):
            yield search.read(first, last, match)


@attrs.frozen(eq=False)
class _Search:
    """The amounts of one run."""

    run: Run
    tagged: Tagged
    trial: Trial

    def extent(self, match: re.Match[str]) -> tuple[int, int]:
        """The whole of a shape; of one that is no range or compound measure but two numbers, the first."""
        first, last = match.span()
        is_range = match["range"] is not None or match[0][0] in "BF"
        if match["compound"]:
            return first, self._end_of_compound(match)
        if not is_range or self._is_range(match):
            return first, last
        first += match[0][0] in "BF"
        one = _ONE_AMOUNT.match(self.tagged.letters, first)
        return first, one.end() if one else last

    def _end_of_compound(self, match: re.Match[str]) -> int:
        """The end of as many of its parts as add up to one measure: "2 hours 30 minutes", but not "and 5 miles"."""
        first, ends = match.start(), [match.start() + part.end() for part in _UNIT.finditer(match["compound"])]
        for last in reversed(ends[1:]):
            words = self.run.words(self.tagged.starts[first], self.tagged.starts[last])
            if not isinstance(self.trial(words, Quantity.MEASURE), ReadingError):
                return last
        return ends[0]

    def _is_range(self, match: re.Match[str]) -> bool:
        """Whether the two ends are read as one, and not told as a change: "rose from 5 to 10"."""
        start, end = self.tagged.starts[match.start()], self.tagged.starts[match.end()]
        before = [word.lower() for word in _WORD.findall(self.run.before(start))][-3:]
        is_told_as_change = any(word in print_rules()["change"]["words"] for word in before)
        if is_told_as_change and match[0][0] != "B" and "to" in self.run.texts[start:end]:
            return False
        return not isinstance(self.trial(self.run.words(start, end), _kind(match[0])), ReadingError)

    def counts(self, first: int, last: int) -> bool:
        """Whether the shape is a quantity, and not a pronoun, a noun or a part of a name."""
        letters, start, end = self.tagged.letters[first:last], self.tagged.starts[first], self.tagged.starts[last]
        texts = self.run.texts[start:end]
        goes_on = self.tagged.letters[last : last + 1] == "o"  # "of"
        if texts in (["one"], ["zero"]):
            return self._counts_word(texts[0], start, end)
        if texts in (["tens"], ["scores"]) or (letters == "nh" and texts[-1].startswith("quarter")):
            return goes_on
        if letters in ("Ah", "h"):
            is_led = texts[0] == "a" and self.run.word_before(start).lower() in ("by", "to")
            return is_led or (goes_on and texts[0] in ("a", "half"))
        if letters == "Au":
            return texts[1] in print_rules()["unit"]["alone"]
        return texts not in (["one", "day"], ["a", "couple"], ["couple", "of"], ["couple"])

    def _counts_word(self, text: str, start: int, end: int) -> bool:
        """Whether "one" or "zero" counts what follows."""
        word, rules = self._word_after(end), print_rules()
        if text == "one":
            return word in rules["one"]["before"]
        return word not in rules["zero"]["before"] and self.run.word_before(start).lower() not in rules["zero"]["after"]

    def _word_after(self, end: int) -> str:
        after = self.run.after(end)
        following = _WORD.match(after.lstrip(_SPACES)) if after[:1] in _SPACES else None
        return following[0].lower() if following else ""

    def read(self, first: int, last: int, match: re.Match[str]) -> Found:
        """The reading of a shape, or why there is none."""
        letters, start, end = self.tagged.letters[first:last], self.tagged.starts[first], self.tagged.starts[last]
        kind = _kind(letters)
        is_aside = self._word_after(end) in print_rules()["unit"]["aside"]
        if is_aside and letters.endswith("ds") and self.run.texts[end - 1] == "m":
            kind = Quantity.MEASURE
        rest = set(self.tagged.letters[last : match.end()])
        if rest & _UNITS and not set(letters) & _UNITS:
            return Found(start, end, _kind(match[0]), None, _SHARED)
        if problem := self._ambiguous(letters, end, kind):
            return Found(start, end, kind, None, problem)
        result = self.trial(self.run.words(start, end), kind)
        if isinstance(result, ReadingError):
            return Found(start, end, kind, None, result.message)
        return Found(start, end, kind, result, "")

    def _ambiguous(self, letters: str, end: int, kind: Quantity) -> str:
        """Why the words can be read in two ways, if they can."""
        text = self.run.texts[end - 1]
        if kind is Quantity.MONEY and text in print_rules()["unit"]["or_money"] and not set(letters) & {"s", "v"}:
            return "this can be money or a weight"
        if kind is Quantity.COUNT and text == "m" and not _NOUN_NEXT.match(self.run.after(end)):
            return "this can be millions or metres"
        if kind is Quantity.MEASURE and text in ("c", "f") and self.run.atoms[end - 2].is_digits:
            return "this can be degrees, or another unit"
        return ""


def _kind(letters: str) -> Quantity:
    if "c" in letters or "C" in letters:
        return Quantity.MONEY
    if "%" in letters or "k" in letters or "q" in letters:
        return Quantity.SHARE
    if "u" in letters or "U" in letters:
        return Quantity.MEASURE
    return Quantity.SHARE if letters[-1] == "h" or letters in ("r", "br", "er") else Quantity.COUNT
