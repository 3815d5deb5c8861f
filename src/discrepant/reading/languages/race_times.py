"""What can be how long something took in another language: 2:15:30, 59:51 Minuten."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from discrepant.reading.dates.clock import NO_TIME_OF_DAY
from discrepant.reading.found import FoundMention
from discrepant.reading.languages.language import Language
from discrepant.reading.mention_kinds import MentionKind

__all__ = ["race_times_in"]

_UNITS = ("hour", "minute", "second")


def race_times_in(text: str, language: Language) -> Iterator[FoundMention]:
    """What has hours, minutes and seconds, or a unit behind it."""
    for match in _pattern(language).finditer(text):
        yield FoundMention(span=match.span(), kind=MentionKind.MEASURE, problem=NO_TIME_OF_DAY)


@cache
def _pattern(language: Language) -> re.Pattern[str]:
    words = {word for name, forms in language.table("calendar") if name.removesuffix("s") in _UNITS for word in forms}
    units = sorted(words, key=lambda word: (-len(word), word))
    unit = rf"(?=[ \u00a0](?:{'|'.join(map(re.escape, units))})(?![^\W_]))" if units else r"(?!)"
    return re.compile(
        rf"(?<![\w:.,/+-])(?:[0-9]{{1,2}}:[0-5][0-9]:[0-5][0-9](?:[.,][0-9]{{1,3}})?(?![\w:])|[0-9]{{1,3}}:[0-5][0-9]{unit})"
    )
