"""Lines that were broken at a width, as in a mail or a PDF: there a break is a blank."""

from __future__ import annotations

import re
from itertools import pairwise

__all__ = ["in_paragraphs", "unwrapped"]

_WORD = re.compile(r"\S+")
# Between paragraphs, and before "3." or "3)", which can begin an item of a list.
_KEPT_OR_BREAK = re.compile(r"\n(?:[ \t\r]*\n)+|\n(?=[ \t]*[0-9]+[.)](?:\s|\Z))|(?P<within>\n)")
_ITEM = re.compile(r"[ \t]*(?:[0-9]{1,2}[.)]|[-*\u2022\u2013\u2014|])\s")
_NARROWEST, _WIDEST = 40, 132  # characters of a line


def unwrapped(text: str) -> str:
    """The text with a blank for each break at which the next word had no more room in its line.

    It is as long as before. The width is that of its longest line of several words; a text with a line that is wider
    than any that is broken keeps all its breaks, and so do a list of short lines and a headline.
    """
    lines = text.split("\n")
    width = max((len(line) for line in lines if " " in line), default=0)
    if not _NARROWEST <= width <= _WIDEST:
        return text
    breaks = (" " if _is_full(before, line, width) else "\n" for before, line in pairwise(lines))
    return lines[0] + "".join(f"{mark}{line}" for mark, line in zip(breaks, lines[1:], strict=True))


def in_paragraphs(text: str) -> str:
    """The text with a blank for each break within a paragraph; it is as long as before."""
    return _KEPT_OR_BREAK.sub(lambda match: " " if match["within"] else match[0], text)


def _is_full(before: str, line: str, width: int) -> bool:
    """Whether the first word of a line had no room in the one before it, and begins no item of a list."""
    word = None if _ITEM.match(line) else _WORD.match(line)
    return bool(before.strip() and word and len(word[0]) <= width < len(before) + 1 + len(word[0]))
