"""Sentences with their mentions in brackets: `[30|count]`, and `[!03/04/22|date]` where nothing is read."""

from __future__ import annotations

import re

from discrepant.reading.guess import day_span
from discrepant.reading.mentions import MentionKind, find_mentions
from discrepant.reading.reader import Reader

__all__ = ["MARK", "as_marked", "found_in", "unmarked"]

MARK = re.compile(r"\[(!?)([^|\[\]]+)\|([a-z]+)\]")
_READER = Reader()


def unmarked(sentence: str) -> str:
    """The sentence as it is printed."""
    return MARK.sub(r"\2", sentence)


def as_marked(text: str, published: str = "2022-11-06", language: str = "en") -> str:
    """The text with brackets around all that is found in it, but for quotations."""
    parts, at = [], 0
    for each in find_mentions(text, on=day_span(published), reader=_READER, language=language):
        if each.kind is not MentionKind.QUOTATION:
            start, end = each.span
            parts += [text[at:start], f"[{'' if each.reading else '!'}{text[start:end]}|{each.kind}]"]
            at = end
    return "".join([*parts, text[at:]])


def found_in(sentence: str, published: str = "2022-11-06", language: str = "en") -> str:
    """What is found in a marked sentence, marked in the same way."""
    return as_marked(unmarked(sentence), published, language)
