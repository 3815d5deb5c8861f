"""Number words that are no number in a sentence, and amounts that can be read in two ways.

What settles which of the two is meant stands here as well.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from discrepant.reading.mentions.pounds import is_pounds, pounds_in
from discrepant.reading.mentions.runs import WordRun
from discrepant.reading.mentions.streams import Candidate, is_behind, span
from discrepant.reading.model import Quantity
from discrepant.reading.numerals import ORDINAL_WORDS
from discrepant.reading.words import rules, words_of

__all__ = ["TWO_WAYS", "is_noun", "is_other", "two_ways", "word_after"]

TWO_WAYS = frozenset(["m", "pound", "pounds"])  # units of two kinds

_NOUN_NEXT = re.compile(r"[ \u00a0]+([a-z]+s|people|men|women|children|troops)\b")
_DEGREE = re.compile(r"(?:[0-9 ][CF]|degrees? (?:[CF]|[Cc]elsius|[Ff]ahrenheit)|\u00b0 ?[CF])\Z")
_FEW = 10
_ANGLE = re.compile(r"(?:degrees?|\u00b0)\Z", re.IGNORECASE)
_LETTER = re.compile(r"[0-9] ?[CF]\Z")
_FEW_DEGREES = 10
_SPACED = re.compile(r"\A[0-9]{1,2} [-\u2010-\u2013] [0-9]{1,2}\Z")
_TALLY = re.compile(r"\A[0-9]{1,3}(?:[-\u2010-\u2013]| to )[0-9]{1,3}\Z")
_SCORE = re.compile(r"\A([0-9]{1,2})[-\u2010-\u2013]([0-9]{1,2})\Z")
_NEAR = 3  # words before a tally or a score
_WORD = re.compile(r"[^\W\d_]+")
_UNITS = frozenset(["CURRENCY", "PERCENT", "WORD", "SCALE"])

_M_A_YEAR = re.compile(r"[0-9]m(?:/| (?:an?|per|each|every) )(?:day|week|month|quarter|year|decade)\Z", re.IGNORECASE)

_SPACES = " -\u00a0"
_ENDS = re.compile('[ \u00a0]*(?:\\Z|[.,;:!?)\\]\u201d\u2019"\u2014\u2026\n])')
_ALONE = (["PART"], ["A", "PART"], ["NUMBER", "PART"], ["NUMBER", "PARTS"])
_IDLE = (["one", "day"], ["couple", "of"], ["couple"])


def two_ways(run: WordRun, i: int, end: int, found: Candidate) -> str:
    """Why the words can be read in two ways, if they can."""
    if reason := _hedge_in_doubt(run, i, end, found):
        return reason
    if run.texts[i : i + 2] == ["a", "good"] and found.terminals[1:] == ["PART"]:
        return "this can be at least so much, or one that is good"
    if is_pounds(run, found) and pounds_in(run, i, found) is None:
        return "this can be money or a weight"
    if (_is_m(run, found) and _settled(run, end) is None) or _is_m_a_year(run.words(i, end)):
        return "this can be millions or metres"
    if found.kind is Quantity.MEASURE and (reason := _degrees(run, i, end, found)):
        return reason
    return "" if found.has(_UNITS) else _bare_range(run, i, end)


def _bare_range(run: WordRun, i: int, end: int) -> str:
    words = run.words(i, end)
    one, _, other = words.lower().partition("-")
    if one == other or _SPACED.match(words):
        return "this can be from one number to another, or a score"
    if _TALLY.match(words) is not None and _is_vote_near(run, i, end):
        return "this can be from one number to another, or a tally of votes"
    return "this can be from one number to another, or a score" if _is_score(run, i, end) else ""


def _is_score(run: WordRun, i: int, end: int) -> bool:
    """Whether these are two small numbers that run backwards or are equal, or have words of a game near."""
    match = _SCORE.match(run.words(i, end))
    if match is None:
        return False
    one, two = int(match[1]), int(match[2])
    near = [*_WORD.findall(run.before(i))[-_NEAR:], *_WORD.findall(run.after(end))[:1]]
    return one >= two or not one or not rules()["score"]["words"].isdisjoint(word.lower() for word in near)


def _is_vote_near(run: WordRun, i: int, end: int) -> bool:
    near = [*_WORD.findall(run.before(i))[-_NEAR:], word_after(run, end)]
    is_told = not rules()["score"]["tally"].isdisjoint(word.lower() for word in near)
    return is_told and _NOUN_NEXT.match(run.after(end)) is None


def _hedge_in_doubt(run: WordRun, i: int, end: int, found: Candidate) -> str:
    """Why the hedge before the number may be a preposition, or a part of the verb, if it may."""
    hedge, before, noun = run.text[slice(*span(found.tokens[0]))].lower(), run.before(i), word_after(run, end)
    if not found.tokens[0].type.startswith("HEDGE"):
        return ""
    units = {run.text[slice(*span(each))].lower() for each in found.tokens if each.type == "WORD"}
    if hedge == "over" and not units.isdisjoint(_times()) and not found.has(["OLD"]):
        lasting = rules()["lasting"]
        is_length = is_behind(before, lasting["before"]) or noun in lasting["behind"]
        return "" if is_length else "'over' can be 'more than' or 'during'"
    if found.kind is not Quantity.COUNT or found.has(["SCALE"]):
        return ""
    if is_behind(before, rules()["doubtful"].get(hedge, ())):
        return f"{hedge!r} can be a hedge or a part of the verb"
    is_small = found.terminals[1:] == ["NUMBER"] and run.texts[end - 1].isalpha() and found.tokens[1].value.value < _FEW
    places = rules()["places"]
    is_place = is_small and hedge in places["small"]
    is_place = is_place or (hedge in places["any"] and noun not in rules()["small"]["words"] | {""})
    is_place = is_place and places["apart"].isdisjoint(_WORD.findall(run.after(end))[:2])  # within four points
    return f"{hedge!r} can be a hedge or a place" if is_place else ""


@cache
def _times() -> frozenset[str]:
    return frozenset(words_of("units")["time"]["words"]) | frozenset(words_of("units")["calendar"]["words"])


def is_other(run: WordRun, i: int, end: int, found: Candidate) -> bool:
    """Whether an "m" or a pound is settled to be the other one.

    An "m" is metres or millions, a pound is money or a weight.
    """
    if is_pounds(run, found):
        return pounds_in(run, i, found) not in (None, found.kind)
    return _is_m(run, found) and _settled(run, end) not in (None, found.kind)


def _is_m(run: WordRun, found: Candidate) -> bool:
    last = found.tokens[-1]
    is_m = run.text[last.start : last.end].lower() == "m"
    return is_m and found.kind in (Quantity.COUNT, Quantity.MEASURE)


def _is_m_a_year(words: str) -> bool:
    """Whether so many metres or millions come in a day or a longer time; in a second or an hour it is how fast."""
    return _M_A_YEAR.search(words) is not None


def _settled(run: WordRun, end: int) -> Quantity | None:
    """What a lone "m" is: metres before "long" and apart from its digits, millions before a noun, else either."""
    is_counted = _NOUN_NEXT.match(run.after(end)) is not None
    is_apart = not run.touches(end - 1)
    if word_after(run, end) in rules()["score"]["races"]:
        return Quantity.MEASURE
    if word_after(run, end) in rules()["unit"]["aside"] or (is_apart and not is_counted):
        return Quantity.MEASURE
    return Quantity.COUNT if is_counted and not is_apart else None


def _degrees(run: WordRun, i: int, end: int, found: Candidate) -> str:
    words = run.words(i, end)
    if _ANGLE.search(words) and _is_weather(run, i, end):
        return "this can be degrees of one scale or another"
    if _DEGREE.search(words) is None:
        return ""
    if _is_difference(run, i, end):
        return "a difference of temperatures is no temperature"
    degrees = [token.value.value for token in found.tokens if token.type == "NUMBER"]
    is_signed = not {"MINUS", "DASH"}.isdisjoint(found.terminals[:2])
    is_doubtful = _LETTER.search(words) is not None and not is_signed and max(degrees, default=0) < _FEW_DEGREES
    return "this can be degrees, or another unit" if is_doubtful else ""


def _is_weather(run: WordRun, i: int, end: int) -> bool:
    """Whether the degrees are those of a temperature, whose scale is not printed."""
    near = {word.lower() for word in _WORD.findall(run.before(i) + " " + run.after(end))}
    is_told = not rules()["degrees"]["weather"].isdisjoint(near)
    return is_told or is_behind(run.before(i), rules()["degrees"]["behind"])


def _is_difference(run: WordRun, i: int, end: int) -> bool:
    """Whether this is a difference of temperatures: "rose 1.5 degrees", "a rise of 2\u00b0C", "3\u00b0C warmer"."""
    words, before = rules()["change"], _WORD.findall(run.clause_before(i).lower())
    if before[-1:] == ["by"] or not words["words"].isdisjoint(before[-1:]):
        return True
    is_rise = before[-1:] == ["of"] and not words["warming"].isdisjoint(before)
    is_limit = before[-1:] in (["to"], ["at"]) and before[-2:-1] in (["warming"], ["heating"])
    return is_rise or is_limit or word_after(run, end) in rules()["degrees"]["differ"]


# Pronouns, parts of nouns, times of day.


def word_after(run: WordRun, end: int) -> str:
    """The word behind an atom, joined by a blank or a hyphen, in lower case."""
    after = run.after(end)
    following = _WORD.match(after.lstrip(_SPACES)) if after[:1] in _SPACES else None
    return following[0].lower() if following else ""


def is_noun(run: WordRun, i: int, end: int, terminals: Sequence[str]) -> bool:
    """Whether words that the grammar takes for an amount are none in this sentence.

    The words are those between two atoms of the run.
    """
    texts = run.texts[i:end]
    if run.after(end)[:5] == " past" or _is_phrase_of_its_own(texts, terminals):
        return True
    if texts in (["one"], ["zero"]):
        return not _counts(run, texts[0], i, end)
    is_hedged_part = texts[0] == "a" and terminals[0].startswith("HEDGE") and terminals[1:] == ["PART"]
    if is_hedged_part or terminals in _ALONE or texts in (["tens"], ["scores"]):
        return not _stands_alone(run, i, end)
    named = texts[texts[0] in ("a", "an")] if len(texts) > 1 else ""
    if named in ORDINAL_WORDS and "WORD" in terminals and {"OF", "NUMBER"}.isdisjoint(terminals):
        return True  # the third year, a third mile, the fourth or fifth day
    if terminals == ["A", "WORD"]:
        return " ".join(texts[1:]) not in rules()["unit"]["alone"] and not _is_length_of_time(run, i, end)
    return terminals == ["FEW"] and texts[-1] in ("couple", "few") and texts != ["a", "few"]


def _is_length_of_time(run: WordRun, i: int, end: int) -> bool:
    """It took a week, for a year, sentenced to a month, an hour-long talk; not a year ago, once a day, in a week."""
    unit, after = rules()["unit"], run.after(end)
    if run.texts[end - 1] not in unit["lasting"] or after[:1] in ("'", "\u2019"):
        return False
    return after.startswith("-long") or (
        is_behind(run.before(i), unit["lasts"]) and word_after(run, end) not in unit["away"]
    )


def _is_phrase_of_its_own(texts: Sequence[str], terminals: Sequence[str]) -> bool:
    """One day, a pound of flesh, 20 below zero, six quarters in a row, a centuries-old church."""
    is_many = terminals[:2] == ["A", "WORD"] and texts[1].endswith("ies")
    is_row = texts[-1] == "quarters" and {"two", "three", "2", "3"}.isdisjoint(texts)
    return is_many or is_row or texts in _IDLE or texts[1:] == ["zero"] or terminals == ["A", "CURRENCY"]


def _counts(run: WordRun, text: str, i: int, end: int) -> bool:
    """Whether "one" or "zero" counts what follows."""
    word, before = word_after(run, end), run.word_before(i).lower()
    if text == "one":
        return word in rules()["one"]["before"]
    return word not in rules()["zero"]["before"] and before not in rules()["zero"]["after"]


def _stands_alone(run: WordRun, i: int, end: int) -> bool:
    """Whether "a third" or "tens" is no part of a noun, as it is in "a third party" and "a quarter-final"."""
    texts, after, before = run.texts[i:end], run.after(end), run.word_before(i).lower()
    if texts[0] == "a" and len(texts) > 2:  # noqa: PLR2004  # a good third of them, a full third; a good half for them
        is_game = texts[-1] in ("half", "quarter")
        return after.startswith(" of ") or (_ENDS.match(after) is not None and not is_game)
    if texts in (["scores"], ["tens"]):
        return after[:4] == " of " and not after[4:5].isdigit()  # scores of 3-1
    if before in rules()["part"]["after"] and texts[0] in ("half", "quarter"):
        return False  # "the first half"
    is_led = texts[0] in ("a", "half") and before in ("by", "to", "than")  # "fell by a third"
    since = rules()["part"]["since"] if texts[0] == "a" and before in rules()["change"]["words"] else ()
    if is_led or (len(texts) > 1 and texts[0] != "a") or word_after(run, end) in since:
        return True  # "a two-thirds majority", "down a third on last year"
    if after[:4] == " of " or (texts[0] == "half" and after[:5] == " the "):
        return texts[0] in ("a", "half")
    is_ordinal = texts[0] != "half" and len(texts) == 1
    return not is_ordinal and _ENDS.match(after) is not None
