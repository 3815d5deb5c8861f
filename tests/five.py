"""The five articles of seeds/, which are not ours to hand on: a source distribution has other texts in their place.

What needs them is skipped there, with the reason.
"""

from __future__ import annotations

from pathlib import Path

import pytest

__all__ = ["needs_five", "skip_without_five"]

_ARE_HERE = (Path(__file__).parent.parent / "seeds/000_90667211a41273a9.txt").exists()
_REASON = "the publishers' articles are not in the source distribution"

needs_five = pytest.mark.skipif(not _ARE_HERE, reason=_REASON)


def skip_without_five() -> None:
    """For a fixture that reads them."""
    if not _ARE_HERE:
        pytest.skip(_REASON)
