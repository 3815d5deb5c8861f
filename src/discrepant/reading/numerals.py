"""Numbers in digits and in words as tokens, each with its precision.

Examples are `18,200`, `3.5` and `two hundred and thirty-one`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from unicodedata import normalize

from discrepant.errors import ReadingError
from discrepant.reading.hedges import Numeral
from discrepant.reading.tokens import DIGITS, SIGNS, Atom, Token, span_of, text_at, token, touch
from discrepant.reading.words import words_of

__all__ = [
    "FRACTIONS_BEGIN",
    "NUMBERS_BEGIN",
    "NUMBER_WORDS",
    "ORDINALS_BEGIN",
    "ORDINAL_WORDS",
    "TENS",
    "VULGAR",
    "check_endings",
    "is_number",
    "is_number_word",
    "is_stone",
    "nth_in_words",
    "parts_the_ends",
    "scan_fraction",
    "scan_number",
    "scan_ordinal",
    "scan_tens_ordinal",
]

_NAMES = words_of("numbers")["names"]
_TENS: list[str] = _NAMES["tens"]
NUMBER_WORDS: Mapping[str, int] = MappingProxyType(
    {word: n for n, word in enumerate(_NAMES["ones"])} | {word: 10 * n for n, word in enumerate(_TENS, start=2)}
)
ORDINAL_WORDS: Mapping[str, int] = MappingProxyType(
    {word: n for n, word in enumerate(_NAMES["ordinals"], start=1)}
    | {word: 10 * n for n, word in enumerate(_NAMES["ordinal_tens"], start=2)}
    | {"hundredth": 100}
)
# Where the scans below can begin: see `Lexicon`.
NUMBERS_BEGIN = frozenset([DIGITS, "a", *NUMBER_WORDS])
FRACTIONS_BEGIN = frozenset([DIGITS, SIGNS])  # among them the digits of other scripts
TENS = frozenset(_TENS)
ORDINALS_BEGIN = TENS.union([DIGITS], ORDINAL_WORDS)
_PART_ENDINGS = ("th", "ths", "rd", "rds", "nd", "nds", "st")
_ENDINGS = ("st", "nd", "rd", "th")
_PRINTED_ORDINAL = re.compile(r"([0-9]+)(st|nd|rd|th)", re.IGNORECASE)
VULGAR = {char: tuple(map(int, normalize("NFKC", char).split("\u2044"))) for char in "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"}
_HUNDRED, _TWENTY, _TEN = 100, 20, 10
_MOST_DIGITS = 30
_TIMES = ("\u00d7", "x", "*", "\u00b7")
_RAISED = frozenset("\u207b\u207a\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079")
_POWER = re.compile(r"[-+]?[0-9]{1,2}")


def is_number_word(text: str) -> bool:
    """Whether this is a number below a hundred in one word."""
    return text in NUMBER_WORDS


def is_number(atom: Atom) -> bool:
    """Whether this is a number in digits, or one below a hundred in one word."""
    return atom.is_digits or atom.text in NUMBER_WORDS


def scan_number(atoms: Sequence[Atom], i: int) -> tuple[Token, int] | None:
    """A NUMBER token for the number that begins at this atom, if one does.

    The number is in digits, or spelled out and below ten thousand. A round "two hundred" is left to the grammar as a
    number and its scale, so that "two to three hundred" share it.
    """
    atom = atoms[i]
    if atom.is_digits and len(atom.text) <= _MOST_DIGITS:
        end, power = _power_of_ten(atoms, i + 1)
        return token("NUMBER", Numeral.printed(f"{atom.text}{power}"), atoms[i:end]), end
    is_article = atom.text == "a"  # "a hundred and fifty"
    value, end = (1, i + 1) if is_article else _below_hundred(atoms, i)
    if end > i and text_at(atoms, end) == "hundred" and (rest := _after_hundred(atoms, end + 1)):
        more, after = rest
        return token("NUMBER", Numeral.printed(str(value * _HUNDRED + more)), atoms[i:after]), after
    if end == i or is_article:
        return None
    decimals, end = _spoken_decimals(atoms, end)
    return token("NUMBER", Numeral.printed(f"{value}{decimals}"), atoms[i:end]), end


def _spoken_decimals(atoms: Sequence[Atom], i: int) -> tuple[str, int]:
    """The decimals of "three point five" and the index after them; nothing where none are said."""
    end = i + 1 + (text_at(atoms, i) == "-")
    if text_at(atoms, end - 1) != "point":
        return "", i
    digits = ""
    while True:
        word = end + (text_at(atoms, end) == "-")
        digit = NUMBER_WORDS.get(text_at(atoms, word), _TEN)
        if digit >= _TEN:
            return (f".{digits}", end) if digits else ("", i)
        digits, end = f"{digits}{digit}", word + 1


def _power_of_ten(atoms: Sequence[Atom], i: int) -> tuple[int, str]:
    """The index after a power of ten that goes on from a number, "x 10^-5", and its exponent as in "e-5"."""
    if text_at(atoms, i) not in _TIMES or text_at(atoms, i + 1) != "10":
        return i, ""
    end = i + 2
    if text_at(atoms, end) == "^":
        end += 2 + (text_at(atoms, end + 1) in ("-", "+"))
        raised = "".join(atom.text for atom in atoms[i + 3 : end])
    else:
        while (text := text_at(atoms, end)) and _RAISED.issuperset(text):  # "²³" is one atom
            end += 1
        raised = normalize("NFKC", "".join(atom.text for atom in atoms[i + 2 : end])).replace("\u2212", "-")
    return (end, f"e{raised}") if _POWER.fullmatch(raised) else (i, "")


def _after_hundred(atoms: Sequence[Atom], i: int) -> tuple[int, int] | None:
    """What goes on from a hundred, "and thirty-one" or "thirty-one", and the index after it."""
    is_joined = text_at(atoms, i) == "and"
    rest = i + is_joined
    more, after = _below_hundred(atoms, rest)
    # in "between two hundred and three hundred" the second number is another one
    if not more or text_at(atoms, after) == "hundred" or (is_joined and parts_the_ends(atoms, i)):
        return None
    return more, after


def parts_the_ends(atoms: Sequence[Atom], i: int) -> bool:
    """Whether this is the one `and` of a `between`: it parts the two ends, and joins no number."""
    # only the last `and` can be the one, which is seen at once: nothing else of a long text is gone through for it
    if atoms[i].text != "and" or any(atoms[j].text == "and" for j in range(i + 1, len(atoms))):
        return False
    texts = [atom.text for atom in atoms[:i]]
    return "between" in texts and "and" not in texts[texts.index("between") :]


def scan_fraction(atoms: Sequence[Atom], i: int) -> tuple[Token, int] | None:
    """A FRACTION token, as its two whole numbers, for `1/2` or `½` at this atom."""
    if atoms[i].text in VULGAR:
        return token("FRACTION", VULGAR[atoms[i].text], [atoms[i]]), i + 1
    if text_at(atoms, i + 1) != "/" or not all(0 < len(text_at(atoms, j)) <= _MOST_DIGITS for j in (i, i + 2)):
        return None
    if not touch(atoms, i, i + 2) or not all(text_at(atoms, j).isdecimal() for j in (i, i + 2)):
        return None
    end = i + 3
    if text_at(atoms, end) in _PART_ENDINGS and touch(atoms, end - 1, end):  # "1/4th"
        end += 1
    return token("FRACTION", (int(atoms[i].text), int(atoms[i + 2].text)), atoms[i:end]), end


def is_stone(digits: str, letters: str) -> bool:
    """Whether the letters on the digits are those of a weight, as in "12st".

    In "1st" and "21st" they are not.
    """
    return letters == "st" and (digits[-1] != "1" or digits.endswith("11"))


def scan_ordinal(atoms: Sequence[Atom], i: int) -> tuple[Token, int] | None:
    """An ORDINAL token for `19th`, `third` or `twenty-fifth` at this atom.

    After a number or "a", a third is a part.
    """
    atom, end = atoms[i], i + 1
    if atom.is_digits:
        is_ordinal = text_at(atoms, end) in _ENDINGS and touch(atoms, i, end) and atom.text.isdecimal()
        is_ordinal = is_ordinal and len(atom.text) <= _MOST_DIGITS and not is_stone(atom.text, text_at(atoms, end))
        return (token("ORDINAL", Numeral.printed(atom.text), atoms[i : end + 1]), end + 1) if is_ordinal else None
    nth, end = nth_in_words(atoms, i)
    if end == i or (i and (is_number(atoms[i - 1]) or atoms[i - 1].text in ("a", "an"))):
        return None
    return token("ORDINAL", Numeral.printed(str(nth)), atoms[i:end]), end


def check_endings(words: str, tokens: Sequence[Token]) -> None:
    """Raise at an ordinal with the ending of another number: "11st" and "22th" are slips."""
    for each in tokens:
        match = _PRINTED_ORDINAL.fullmatch(words, *span_of(each)) if each.type == "ORDINAL" else None
        if match is None or match[2].lower() == _ending(int(match[1][-2:])):
            continue
        right = _ending(int(match[1][-2:]))
        message = f"{match[0]!r} is a slip in print: {match[1]} has the ending {right!r}"
        raise ReadingError(words, match.span(), message, "say with `reads` what is meant")


def _ending(number: int) -> str:
    """The letters behind the figures of an ordinal number, by its last two digits."""
    is_teen = _TEN < number < _TEN + len(_ENDINGS)
    return "th" if is_teen or not 0 < number % _TEN < len(_ENDINGS) else _ENDINGS[number % _TEN - 1]


def scan_tens_ordinal(atoms: Sequence[Atom], i: int) -> tuple[Token, int] | None:
    """An ORDINAL token for "twenty-fifth", which is not twenty fifths."""
    return scan_ordinal(atoms, i) if atoms[i].text in TENS else None


def nth_in_words(atoms: Sequence[Atom], i: int) -> tuple[int, int]:
    """A spelled-out ordinal up to the hundredth, and the index after it.

    The index is `i` where there is none.
    """
    tens, end = 0, i + 1
    if atoms[i].text in _TENS:
        tens = NUMBER_WORDS[atoms[i].text]
        end += 1 + (text_at(atoms, end) == "-")
    nth = ORDINAL_WORDS.get(text_at(atoms, end - 1), 0)
    return (tens + nth, end) if nth and not (tens and nth >= _TEN) else (0, i)


def _below_hundred(atoms: Sequence[Atom], i: int) -> tuple[int, int]:
    """A spelled-out number below a hundred and the index after it, which is `i` where there is none."""
    value = NUMBER_WORDS.get(text_at(atoms, i))
    if value is None:
        return 0, i
    if value >= _TWENTY:
        rest = i + 2 if text_at(atoms, i + 1) == "-" else i + 1
        ones = NUMBER_WORDS.get(text_at(atoms, rest))
        if ones is not None and 0 < ones < _TEN:
            return value + ones, rest + 1
    return value, i + 1
