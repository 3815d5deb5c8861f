"""Words of strangers as plain text in Markdown, and rows of tables of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from discrepant.printable import printable
from discrepant.report.brief import shortened

__all__ = ["cells", "escape", "header", "inside", "sentence", "short", "table"]

_MARKUP = re.compile(r"([\\`*_{}\[\]<>|~#])")
_OPENING = re.compile(r"^([-+=]|\d{1,9}(?=[.)]))")  # what at the start of a line would make a list, a rule or a heading
_LINK = re.compile(r":(?=//)|(?<=\bwww)\.", re.IGNORECASE)  # what some renderers make a link of
_LONGEST = 400  # characters of a quote or a note
_LONGEST_SENTENCE = 1_200  # characters of a summary: why the sides differ comes last in it


def escape(text: str) -> str:
    """Text from a record or a source as plain words in Markdown.

    No markup, HTML, link, mention or control is left in it.
    """
    plain = inside(text).strip()
    return _OPENING.sub(lambda match: match[0] + "\\" if match[0].isdecimal() else "\\" + match[0], plain)


def short(text: str) -> str:
    """The same, of the first words of a long text."""
    return escape(shortened(text, _LONGEST))


def sentence(text: str) -> str:
    """The same, of all of a summary but one that no editor reads."""
    return escape(shortened(text, _LONGEST_SENTENCE))


def inside(text: str) -> str:
    """The same for words that stand behind others."""
    plain = _MARKUP.sub(r"\\\1", printable(text).replace("&", "&amp;")).replace("@", "&#64;")
    return _LINK.sub(lambda match: f"&#{ord(match[0])};", plain)


def table(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of plain text without padding, so that one new row leaves all others as they were."""
    return "\n".join([header(headers), *(cells(map(escape, words)) for words in rows)])


def header(headers: Sequence[str]) -> str:
    """The first two lines of a table."""
    return f"{cells(headers)}\n{cells(['---'] * len(headers))}"


def cells(words: Iterable[str]) -> str:
    """A line of a table, of cells that are Markdown."""
    return f"|{'|'.join(words)}|"
