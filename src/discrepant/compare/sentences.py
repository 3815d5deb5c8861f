"""Who says what, and as of when, in the words of a finding's summary."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import attrs

from discrepant.compare.times import date_and_time
from discrepant.corpus.model import Fact

__all__ = ["Party", "listed", "party", "who_says", "words_of_fact"]

_MOST_NAMED = 6  # sources, or wordings of one source, that a sentence names
_MOST_IN_A_CLAUSE = 3  # sources, or wordings, by which a side is called once it was set out


def listed(items: Iterable[str], most: int | None = None) -> str:
    """Items in a sentence, each once: a, b and c. Beyond `most` of them the rest are counted."""
    names = list(dict.fromkeys(items))
    if most is not None and len(names) > most:
        names[most:] = [f"{len(names) - most} more"]
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last


def who_says(facts: Sequence[Fact], *, as_of: bool = False) -> str:
    """The publishers of one side and the words that each prints.

    An example is `Reuters and dpa: “more than $18.2 billion”`.
    """
    publishers: dict[tuple[str, str], list[str]] = {}  # by words and time
    for fact in facts:
        when = f" as of {date_and_time(fact.as_of)}" if as_of else ""
        publishers.setdefault((words_of_fact(fact), when), []).append(fact.source.publisher)
    words: dict[tuple[str, str], list[str]] = {}  # by publishers and time
    for (told, when), who in publishers.items():
        words.setdefault((listed(who, _MOST_NAMED), when), []).append(told)
    sides = [f"{who}: {listed(told, _MOST_NAMED)}{when}" for (who, when), told in words.items()]
    more = len(sides) - _MOST_NAMED
    return ", ".join(sides[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")


@attrs.frozen(kw_only=True)
class Party:
    """What a sentence calls a side.

    It is called by its publishers, or by its words where these do not tell it apart.
    """

    name: str
    is_many: bool = False

    def does(self, one: str, many: str) -> str:
        """The name with its verb: `Reuters lacks`, `Reuters and dpa lack`."""
        return f"{self.name} {many if self.is_many else one}"


def party(names: Sequence[str]) -> Party:
    """All of these as one, the first three of them named."""
    return Party(name=listed(names, _MOST_IN_A_CLAUSE), is_many=len(names) > 1)


def words_of_fact(fact: Fact) -> str:
    """The printed words of a fact as a sentence has them, and how its record reads them."""
    read = f" (read as “{fact.reads}”)" if fact.reads else ""
    return listed((f"“{words}”" for words in fact.says), _MOST_NAMED) + read
