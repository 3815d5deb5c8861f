"""A claim's picture: its sides as bars on a common axis.

Each side's core is a thick bar and its support a thin one. A running total is drawn over time, everything else side by
side. Only places are computed here; a template draws.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import attrs

from discrepant.reading.interval import Interval
from discrepant.report.brief import shortened
from discrepant.report.html.axis import Axis, focus, short_days
from discrepant.report.html.ends import are_days, in_words, interval
from discrepant.report.html.sides import Lettered

__all__ = ["Bar", "Label", "Picture", "Rule", "picture"]

_WIDTH, _EDGE = 360, 14
_TIP = 8  # by which an arrow lies beyond the axis
_ROW, _FIRST = 44, 8  # height of a side, and where the first begins
_THICK, _THIN = 11, 3
_PLOT = 190  # height of what is drawn over time
_SCALE = 88  # width of the words beside a scale
_LETTERS = 50  # that fit into the picture's width
_TICK_ROOM = 26
_TICK_LETTER = 6.7  # width of a letter under an axis
_MOST = 40  # sides; more are no picture


@attrs.frozen(kw_only=True)
class Bar:
    """A filled rectangle; `what` is core or support."""

    x: float
    y: float
    width: float
    height: float
    what: str


@attrs.frozen(kw_only=True)
class Rule:
    """A straight line; `what` is axis, grid or arrow."""

    x1: float
    y1: float
    x2: float
    y2: float
    what: str = "grid"


@attrs.frozen(kw_only=True)
class Label:
    """Words, and the letter of the side in front of them.

    `what` is tick, scale or top where they name no side.
    """

    x: float
    y: float
    words: str
    letter: str = ""
    what: str = ""


@attrs.frozen(kw_only=True)
class Picture:
    """What is drawn, in order, and the same in words."""

    height: float
    title: str
    words: str
    bars: tuple[Bar, ...]
    rules: tuple[Rule, ...]
    labels: tuple[Label, ...]
    width: float = _WIDTH

    @property
    def paths(self) -> dict[str, str]:
        """All lines and bars of a kind as one path, in the order in which they are drawn."""
        found: dict[str, list[str]] = {what: [] for what in ("grid", "axis", "arrow", "support", "core")}
        for rule in self.rules:
            found[rule.what].append(f"M{rule.x1:g} {rule.y1:g}L{rule.x2:g} {rule.y2:g}")
        for bar in self.bars:
            found[bar.what].append(f"M{bar.x:g} {bar.y:g}h{bar.width:g}v{bar.height:g}h{-bar.width:g}z")
        return {what: "".join(parts) for what, parts in found.items()}


@attrs.frozen(kw_only=True)
class _Row:
    side: Lettered
    core: Interval
    support: Interval

    @property
    def time(self) -> Interval | None:
        return self.side.time


def picture(
    about: str, sides: Sequence[Lettered], *, unit: str | None, is_cumulative: bool, least: int = 2
) -> Picture | None:
    """The picture of sides whose words are numbers or days, `least` of them.

    There is none where nothing can be drawn.
    """
    rows = [row for row in map(_row, sides) if row]
    if not least <= len(rows) <= _MOST:
        return None
    of_days, *others = {are_days(row.side.side.core) for row in rows}
    if others:
        return None
    values = focus((row.core, row.support) for row in rows)
    words = "; ".join(_in_words(row.side, unit) for row in rows)
    if is_cumulative and all(row.time and row.time.is_bounded for row in rows):
        return _over_time(rows, values, unit, about, words)
    axis = Axis.over(values, _EDGE, _WIDTH - _EDGE, of_days=of_days, unit=unit)
    if axis is None:
        return None
    bottom = _FIRST + _ROW * len(rows)
    bars = [bar for i, row in enumerate(rows) for bar in _bars(row, axis, _FIRST + _ROW * i + 25)]
    labels = [_label(row, _FIRST + _ROW * i + 14) for i, row in enumerate(rows)]
    ticks = list(axis.ticks())
    rules = [Rule(x1=x, y1=_FIRST, x2=x, y2=bottom) for x, _ in ticks]
    rules.append(Rule(x1=_EDGE, y1=bottom, x2=_WIDTH - _EDGE, y2=bottom, what="axis"))
    rules += [arrow for i, row in enumerate(rows) for arrow in _arrows(row, axis, _FIRST + _ROW * i + 30.5)]
    labels += _ticks(ticks, bottom + 16)
    return Picture(
        height=bottom + _TICK_ROOM,
        title=about,
        words=words,
        bars=tuple(bars),
        rules=tuple(rules),
        labels=tuple(labels),
    )


def _row(side: Lettered) -> _Row | None:
    core, support = interval(side.side.core), interval(side.side.support)
    if core is None or support is None:
        return None
    return _Row(side=side, core=core, support=support)


def _in_words(side: Lettered, unit: str | None) -> str:
    core, support = (in_words(level, unit) for level in (side.side.core, side.side.support))
    loosest = f" (at the loosest {support})" if support != core else ""
    return f"{side.letter}, {side.who}: {core}{loosest}"


def _label(row: _Row, y: float, *, is_timed: bool = False) -> Label:
    when = f" ({short_days(row.time)})" if is_timed and row.time else ""
    words = f"{row.side.who}{when}: {row.side.says}"
    cut = shortened(words, _LETTERS)  # between words: half a number would be another one
    return Label(x=_EDGE, y=y, letter=row.side.letter, words=cut)


def _ticks(ticks: Iterable[tuple[float, str]], y: float) -> Iterator[Label]:
    """The words under an axis, kept within the picture, but those that would run into the words before them."""
    taken = 0.0
    for x, words in ticks:
        half = len(words) * _TICK_LETTER / 2
        middle = round(min(max(x, half + 2), _WIDTH - half - 2), 1)
        if taken <= middle - half:
            yield Label(x=middle, y=y, words=words, what="tick")
            taken = middle + half + _TICK_LETTER


def _extent(level: Interval, axis: Axis, least: float) -> tuple[float, float]:
    """Where a bar begins on the axis and how long it is, wide enough to be seen."""
    start, end = sorted((axis.at(level.lo), axis.at(level.hi)))
    if end - start < least:
        start = round((start + end - least) / 2, 1)
        end = start + least
    return start, round(end - start, 1)


def _bars(row: _Row, axis: Axis, y: float) -> Iterator[Bar]:
    for level, thick, what in ((row.support, _THIN, "support"), (row.core, _THICK, "core")):
        x, width = _extent(level, axis, thick / 2 if what == "core" else 1)
        yield Bar(x=x, y=y + (_THICK - thick) / 2, width=width, height=thick, what=what)


def _arrows(row: _Row, axis: Axis, y: float) -> Iterator[Rule]:
    """Heads beyond the ends at which a side runs out of the picture."""
    for end, x, turn in ((row.support.lo, axis.start - _TIP, 5), (row.support.hi, axis.end + _TIP, -5)):
        if not axis.holds(end):
            yield from (Rule(x1=x, y1=y, x2=x + turn, y2=y + rise, what="arrow") for rise in (-5, 5))


def _over_time(
    rows: Sequence[_Row], values: Sequence[float], unit: str | None, about: str, words: str
) -> Picture | None:
    top, bottom = _FIRST + 24, _FIRST + 24 + _PLOT
    upright = Axis.over(values, bottom, top, unit=unit)
    moments = [end for row in rows if row.time for end in (row.time.lo, row.time.hi)]
    time = Axis.over(moments, _SCALE + _EDGE, _WIDTH - _EDGE, of_days=True)
    if upright is None or time is None:
        return None
    bars: list[Bar] = []
    rules: list[Rule] = []
    labels: list[Label] = []
    for y, written in upright.ticks():
        rules.append(Rule(x1=_SCALE, y1=y, x2=_WIDTH - _EDGE, y2=y))
        labels.append(Label(x=_SCALE - 6, y=y + 4, words=written, what="scale"))
    moments_written = list(time.ticks())
    rules += [Rule(x1=x, y1=bottom, x2=x, y2=bottom + 4, what="axis") for x, _ in moments_written]
    labels += _ticks(moments_written, bottom + 18)
    rules.append(Rule(x1=_SCALE, y1=bottom, x2=_WIDTH - _EDGE, y2=bottom, what="axis"))
    for i, row in enumerate(rows):
        x, width = _extent(row.time or Interval(0, 0), time, _THICK)
        middle = round(x + width / 2, 1)
        for level, what in ((row.support, "support"), (row.core, "core")):
            y, height = _extent(level, upright, _THICK / 2 if what == "core" else 1)
            left, wide = (x, width) if what == "core" else (round(middle - _THIN / 2, 1), _THIN)
            bars.append(Bar(x=left, y=y, width=wide, height=height, what=what))
        runs_up = not upright.holds(row.support.hi)
        for runs_out, tip, turn in ((runs_up, top - _TIP, 5), (not upright.holds(row.support.lo), bottom, -5)):
            if runs_out:
                rules += [Rule(x1=middle, y1=tip, x2=middle + side, y2=tip + turn, what="arrow") for side in (-5, 5)]
        above = _extent(row.support, upright, 1)[0] - 6
        labels.append(Label(x=middle, y=above - _TIP * runs_up, letter=row.side.letter, words="", what="top"))
        labels.append(_label(row, bottom + 44 + 20 * i, is_timed=True))
    return Picture(
        height=bottom + 34 + 20 * len(rows),
        title=about,
        words=words,
        bars=tuple(bars),
        rules=tuple(rules),
        labels=tuple(labels),
    )
