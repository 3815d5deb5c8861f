"""A run as letters, one a phrase of printed numbers, in which the shapes of amounts are looked for."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from discrepant.reading.mentions.names import Names
from discrepant.reading.mentions.runs import Run
from discrepant.reading.mentions.trial import Found
from discrepant.reading.mentions.vocabulary import NUMBER, Vocabulary

__all__ = ["Tagged"]

_OTHER = "x"
_JOINTS = {"and": "&", "or": "T"}
_EVEN = ("2", "3", "4", "5", "8", "10")  # what a fraction in digits is one of; 9/11 is none
_THIN = ("\u00a0", "\u2009", "\u202f")
_GROUP = 3  # digits


@attrs.frozen
class Tagged:
    """The letters of a run, and the atom at which each of them begins; one more place is the end.

    The letters are those of vocabulary.py, d for digits, r for a fraction in digits, and x for all that is no part of
    a number: also what a date or a name takes.
    """

    letters: str
    starts: Sequence[int]

    @classmethod
    def of(cls, run: Run, dates: Sequence[Found], names: Names, known: Vocabulary) -> Tagged | None:
        """The run outside of its dates and names; None where nothing is left to be counted."""
        taken = {*names.uncounted, *(i for date in dates for i in range(date.start, date.end))}
        if not any(part & NUMBER for i, part in enumerate(run.parts) if i not in taken):
            return None
        letters, starts, i = [], [], 0
        while i < len(run.atoms):
            starts.append(i)
            letter, end = (_OTHER, i + 1) if i in taken else _tag(run, i, known)
            if any(j in taken for j in range(i + 1, end)):
                letter, end = _OTHER, i + 1
            letters.append(letter)
            i = end
        return cls("".join(letters), [*starts, len(run.atoms)])


def _tag(run: Run, i: int, known: Vocabulary) -> tuple[str, int]:
    text = run.texts[i]
    if run.atoms[i].is_digits:
        return _digits(run, i)
    if text == ",":
        return ",", i + 1
    if text in ("c", "f", "in") and run.touches(i) and run.atoms[i - 1].is_digits:
        return "u", i + 1
    letter, end = known.tags.at(run.texts, i) or (_OTHER, i + 1)
    if letter == "-":
        return _dash(run, i), i + 1
    if letter == "a" and run.texts[end : end + 1] == ["than"]:  # "20 and more than 30" has no "20 and more"
        return _JOINTS.get(text, _OTHER), i + 1
    is_word = letter == "c" and text in known.codes and not run.words(i, end).isupper()  # "all", not ALL
    is_apart = letter == "s" and len(text) == 1 and not run.touches(i)
    return (_OTHER if is_word or is_apart or run.texts[i:end] == ["few"] else letter), end


def _digits(run: Run, i: int) -> tuple[str, int]:
    """A number, with the groups of three that blanks part, or a fraction."""
    if run.texts[i + 1 : i + 2] == ["/"] and run.touches(i + 1) and i + 2 < len(run.atoms) and run.touches(i + 2):
        over, under = run.texts[i], run.texts[i + 2]
        is_fraction = over.isdecimal() and under in _EVEN and int(over) < int(under)
        return "r" if is_fraction else _OTHER, i + 3
    end = i + 1
    while end < len(run.atoms) and _is_group(run, end):
        end += 1
    return "d", end


def _is_group(run: Run, i: int) -> bool:
    """Whether these are the next three digits of a number: 10 000."""
    before, this = run.atoms[i - 1], run.atoms[i]
    if len(this.text) != _GROUP or not (this.text.isdecimal() and before.text.isdecimal()) or len(before.text) > _GROUP:
        return False
    gap = run.text[before.end : this.start]
    return gap in _THIN or (gap == " " and this.text == "000")


def _dash(run: Run, i: int) -> str:
    """A hyphen between words, the sign of a number, or a dash of the sentence."""
    joins_last, joins_next = run.touches(i), run.touches(i + 1)
    if joins_last and joins_next:
        return "-"
    digits_next = i + 1 < len(run.atoms) and run.atoms[i + 1].is_digits
    if joins_next and digits_next and not run.before(i)[-1:].strip(" (\n\u00a0"):
        return "m"
    is_range = digits_next and i > 0 and run.atoms[i - 1].is_digits
    return "-" if is_range and not joins_last and not joins_next else _OTHER
