"""A count of nothing, printed with what is counted: no deaths, not a single house.

"No" is mostly no number (no doubt, no comment), so that only the nouns of numbers.toml make it one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache

from discrepant.errors import ReadingError
from discrepant.reading.interval import Interval
from discrepant.reading.model import Quantity, Reading
from discrepant.reading.words import words_of

__all__ = [
    "BLANK",
    "KINDS",
    "NOUN",
    "OR_NOUNS",
    "any_of_words",
    "any_printed",
    "nothing_as",
    "nothing_told",
    "read_nothing",
]

BLANK = r"(?:[ \u00a0]|\r?\n)"
_NO_NOUN = re.compile(r"\s*(?:no|not a single|without)\s+[^\W\d_]", re.IGNORECASE)
_SAY = 'if it is a count of nothing, reads = "0" says so'
_NOTHING = Interval(0.0, 0.0)
_END = r"(?![\w-]|['\u2019](?:\w|[ ][a-z]))"  # "no people's republic", "no residents\u2019 homes"


def any_of_words(words: Iterable[str]) -> str:
    """A pattern of phrases in whatever case, the longest first."""
    return rf"(?i:{any_printed(words)})"


def any_printed(words: Iterable[str]) -> str:
    """The same as they are printed: what is "new" is not in New York."""
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return rf"(?:{'|'.join(re.escape(word).replace(chr(92) + ' ', BLANK) for word in longest_first)})"


def _singulars(plurals: Iterable[str]) -> Iterable[str]:
    """What one of them may be: a house, a family, a bus. A form that is no word does no harm, for nobody prints it."""
    for word in plurals:
        if word.endswith("ies"):
            yield f"{word[:-3]}y"
        if word.endswith("es"):
            yield word[:-2]
        if word.endswith("s"):
            yield word[:-1]


_WORDS = words_of("numbers")["nothing"]
_PLURALS = (*words_of("numbers")["counted"]["words"], *_WORDS["plural"])
_NAMED_KIND = rf"[A-Z][\w.]*|\w+(?:-\w+)+|{any_of_words(_WORDS['kinds'])}"
# Before a noun in small letters a capital tells of which kind; in a headline it may begin anything.
KINDS = rf"(?:(?:(?:{_NAMED_KIND}){BLANK}){{1,2}}(?=[a-z])|(?:{any_of_words(_WORDS['kinds'])}{BLANK}){{0,2}})"
_LIKE = rf"(?!{any_of_words(_WORDS['like'])}{BLANK}(?!{any_of_words(words_of('mentions')['small']['words'])}\b)[a-z])"
NOUN = rf"{_LIKE}{any_of_words(_PLURALS)}{_END}"
_ONE = rf"{any_of_words([*_WORDS['single'], *_singulars(_PLURALS)])}{_END}"
OR_NOUNS = rf"(?:(?:,{BLANK}{KINDS}{NOUN}){{0,3}},?{BLANK}(?i:or|nor){BLANK}{KINDS}{NOUN})?"
_OF_THEM = (
    rf"(?i:of){BLANK}(?:(?i:them|us|you)(?![\w'\u2019-])"
    rf"|(?i:the|these|those|their|his|her|its|our){BLANK}{KINDS}{NOUN})"
)


@cache
def nothing_told() -> re.Pattern[str]:
    """The words of a count of nothing; a group tells its form: no, single, without or none."""
    harm = rf"{any_of_words(_WORDS['without'])}{_END}"
    between = any_of_words(_WORDS["between"])
    return re.compile(
        rf"(?P<no>(?i:no){BLANK}{KINDS}{NOUN}{OR_NOUNS})"
        rf"|(?P<single>(?i:not){BLANK}(?:(?i:a{BLANK}single|one){BLANK}{KINDS}{_ONE}"
        rf"|(?i:a{BLANK}single{BLANK}one|one){BLANK}{_OF_THEM}))"
        rf"|(?P<without>(?i:without){BLANK}(?:(?:{between}{BLANK})?{KINDS}{harm}(?:{BLANK}(?i:or){BLANK}{KINDS}{harm})?"
        rf"|(?i:a{BLANK}single){BLANK}{KINDS}{_ONE}))"
        rf"|(?P<none>(?i:none){BLANK}{_OF_THEM})"
    )


def read_nothing(words: str, otherwise: Callable[[], Reading]) -> Reading:
    """What words stand for that are a count of nothing, or else what they are `otherwise`.

    A ReadingError of that says what to do about "no" before a noun that is not known to be counted.
    """
    if nothing_told().fullmatch(words.strip()):
        return nothing_as(words)
    try:
        return otherwise()
    except ReadingError as error:
        if error.hint or not _NO_NOUN.match(words):
            raise
        raise ReadingError(words, error.span, error.message, _SAY) from None


def nothing_as(words: str) -> Reading:
    """These words as a count of nothing."""
    return Reading(words=words, kind=Quantity.COUNT, number=0.0, core=_NOTHING, support=_NOTHING, place=1.0)
