"""What is asked of a table: the settings of one scan, as they stand on the command line."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from discrepant.corpus.model import GROWS, Nature
from discrepant.errors import ReadingError
from discrepant.reading.guess import read_guessing
from discrepant.reading.model import Quantity, Sense
from discrepant.scan.terms import Terms

__all__ = ["ScanSettings", "Tolerance"]


@attrs.frozen(kw_only=True)
class Tolerance:
    """How far two numbers may be apart and still be taken for one.

    It is a share of their mean, or so much of their unit. A number reaches half as far to either side, its core and its
    support alike: two are in conflict where they are further apart, and never strained.
    """

    by: float  # seconds, where it is a length of time
    is_share: bool
    is_time: bool = False

    @classmethod
    def parse(cls, text: str) -> Tolerance:
        """`1%`, `0.5` or `10 min`; a ValueError says that it is none of them."""
        number = text.strip().removesuffix("%")
        is_share = number != text.strip()
        try:
            by, is_time = float(number) / (100 if is_share else 1), False
        except ValueError:
            by, is_time = _seconds(number), True
        if not 0 <= by < (1 if is_share else float("inf")):
            raise ValueError(f"{text} is no tolerance")
        return cls(by=by, is_share=is_share, is_time=is_time)


def _seconds(words: str) -> float:
    """A length of time, as `discrepant read` reads it, in seconds."""
    try:
        read = read_guessing(words, kind=Quantity.MEASURE, on=None, unit="second")
    except ReadingError as error:
        raise ValueError(f"{words} is no tolerance") from error
    if read.number is None or read.hedge.sense not in (Sense.EXACT, Sense.BARE):
        raise ValueError(f"{words} is no tolerance")
    return read.number


@attrs.frozen(kw_only=True)
class ScanSettings:
    """What a scan is asked: what its rows are, and how far apart they may be.

    `named` gives the table's own name for a column of ours. Kind, nature, unit and `grows` are for rows that
    do not say theirs.
    """

    named: Mapping[str, str] = attrs.field(factory=dict)
    kind: Quantity | None = None
    nature: Nature = Nature.CONSTANT
    unit: str | None = None
    grows: float = GROWS
    tolerance: Tolerance | None = None
    within_source: bool = False
    terms: Terms | None = None  # where the rows are terms, and no figures
