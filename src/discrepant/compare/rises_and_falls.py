"""How a sentence sets two changes against each other, a rise and a fall or two of a kind."""

from __future__ import annotations

from discrepant.compare.sentences import Party
from discrepant.reading.interval import Interval
from discrepant.reading.model import Reading

__all__ = ["finding_on_changes"]

_NONE = Interval(0.0, 0.0)


def finding_on_changes(lower: tuple[Party, Reading], upper: tuple[Party, Reading]) -> tuple[str, bool]:
    """What is to be said of two changes whose cores do not meet, before how far they are apart.

    And whether it speaks of how far they fell, so that the lower one is the larger.
    """
    (below, low), (above, high) = lower, upper
    tells, told = "tells", "tell"
    if low.core.hi < 0 < high.core.lo:
        return f"{above.does(tells, told)} of a rise and {below.name} of a fall; they are apart", False
    is_fall = low.core.hi < 0
    one, other, less = (below, above, high) if is_fall else (above, below, low)
    way = "fall" if is_fall else "rise"
    if less.core == _NONE:
        return f"{one.does(tells, told)} of a {way} and {other.name} of none; they are apart", is_fall
    return f"{one.does(tells, told)} of a larger {way} than {other.name}", is_fall
