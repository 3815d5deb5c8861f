"""What is asked of a table: the settings of one scan, as they stand on the command line."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from discrepant.corpus.model import GROWS, Nature
from discrepant.reading.model import Quantity

__all__ = ["ScanSettings", "Tolerance"]


@attrs.frozen(kw_only=True)
class Tolerance:
    """How far two numbers may be apart and still be taken for one.

    It is a share of their mean, or so much of their unit. A number reaches half as far to either side, its core and its
    support alike: two are in conflict where they are further apart, and never strained.
    """

    by: float
    is_share: bool

    @classmethod
    def parse(cls, text: str) -> Tolerance:
        """`1%` or `0.5`; a ValueError says that it is neither."""
        number = text.strip().removesuffix("%")
        by = float(number) / (100 if number != text.strip() else 1)
        if not 0 <= by < (1 if number != text.strip() else float("inf")):
            raise ValueError(f"{text} is no tolerance")
        return cls(by=by, is_share=number != text.strip())


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
