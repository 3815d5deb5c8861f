"""Lines as they were set, made paragraphs.

What a line's end broke is joined, and each join is told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

__all__ = ["joined_lines", "joined_paragraphs"]

_BROKEN = re.compile(r"(\w[\w'\u2019.,]*)([-\u2010\u00ad])\Z")
_GOES_ON = re.compile(r"\w[\w'\u2019]*(?:[.,]\d+)*")


def joined_lines(lines: Sequence[str], words: str) -> tuple[str, list[str]]:
    """The lines as one, and the words that were joined: `re-|ported → reported`.

    A hyphen between letters goes, unless the `words` of the text have it elsewhere (well-known), or a capital or a
    figure stands beside it (anti-Russian, 1,200-1,400).
    """
    text, joins = lines[0], []
    for line in lines[1:]:
        broken, rest = _BROKEN.search(text), _GOES_ON.match(line)
        if not broken or not rest:
            text = f"{text} {line}"
            continue
        start, hyphen, end = broken[1], broken[2], rest[0]
        whole, parted = start + end, f"{start}-{end}"
        is_soft = hyphen == "\u00ad" or (start[-1].islower() and end[0].islower() and parted not in words)
        joined = whole if is_soft else parted
        text = text[: broken.start()] + joined + line[rest.end() :]
        joins.append(f"{start}-|{end} → {joined}")
    return text, joins


def joined_paragraphs(paragraphs: Sequence[str]) -> tuple[list[str], int]:
    """The paragraphs, and how many were joined to the one before.

    They are those that go on in small letters where that has not ended.
    """
    told: list[str] = []
    bridged = 0
    for paragraph in paragraphs:
        if told and told[-1][-1:].isalnum() and paragraph[:1].islower():
            told[-1] += f" {paragraph}"
            bridged += 1
        else:
            told.append(paragraph)
    return told, bridged
