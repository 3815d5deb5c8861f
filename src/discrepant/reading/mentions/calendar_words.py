"""The words of dates.toml by the part that they play in running text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import attrs

from discrepant.reading.dates.almanac import almanac
from discrepant.reading.hedges import HedgeTable
from discrepant.reading.mentions.phrases import PhraseTable, atoms_of, print_rules
from discrepant.reading.numerals import number_phrases

__all__ = ["Calendar", "calendar_words"]

# In the phrases for parts of a unit, the words that are no sign of one.
_SMALL_WORDS = frozenset(
    ["in", "on", "the", "of", "part", "at", "a", "very", "-", "through", "way", "so", "during", "over"],
)

_PARTS_OF_A_DAY = ("hour", "minute", "second")


@attrs.frozen(kw_only=True, eq=False)
class Calendar:
    """The atoms of dates by their part: hearts first, then what stands before one.

    `leaders` may stand before a heart, a phrase may begin with one of `firsts`, `edges` begin a phrase that is cut from
    what only belongs to a noun ("after Tuesday's vote"), `which` and `phases` make a unit of the calendar a date.
    """

    months: frozenset[str]
    short_months: frozenset[str]
    weekdays: frozenset[str]
    short_weekdays: frozenset[str]
    seasons: frozenset[str]
    decades: frozenset[str]
    units: frozenset[str]
    short_units: frozenset[str]
    ordinals: frozenset[str]
    since_now: frozenset[str]
    leaders: frozenset[str]
    firsts: frozenset[str]
    edges: frozenset[str]
    which: frozenset[str]
    phases: frozenset[str]
    named: PhraseTable
    unreadable: PhraseTable
    roles: Mapping[str, str] = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        roles = {
            "decade": self.decades,
            "season": self.seasons,
            "unit": self.units,
            "short weekday": self.short_weekdays,
            "short month": self.short_months,
            "month": self.months,
            "weekday": self.weekdays,
        }
        object.__setattr__(self, "roles", {word: role for role, words in roles.items() for word in words})


def calendar_words(table: HedgeTable) -> Calendar:
    """The words of dates, with the hedges of a table."""
    data = almanac()
    word = data["word"]
    months = [words for entry in data["months"].values() for words in entry]
    weekdays = [words for entry in data["weekdays"].values() for words in entry]
    edges = [*word["PREP"], *word["IN"], *word["FROM"], *word["UNTIL"], *word["BETWEEN"], *_all(data["edge"].values())]
    which = list(_all(data["which"].values()))
    phases = [*_all(entry["words"] for entry in data["phase"]), *_all(data["phase_by_today"].values())]
    hedges = [words for words, (kind, _) in number_phrases(table).items() if kind in ("HEDGE_BEFORE", "HEDGE_EITHER")]
    before = [*edges, *which, *phases, *hedges, *_all(data["hedge"].values())]
    before += [*data["week"]["beginning"], *data["week"]["ending"]]
    never = set(print_rules()["unreadable"]["never"]) | set(print_rules()["idle"]["named"])
    lower = set(print_rules()["unreadable"]["lower"])
    unreadable = [words for entry in data["unreadable"] for words in entry["words"] if words not in never]
    return Calendar(
        months=frozenset(words for words in months if words in data["months"]),
        short_months=frozenset(words for words in months if words not in data["months"]),
        weekdays=frozenset(words for words in weekdays if words.endswith(("day", "days"))),
        short_weekdays=frozenset(words for words in weekdays if not words.endswith(("day", "days"))),
        seasons=frozenset(words for entry in data["season"].values() for words in entry.get("words", ())),
        decades=frozenset(data["decades"]),
        short_units=frozenset(
            words for name in _PARTS_OF_A_DAY for words in (*data["unit"][name]["one"], *data["unit"][name]["many"])
        ),
        units=frozenset(words for entry in data["unit"].values() for words in (*entry["one"], *entry["many"])),
        ordinals=frozenset([*data["ordinal"]["words"], "thirtieth", "st", "nd", "rd", "th"]),
        since_now=frozenset(["ago", "hence"]),
        leaders=frozenset(_all(map(atoms_of, before))) | {"the"},
        firsts=frozenset(atoms_of(words)[0] for words in before) | {"the"},
        edges=frozenset(atoms_of(words)[0] for words in edges),
        which=frozenset(atoms_of(words)[-1] for words in which if words not in print_rules()["idle"]["which"]),
        phases=frozenset(_all(map(atoms_of, phases))) - _SMALL_WORDS,
        named=PhraseTable.of({words: "" for words in data["named"] if words not in never}),
        unreadable=PhraseTable.of({words: "lower" if words in lower else "" for words in unreadable}),
    )


def _all(lists: Iterable[Iterable[str]]) -> Iterator[str]:
    return (words for entry in lists for words in entry)
