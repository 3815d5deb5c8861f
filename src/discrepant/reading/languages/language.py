"""Which languages there are words of, and what stands in the file of one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import attrs

from discrepant.reading.figures import ENGLISH, Figures, figures_of
from discrepant.reading.words import words_of

__all__ = ["Language", "is_english", "language_of", "languages", "named"]

_FILES = ("de", "es", "fr")
_BARE: Mapping[str, Any] = {
    "numerals": {"articles": []},
    "running": {"names": [], "before": [], "idle": {}, "no_year": [], "endings": []},
}


def is_english(tag: str) -> bool:
    """Whether a text with this BCP 47 tag is in English."""
    return _primary(tag) == ENGLISH


def languages() -> tuple[str, ...]:
    """The languages whose words are read beside English, by their primary tags."""
    return _FILES


@cache
def named(tag: str) -> str:
    """What a language is called in English: "German" for de-AT.

    It is the tag itself where CLDR has no name for it.
    """
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415  # only where there is another language

    try:
        return Locale.parse(_primary(tag)).get_language_name("en") or tag
    except (ValueError, UnknownLocaleError):
        return tag


@attrs.frozen(eq=False)
class Language:
    """A language with the words of its file, of which there are none where it has no file.

    `tag` is the whole BCP 47 tag, by which its figures are printed.
    """

    tag: str
    words: Mapping[str, Any] = attrs.field(repr=False)
    is_known: bool

    @property
    def name(self) -> str:
        """What it is called in English."""
        return named(self.tag)

    @property
    def figures(self) -> Figures:
        """How it prints numbers in digits."""
        return figures_of(self.tag)

    @property
    def links(self) -> tuple[str, ...]:
        """What stands between a number and what it counts: "millones de"."""
        return tuple(
            link.removeprefix("- ") for link in self.forms([f"- {link}" for link in self.words.get("linked", ())])
        )

    @property
    def parts_by_blanks(self) -> bool:
        """Whether CLDR says that it parts groups of three digits with a blank, as French does."""
        from babel import Locale, UnknownLocaleError  # noqa: PLC0415  # only where there is another language
        from babel.numbers import get_group_symbol  # noqa: PLC0415  # likewise

        try:
            return get_group_symbol(Locale.parse(_primary(self.tag))).isspace()
        except (ValueError, UnknownLocaleError):
            return False

    def table(self, name: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Each English phrase of a table with the words for it, in all their printed forms."""
        for english, words in self.words.get(name, {}).items():
            if isinstance(words, list):
                yield english, self.forms(words)

    def words_for(self, name: str, english: str) -> frozenset[str]:
        """The words of a table for one English phrase, in all their printed forms."""
        return frozenset(self.forms(self.words.get(name, {}).get(english, [])))

    def forms(self, words: list[str]) -> tuple[str, ...]:
        """The words, and those in "de" as they are before a vowel or with an article: "plus d'"."""
        every = list(words)
        for plain, elided in self.words.get("elided", {}).items():
            bare = [each.removesuffix(f" {plain}") for each in words if each.endswith(f" {plain}")]
            every += [f"{each} {form}" for each in bare for form in elided]
        return tuple(every)

    @property
    def articles(self) -> tuple[str, ...]:
        """What "de" is with an article, behind a blank: "del", "de la"."""
        elided = (form for forms in self.words.get("elided", {}).values() for form in forms)
        return tuple(f" {form}" for form in elided if form != "d'")

    @property
    def unknown(self) -> str:
        """What to do about a word that is not known."""
        if self.is_known:
            return f"not among the words of {self.name} that are read: leave it out, or say with `reads` what is meant"
        return f"{self.unread}: say with `reads` what is meant"

    @property
    def unread(self) -> str:
        """That its words are not read, and those of which languages are."""
        *others, last = sorted((named(ENGLISH), *map(named, _FILES)))
        return f"words of {self.name} are not read, only of {', '.join(others)} and {last}"


@cache
def language_of(tag: str) -> Language:
    """The language of a BCP 47 tag, by its primary subtag."""
    primary = _primary(tag)
    if primary in _FILES:
        return Language(tag, words_of(primary), is_known=True)
    return Language(tag, _BARE, is_known=False)


def _primary(tag: str) -> str:
    return tag.partition("-")[0].lower()
