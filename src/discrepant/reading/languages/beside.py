"""What keeps a number in a text of another language from being read by itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from discrepant.reading.languages.around import bent_before, told_around
from discrepant.reading.languages.language import Language
from discrepant.reading.nearby import text_after, text_before
from discrepant.reading.tokens import Token, span_of
from discrepant.reading.words import rules

__all__ = [
    "follows_a_name",
    "is_named",
    "leads_to_a_name",
    "problem_beside",
    "problem_beside_date",
    "touches_a_name",
]

# What would be cut from a number by reading it without this, before it and behind it.
_BEFORE = frozenset(["HEDGE", "REFUSED", "NUMBER", "DIGITS", "SCALE", "MANY", "FEW", "PART", "CURRENCY", "COLLECTIVE"])
_BEHIND = frozenset(["REFUSED", "FEW", "MANY", "SCALE", "UNIT", "CURRENCY", "PART", "NUMBER", "DIGITS", "COLLECTIVE"])
_BENDING_A_DATE = frozenset(["since", "until", "before", "after", "early", "mid", "late", "between"])
_AWAY = frozenset(["before", "after", "from"])
_ENDING = frozenset(["to", "until", "-"])
_BEHIND_A_DATE = frozenset(["UNIT", "WHICH", "WHICH_AFTER", "MONTH", "REFUSED"])
_NAME_BEFORE = re.compile(r"[^\W_]\Z|[^\W\d_]-\Z|\d[-/:]\Z")
_NAME_BEHIND = re.compile(r"[^\W\d_]|[:/]\d|-[^\W\d_]|\.[\u00ba\u00aa]|\.er\b")  # and ordinals: 2.º, 3.er
_WORD_BEFORE = re.compile(r"(?:(?P<stop>^|[.!?:;\u201e\u201c\u00ab\"(]\s*)?(?P<word>[^\W\d_]+)['\u2019]?\s*)\Z")
# Bytes and units by their letters: GB, GWh, kWh, Go, V; but not a plural, as of ONGs.
_SHORT = re.compile(r"\s?(?:[A-Z]{2,4}[a-rt-z]?|[A-Z][a-z]|[a-z]+[A-Z]\w*|[^\W\d_])(?![\w'\u2019-])")
_OTHER_FIGURES = re.compile(r"[.,]\d")
_OTHER_FIGURES_BEFORE = re.compile(r"\d[.,]\Z")
_LIST = re.compile(r"\s*,\s*\d")
_NAME_OF_AGED = re.compile(
    r"(?:^|[^\w-])[^\W\d_a-z][\w'\u2019-]+ (?:(?:von|van|de|da|del|la) )*[^\W\d_a-z][\w'\u2019-]+(?:, | \()\Z"
)
_OLDEST = 3  # digits
_HYPHENED = re.compile(r"[^\W\d_][-\u2010\u2011]\d")
_ERA = re.compile(r"\s(?:(?:ap|av)\.?\s?J\.?-?\s?C|[ad]\.?\s?(?:de\s)?C\b|[nv]\.\s?(?:Chr|u\.))")  # en 410 ap. J.-C.
_ENDED = re.compile(r"(?P<noun>[^\W\d_]+)\s(?P<word>[^\W\d_]+)\s(?:le\s|el\s|am\s|zum\s)?\Z")
_LISTED = re.compile(r"(?P<noun>[^\W\d_]+|[#\u2116\u00a7]) ?(?:\d+, )*(?:\d+ (?:(?P<joint>[^\W\d_]+) )?)?\Z")
_LAST = "this is the last of a time whose length stands before it"
_DASH = re.compile(r"\s*[-\u2013\u2014]\s*\d")


def touches_a_name(text: str, span: tuple[int, int]) -> bool:
    """Whether it is part of a name or of a score: T-72, Covid-19, A380, 3:2, 30-köpfig."""
    return follows_a_name(text, span[0]) or leads_to_a_name(text, span[1])


def follows_a_name(text: str, start: int) -> bool:
    """Whether what is printed right before a place makes a name of what begins there."""
    return _NAME_BEFORE.search(text_before(text, start)) is not None


def leads_to_a_name(text: str, end: int) -> bool:
    """Whether what is printed right behind a place makes a name of what ends there."""
    return _NAME_BEHIND.match(text, end) is not None


def is_named(text: str, language: Language, start: int) -> bool:
    """Whether what is before it makes a name of a number, which counts nothing: article 5, § 3."""
    before = text_before(text, start)
    match = _WORD_BEFORE.search(before.removesuffix(".").removesuffix(". "))
    named = {each.lower() for each in language.words["running"]["names"]}
    if match is not None and match["word"].lower() in named:
        return True
    listed, signs = _LISTED.search(before), rules()["label"]["signs"]  # Zimmer 4, 5 und 6
    if listed is not None and (listed["joint"] is None or listed["joint"].lower() in _joints(language)):
        noun = listed["noun"].lower()
        if noun in signs or {noun, noun.removesuffix("s")} & named:
            return True
    return before.rstrip(": \u00a0").endswith(_identifiers())


@cache
def _joints(language: Language) -> frozenset[str]:
    """What stands between two numbers of a list: und, oder, bis."""
    return frozenset().union(*(language.words_for("date", english) for english in ("and", "or", "to", "until")))


@cache
def _identifiers() -> tuple[str, ...]:
    """What stands before the number of a paper, a book or an account, with the blank before it."""
    return tuple(f" {each}" for each in rules()["label"]["identifiers"])


def problem_beside(text: str, language: Language, run: Sequence[Token], i: int, end: int) -> str:
    """Why the amount from one token of a run up to another is not read; empty where it is."""
    start, last = span_of(*run[i:end])
    if i and run[i - 1].type in _BEFORE:
        return _cut(text, run[i - 1], "before")
    if end < len(run) and _is_bending(run[end]):
        return _cut(text, run[end], "behind")
    if problem := _of_figures(text, language, start, last) or told_around(text, language, start, last):
        return problem
    if _LIST.match(text, last) or _DASH.match(text, last) or (end + 1 < len(run) and _is_shared(run, end)):
        return "its unit or scale may stand with the number after it"
    match = _SHORT.match(text, last)
    if match and match[0].strip().lower() not in language.words["running"]["before"]:
        return f"{match[0].strip()!r} may be a scale or a unit, which is not known here"
    return _word_before(text, language, run[i], start)


def _is_age(text: str, start: int, end: int) -> bool:
    """Whether it stands behind a name as an age does: "Anna Müller, 34, wurde", "Anna Müller (34)"."""
    before, figures = text_before(text, start), text[start:end]
    if not figures.isdecimal() or len(figures) > _OLDEST or _NAME_OF_AGED.search(before) is None:
        return False
    return text[end : end + 1] in (")" if before.endswith("(") else ",;")


def _of_figures(text: str, language: Language, start: int, end: int) -> str:
    """Why figures are no number of this language by the mark beside them."""
    if _OTHER_FIGURES.match(text, end) or _OTHER_FIGURES_BEFORE.search(text_before(text, start)):
        return f"these figures are not printed as in {language.tag}"
    told = {
        "a hyphen joins the word before to it": _HYPHENED.search(text, start, end) is not None,  # Über-60-Jährige
        "a year is not read with its era in this language": _ERA.match(text, end) is not None,
        "this can be so many or more, or another number is added to it": text[end : end + 1] == "+",
        "this can be an age, or count something": _is_age(text, start, end),
        "this can be an ordinal, and no number of things": _is_ordinal(text, language, start, end),
    }
    return next((why for why, is_so in told.items() if is_so), "")


def _is_ordinal(text: str, language: Language, start: int, end: int) -> bool:
    """Whether the full stop on digits makes them an ordinal: "im 2. Weltkrieg", "am 3. und 4. Mai".

    It does where the sentence goes on, behind a word that leads to ordinals, and at the beginning of a line.
    """
    mark, following = language.words.get("ordinal_mark"), text_after(text, end + 1).lstrip()
    if mark is None or text[end : end + 1] != mark or not following or not text[start:end].isdigit():
        return False
    before = text_before(text, start).rpartition("\n")[2].split()
    return following[0].islower() or not before or before[-1].lower() in language.words["running"]["ordinals"]


def _cut(text: str, token: Token, where: str) -> str:
    """That a word beside a number belongs to it, and why it is not read with it if that is known."""
    printed = text[slice(*span_of(token))]
    because = token.value.otherwise if token.type == "REFUSED" else ""
    return f"{printed!r} {where} it: {because}" if because else f"{printed!r} {where} it would be cut from it"


def problem_beside_date(text: str, language: Language, run: Sequence[Token], i: int, end: int) -> str:
    """Why a date among the tokens of a run is not read: what is beside it would be cut from it."""
    if i and (run[i - 1].type in ("HEDGE", "REFUSED") or run[i - 1].value.english in _BENDING_A_DATE):
        return _cut(text, run[i - 1], "before")
    is_away = i > 0 and run[i - 1].type == "UNIT" and run[i].value.english in _AWAY
    if is_away and _ENDING.isdisjoint(each.value.english for each in run[i:end]):  # "zwei Jahre nach 2014"
        return "it is so far from this time, or lasted so long"
    if _is_end(text, language, run, i):
        return _LAST
    if why := bent_before(text, language, run[i].start):
        return why
    if end < len(run) and run[end].type in _BEHIND_A_DATE:
        return _cut(text, run[end], "behind")
    return ""


def _is_end(text: str, language: Language, run: Sequence[Token], i: int) -> bool:
    """Whether a length goes up to it: "trois mois à août", "drei Monate bis August", "douze mois clos le 30 juin"."""
    to = i if run[i].value.english in _ENDING else i - 1
    if to > 0 and run[to].value.english in _ENDING and run[to - 1].type == "UNIT":
        return True
    start = run[i].start
    match, running = _ENDED.search(text_before(text, start)), language.words["running"]
    if match is None or match["word"].lower() not in running.get("ended", ()):
        return False
    return match["noun"].lower() in {
        *running["periods"],
        *(word for _, words in language.table("calendar") for word in words),
    }


def _is_bending(token: Token) -> bool:
    """Whether it belongs to the number before it: a scale, a unit, a hedge that stands behind."""
    if token.type == "HEDGE":
        return token.value.otherwise is not None
    if token.type == "REFUSED":
        return not token.value.is_linked
    return token.type in _BEHIND or token.value.english in ("percent", "%", "percentage points", "and a half")


def _is_shared(run: Sequence[Token], end: int) -> bool:
    """Whether another number is joined to it, as in "10 und 15 Prozent"."""
    return run[end].value.english in ("and", "or", "to", "-") and run[end + 1].type in ("NUMBER", "DIGITS", "HEDGE")


def _word_before(text: str, language: Language, first: Token, start: int) -> str:
    """Why the word before a number keeps it from being read: it is not known, and may be one that bends it."""
    running = language.words["running"]
    match = _WORD_BEFORE.search(text_before(text, start))
    if not language.is_known or match is None or first.type == "HEDGE" or first.value.english == "magnitude":
        return ""
    word = match["word"]
    is_name = word[:1].isupper() and match["stop"] is None
    if is_name or word.lower() in running["before"] or word.endswith(tuple(running["endings"])):
        return ""
    return f"{word!r} before it is not known here, and may bend it"
