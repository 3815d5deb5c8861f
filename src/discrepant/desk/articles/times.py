"""Moments as records write them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

__all__ = ["written"]


def written(moment: datetime) -> str:
    """A moment in EDTF, to the minute; the day alone where its zone is not known."""
    offset = moment.utcoffset()
    if offset is None or offset % timedelta(minutes=1):
        return moment.date().isoformat()
    if not offset:
        return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M}Z"
    return moment.isoformat(timespec="minutes")
