"""Pictures: cores lie inside supports, times in order, nothing outside the frame, and the same bytes each time."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from xml.etree import ElementTree as ET

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_reports import differing, side, told

from discrepant.compare.finding import End
from discrepant.compare.verdict import Verdict
from discrepant.reading.interval import Interval
from discrepant.report.html.axis import Axis, focus
from discrepant.report.html.ends import in_words, interval
from discrepant.report.html.picture import Picture, Rule, picture
from discrepant.report.html.pictures import draw, drawn, is_ours
from discrepant.report.html.sides import Lettered
from discrepant.report.records import Records

ENDS = st.floats(-1e15, 1e15)
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def lettered(n: int, core: tuple[End, ...], support: tuple[End, ...], as_of: str = "2022-11-06") -> Lettered:
    one = attrs.evolve(side(told("north", "30", as_of=as_of)), core=core, support=support)
    return Lettered(letter="ABC"[n], side=one, who="The North", words=(("30", None),))


def made(*sides: Lettered, is_cumulative: bool = False) -> Picture:
    found = picture("How many came", sides, unit=None, is_cumulative=is_cumulative)
    assert found is not None
    return found


@given(st.lists(ENDS, min_size=8, max_size=8), st.booleans())
def test_everything_lies_in_the_frame_and_the_core_in_the_support(ends: list[float], is_cumulative: bool) -> None:  # noqa: FBT001  # drawn
    (a, b, c, d), (e, f, g, h) = sorted(ends[:4]), sorted(ends[4:])
    sides = lettered(0, (b, c), (a, d), "2022-11-01"), lettered(1, (f, g), (e, h), "2022-11-09")
    found = picture("How many came", sides, unit=None, is_cumulative=is_cumulative)
    assert found is not None
    for bar in found.bars:
        assert -6 <= bar.x <= bar.x + bar.width <= found.width + 6
        assert 0 <= bar.y <= bar.y + bar.height <= found.height
    for rule in found.rules:
        assert 0 <= min(rule.x1, rule.x2) <= max(rule.x1, rule.x2) <= found.width
        assert 0 <= min(rule.y1, rule.y2) <= max(rule.y1, rule.y2) <= found.height
    assert all(0 <= label.x <= found.width and 0 <= label.y <= found.height for label in found.labels)
    placed = (*found.bars, *found.rules, *found.labels)  # to a tenth of a pixel
    assert all(round(value, 1) == pytest.approx(value) for value in _numbers(placed))
    under = [(label.x, len(label.words) * 6.7 / 2) for label in found.labels if label.what == "tick"]
    # no words of an axis run into others, or nearer to an edge of the picture than two pixels
    for (x, half), (other, its_half) in pairwise([(1.94, 0.0), *under, (found.width - 1.94, 0.0)]):
        assert x + half <= other - its_half


def _numbers(placed: Iterable[object]) -> Iterator[float]:
    for one in placed:
        yield from (value for value in attrs.asdict(one).values() if not isinstance(value, str))  # type: ignore[arg-type]  # an attrs class


@pytest.mark.parametrize("is_cumulative", [False, True])
def test_a_value_alone_is_wide_enough_to_be_seen_and_stands_where_it_is(is_cumulative: bool) -> None:  # noqa: FBT001  # either way
    """Its core half as long as it is thick, its support a pixel, both about its place, which has one digit."""
    days = ["2022-11-01", "2022-11-09", "2022-11-17"]
    found = made(
        *(lettered(n, (v, v), (v, v), days[n]) for n, v in enumerate((30.0, 31.0, 40.0))), is_cumulative=is_cumulative
    )
    across = [(bar.y, bar.height) if is_cumulative else (bar.x, bar.width) for bar in found.bars]
    along = [(bar.x, bar.width) if is_cumulative else (bar.y, bar.height) for bar in found.bars]
    assert [long for _, long in across] == [1, 5.5] * 3
    assert [thick for _, thick in along] == [3, 11] * 3
    for places in (across, along):
        middles = [start + long / 2 for start, long in places]
        assert middles[::2] == pytest.approx(middles[1::2], abs=0.11)
        assert all(round(start, 1) == start for start, _ in places)
    low, high, far = (start + long / 2 for start, long in across[::2])
    assert (far - low) / (high - low) == pytest.approx(10, rel=0.02)
    marks = [rule for rule in found.rules if rule.what == "axis" and rule.x1 == rule.x2]
    assert {rule.y2 - rule.y1 for rule in marks} == ({4} if is_cumulative else set())


def test_bars_lie_as_the_numbers_do() -> None:
    found = made(lettered(0, (30.0, 30.0), (30.0, 30.0)), lettered(1, (31.0, 33.0), (30.0, 40.0)))
    (low, _), (high, support) = ([bar for bar in found.bars if bar.y < 44 * (n + 1)][-2:][::-1] for n in range(2))
    assert low.x < high.x
    assert support.x < high.x
    assert support.x + support.width > high.x + high.width
    assert [label.letter for label in found.labels[:2]] == ["A", "B"]


def arrows(found: Picture) -> list[Rule]:
    return [rule for rule in found.rules if rule.what == "arrow"]


def test_an_open_end_runs_out_with_an_arrow() -> None:
    found = made(lettered(0, (30.0, 30.0), (30.0, 30.0)), lettered(1, (31.0, 33.0), (31.0, None)))
    (tip,) = {arrow.x1 for arrow in arrows(found)}
    edge = max(bar.x + bar.width for bar in found.bars)
    assert edge < tip < found.width


def test_what_lies_close_together_is_told_apart_beside_what_is_open() -> None:
    """$18.2 billion and about $20 billion beside tens of billions, of which nobody says how many."""
    found = made(
        lettered(0, (20e9, 100e9), (10e9, None)),
        lettered(1, (18.2e9, 18.3e9), (18.2e9, None)),
        lettered(2, (19e9, 21e9), (18e9, 22e9)),
    )
    tens, more_than, about = (bar for bar in found.bars if bar.what == "core")
    assert about.x - (more_than.x + more_than.width) > 20  # pixels between them
    assert more_than.x < about.x < tens.x
    assert len(arrows(found)) == 6  # the first runs out at either end, the second upwards


def test_what_runs_out_at_a_printed_end_has_its_arrow_too() -> None:
    found = made(lettered(0, (30.0, 31.0), (30.0, 31.0)), lettered(1, (32.0, 33.0), (5.0, 900.0)))
    assert len(arrows(found)) == 4


def test_every_line_and_bar_is_in_the_path_of_its_kind() -> None:
    found = made(lettered(0, (30.0, 30.0), (30.0, 30.0)), lettered(1, (31.0, 33.0), (31.0, None)))
    for what, path in found.paths.items():
        lines = [each for each in found.rules if each.what == what]
        bars = [each for each in found.bars if each.what == what]
        assert path.count("L") == len(lines)
        assert path.count("z") == len(bars)
        for line in lines:
            assert f"M{line.x1:g} {line.y1:g}L{line.x2:g} {line.y2:g}" in path
        for bar in bars:
            assert f"M{bar.x:g} {bar.y:g}h{bar.width:g}v{bar.height:g}h-{bar.width:g}z" in path
    assert {what for what, path in found.paths.items() if path} == {"grid", "axis", "arrow", "support", "core"}


def test_which_way_an_end_runs_out_its_arrow_points() -> None:
    """It has two strokes, which meet in the tip."""
    for support, beyond in (((31.5, None), "right"), ((None, 33.5), "left")):
        found = made(lettered(0, (31.0, 33.0), (31.0, 34.0)), lettered(1, (32.0, 33.0), support))
        strokes = arrows(found)
        assert len(strokes) == 2
        assert len({(each.x1, each.y1) for each in strokes}) == 1
        assert len({each.y2 for each in strokes}) == 2
        assert all((each.x2 < each.x1) == (beyond == "right") for each in strokes)


def places(found: Picture, *, is_cumulative: bool, is_turned: bool = False) -> list[tuple[float, ...]]:
    """Where bars begin and end along the axis of values, where arrows have their tip and their barbs, and beside it.

    Where it `is_turned`, they are as a mirror shows them.
    """
    edges = 2 * (8 + 24) + 190 if is_cumulative else 360

    def at(value: float) -> float:
        return edges - value if is_turned else value

    bars = [
        (*sorted((at(bar.y), at(bar.y + bar.height))), bar.x, bar.width)
        if is_cumulative
        else (*sorted((at(bar.x), at(bar.x + bar.width))), bar.y, bar.height)
        for bar in found.bars
    ]
    heads = [
        (each.x1, each.x2, at(each.y1), at(each.y2)) if is_cumulative else (each.y1, each.y2, at(each.x1), at(each.x2))
        for each in arrows(found)
    ]
    return [*bars, *sorted(heads)]


@given(
    ends=st.lists(st.lists(st.integers(-99, 99), min_size=4, max_size=4), min_size=1, max_size=2),
    is_open=st.booleans(),
    is_cumulative=st.booleans(),
)
def test_numbers_with_their_signs_turned_make_the_picture_that_a_mirror_shows(
    ends: list[list[int]], *, is_open: bool, is_cumulative: bool
) -> None:
    """Beside each other from left to right, over time from top to bottom."""
    whole = (-100.0, 100.0)  # where all numbers are above nought, there is no axis below it
    here, there = [lettered(2, whole, whole)], [lettered(2, whole, whole)]
    for n, each in enumerate(ends):
        low, lo, hi, high = map(float, sorted(each))
        most, day = None if is_open else high, f"2022-11-{9 * n + 1:02}"
        here.append(lettered(n, (lo, hi), (low, most), day))
        there.append(lettered(n, (-hi, -lo), (most and -most, -low), day))
    straight = places(made(*here, is_cumulative=is_cumulative), is_cumulative=is_cumulative)
    mirrored = places(made(*there, is_cumulative=is_cumulative), is_cumulative=is_cumulative, is_turned=True)
    assert len(straight) == len(mirrored)
    bars = 2 * len(here) if is_cumulative else None  # a head below lies on the axis of time, and none above does
    for one, other in zip(straight[:bars], mirrored[:bars], strict=True):
        assert one == pytest.approx(other, abs=0.21)


@pytest.mark.parametrize("is_cumulative", [False, True])
def test_an_arrow_is_a_head_of_ten_pixels_eight_beyond_the_axis_in_line_with_its_bars(*, is_cumulative: bool) -> None:
    found = made(
        lettered(0, (10.0, 11.0), (10.0, 11.0), "2022-11-01"),
        lettered(1, (12.0, 13.0), (None, None), "2022-12-01"),
        is_cumulative=is_cumulative,
    )
    thin = found.bars[2]
    middle = thin.x + thin.width / 2 if is_cumulative else thin.y + thin.height / 2
    # over time, the one below lies on the axis
    ends = ((24, 29), (222, 217)) if is_cumulative else ((6, 11), (354, 349))
    heads = places(found, is_cumulative=is_cumulative)[len(found.bars) :]
    for head, asked in zip(heads, ((middle, middle + n, *at) for n in (-5, 5) for at in ends), strict=True):
        assert head == pytest.approx(asked, abs=0.11)


@pytest.mark.parametrize(
    ("support", "up", "down"),
    [((31.0, 34.0), 0, 0), ((31.0, None), 2, 0), ((None, 34.0), 0, 2), ((None, None), 2, 2)],
)
def test_over_time_what_is_open_runs_out_upwards_or_downwards(support: tuple[End, End], up: int, down: int) -> None:
    found = made(
        lettered(0, (10.0, 11.0), (10.0, 11.0), "2022-11-01"),
        lettered(1, (32.0, 33.0), support, "2022-12-01"),
        is_cumulative=True,
    )
    bars = [bar for bar in found.bars if bar.what == "support"]
    top, bottom = min(bar.y for bar in bars), max(bar.y + bar.height for bar in bars)
    middle = bars[1].x + bars[1].width / 2
    strokes = arrows(found)
    assert sum(each.y1 < each.y2 and each.y1 <= top for each in strokes) == up
    assert sum(each.y1 > each.y2 and each.y1 >= bottom for each in strokes) == down
    assert len(strokes) == up + down
    assert all(each.x1 == pytest.approx(middle, abs=0.2) for each in strokes)
    assert {each.x2 > each.x1 for each in strokes} == ({True, False} if strokes else set())


def test_a_running_total_goes_over_time_from_below_upwards() -> None:
    found = made(
        lettered(0, (10.0, 11.0), (10.0, 11.0), "2022-11-01"),
        lettered(1, (20.0, 21.0), (20.0, 21.0), "2022-12-01"),
        is_cumulative=True,
    )
    first, second = (bar for bar in found.bars if bar.what == "core")
    assert first.x < second.x
    assert first.y > second.y
    assert "(1 Nov 2022)" in found.labels[-2].words + found.labels[-3].words


def test_days_have_days_on_their_axis() -> None:
    found = made(
        lettered(0, ("2022-02-24", "2022-02-24"), ("2022-02-24", "2022-02-24")),
        lettered(1, ("2022-02-01", "2022-02-28"), ("2022-02-01", "2022-02-28")),
    )
    ticks = [label.words for label in found.labels if label.what == "tick"]
    assert ticks
    assert all(re.fullmatch(r"31 Jan 2022|\d{1,2} Feb 2022|\d Mar 2022", tick) for tick in ticks)
    assert found.words == "A, The North: 24 February 2022; B, The North: 1 to 28 February 2022"


@pytest.mark.parametrize(
    "sides",
    [
        (),
        (lettered(0, (30.0, 30.0), (30.0, 30.0)),),
        (lettered(0, (), ()), lettered(1, (), ())),
        (lettered(0, (30.0, 30.0), (30.0, 30.0)), lettered(1, ("2022-02-24",) * 2, ("2022-02-24",) * 2)),
        (lettered(0, (-1e308, 0.0), (-1e308, 0.0)), lettered(1, (0.0, 1e308), (0.0, 1e308))),
        (lettered(0, (None, None), (None, None)), lettered(1, (None, None), (None, None))),
    ],
    ids=["nothing", "one", "words", "two-kinds", "too-far-apart", "no-ends"],
)
@pytest.mark.parametrize("is_cumulative", [False, True])
def test_what_cannot_be_set_side_by_side_has_no_picture(sides: tuple[Lettered, ...], *, is_cumulative: bool) -> None:
    assert picture("How many came", sides, unit=None, is_cumulative=is_cumulative) is None


def test_a_file_is_the_same_each_time_and_tells_its_content_in_words() -> None:
    (text,) = drawn(differing()).values()
    assert text == drawn(differing())["crowd"]
    root = ET.fromstring(text)  # noqa: S314  # our own
    assert root.get("aria-label") == "How many came. A, The North: 30; B, The South: 31"
    assert "prefers-color-scheme: dark" in text
    assert is_ours(text)
    assert text.endswith("</svg>\n")


def test_only_what_differs_is_drawn_and_only_claims_of_the_records() -> None:
    assert list(drawn(differing())) == ["crowd"]
    agreed = attrs.evolve(
        differing(), questions=tuple(attrs.evolve(each, verdict=Verdict.AGREE) for each in differing().questions)
    )
    assert drawn(agreed) == {}
    assert drawn(attrs.evolve(differing(), records=Records())) == {}


def test_markup_in_words_is_text() -> None:
    text = draw(made(*(lettered(n, (float(n), 9.0), (float(n), 9.0)) for n in range(2)))).replace("How many came", "")
    assert "<script" not in text
    odd = attrs.evolve(lettered(0, (1.0, 1.0), (1.0, 1.0)), words=(("</text><script>", None),), who="\u202e")
    text = draw(made(odd, lettered(1, (2.0, 2.0), (2.0, 2.0))))
    assert "&lt;/text&gt;&lt;script&gt;" in text
    assert "\u202e" not in text
    ET.fromstring(text)  # noqa: S314  # our own


LEVELS = st.tuples(ENDS, ENDS, ENDS, ENDS).map(sorted).map(lambda e: (Interval(e[1], e[2]), Interval(e[0], e[3])))
OPEN = st.tuples(LEVELS, st.booleans(), st.booleans()).map(
    lambda drawn: (
        drawn[0][0],
        Interval(-math.inf if drawn[1] else drawn[0][1].lo, math.inf if drawn[2] else drawn[0][1].hi),
    )
)


class TestFocus:
    @given(st.lists(OPEN, min_size=1, max_size=5))
    def test_the_ends_of_bounded_cores_are_always_held(self, levels: list[tuple[Interval, Interval]]) -> None:
        held = focus(levels)
        for core, support in levels:
            if support.is_bounded:
                assert {core.lo, core.hi} <= set(held)

    @given(st.lists(OPEN, min_size=1, max_size=5))
    def test_nothing_else_takes_more_room_than_twice_theirs(self, levels: list[tuple[Interval, Interval]]) -> None:
        if all(support.is_bounded for _, support in levels):
            ends = [end for core, _ in levels for end in (core.lo, core.hi)]
            room = max(ends) - min(ends)
            held = focus(levels)
            assert room == 0 or max(held) - min(held) <= 3 * room * (1 + 1e-9)

    @pytest.mark.parametrize(
        ("levels", "held"),
        [
            # about a point there is no measure of what lies far off
            ([(30, 30, 30, 30), (30, 30, 25, 900)], {25, 30, 900}),
            ([(30, 30, 30, 30), (31, 31, 5, 900)], {30, 31}),
            ([(30, 31, 30, 31), (30, 30, 29, 900)], {29, 30, 31}),
            ([(30, 30, 30, 30), (30, 32, 28, 35)], {28, 30, 32}),
            ([(30, 30, 30, 30), (30, 32, 27, 34)], {30, 32, 34}),
            # of what is open an end that is near counts, and its own width where the others have none
            ([(30, 30, 30, 30), (31, 33, 31, math.inf)], {30, 31, 33}),
            ([(30, 30, 30, 30), (30, 40, 30, math.inf)], {30, 40}),
            ([(20, 100, -math.inf, math.inf)], {20, 100}),
        ],
    )
    def test_what_is_held(self, levels: list[tuple[float, float, float, float]], held: set[float]) -> None:
        assert set(focus((Interval(a, b), Interval(c, d)) for a, b, c, d in levels)) == held


class TestAxis:
    @pytest.mark.parametrize(
        ("values", "of_days", "lo", "hi"),
        [
            ((10, 20), False, 9.4, 20.6),
            ((20, 15, 10), False, 9.4, 20.6),
            ((0, 10), False, 0, 10.6),  # below nought there is nothing
            ((0.3, 10.3), False, 0, 10.9),
            ((-10, 10), False, -11.2, 11.2),
            ((50,), False, 47, 53),
            ((-50,), False, -53, -47),
            ((0,), False, 0, 1),
            ((738_460,), True, 738_459, 738_461),
            ((738_460, 738_560), True, 738_454, 738_566),
            ((30, math.inf), False, 28.2, 31.8),
            ((-math.inf, 30, 40), False, 29.4, 40.6),
        ],
    )
    def test_it_goes_a_little_beyond_its_values(
        self, values: tuple[float, ...], lo: float, hi: float, *, of_days: bool
    ) -> None:
        """By six hundredths of their range, or of a number that stands alone; by a day of a day."""
        axis = Axis.over(values, 0, 100, of_days=of_days)
        assert axis is not None
        assert [axis.lo, axis.hi] == pytest.approx([lo, hi])
        assert [axis.at(value) for value in (axis.lo - 1, axis.lo, (lo + hi) / 2, axis.hi, axis.hi + 1)] == [
            *(0, 0, 50, 100, 100)
        ]
        assert [axis.holds(value) for value in (axis.lo, axis.hi, axis.lo - 1, axis.hi + 1)] == [
            *(True, True, False, False)
        ]

    @given(st.lists(ENDS, min_size=1, max_size=4))
    def test_places_keep_the_order_of_values(self, values: list[float]) -> None:
        axis = Axis.over(values, 0, 100)
        assert axis is not None
        places = [axis.at(value) for value in sorted(values)]
        assert places == sorted(places)
        assert all(0 <= place <= 100 for place in places)
        assert len(list(axis.ticks())) <= 5

    @pytest.mark.parametrize(
        ("first", "last", "written"),
        [
            ("2022-10-24", "2022-10-25", ["24 Oct 2022", "25 Oct 2022"]),
            ("2022-02-01", "2022-05-01", ["Feb 2022", "Mar 2022", "Apr 2022", "May 2022"]),
            ("2009-06-01", "2014-06-01", ["2010", "2012", "2014"]),
            ("0001-01-01", "9999-12-31", ["5000"]),
        ],
    )
    def test_days_months_and_years(self, first: str, last: str, written: list[str]) -> None:
        span = interval((first, last))
        assert span is not None
        axis = Axis.over((span.lo, span.hi), 0, 100, of_days=True)
        assert axis is not None
        assert [words for _, words in axis.ticks()][-len(written) :] == written

    @pytest.mark.parametrize(
        ("days", "step"),
        [
            *((4 * step, step) for step in (1, 2, 3, 7, 14)),
            *((4 * step + 1, more) for step, more in ((1, 2), (2, 3), (3, 7), (7, 14))),
        ],
    )
    def test_four_steps_of_days_at_the_most(self, days: int, step: int) -> None:
        """Of one, two or three days, or of one or two weeks: the first that is not too short."""
        first = date(2022, 1, 1).toordinal()
        axis = Axis(lo=first, hi=first + days, start=0, end=days, of_days=True)
        assert [place for place, _ in axis.ticks()] == list(range(0, days + 1, step))

    @pytest.mark.parametrize(
        ("days", "step"),
        [
            *((int(4 * 30.4 * step), step) for step in (1, 2, 3, 6)),
            *((int(4 * 30.4 * step) + 1, more) for step, more in ((1, 2), (2, 3), (3, 6), (6, 12))),
            *((int(4 * 365.2 * step), 12 * step) for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)),
            *(
                (int(4 * 365.2 * step) + 1, 12 * more)
                for step, more in ((1, 2), (2, 5), (5, 10), (500, 1000), (1000, 2000))
            ),
        ],
    )
    def test_of_months_and_years_there_are_round_ones(self, days: int, step: int) -> None:
        """Quarters begin in January, and decades in a year that ends in nought."""
        first = date(1000, 1, 1).toordinal()
        axis = Axis(lo=first, hi=first + days, start=0, end=100, of_days=True)
        written = [words.split() for _, words in axis.ticks()]
        months = [int(year) * 12 + (MONTHS.index(month[0]) if month else 0) for *month, year in written]
        assert {later - one for one, later in pairwise(months)} == {step}
        assert months[0] % step == 0
        assert all(len(words) == (2 if step < 12 else 1) for words in written)

    @pytest.mark.parametrize("years", [1, 2, 8, 80])
    def test_a_month_and_a_year_stand_at_their_first_day(self, years: int) -> None:
        first = date(2001, 3, 15).toordinal()
        days = 365 * years
        axis = Axis(lo=first, hi=first + days, start=0, end=days, of_days=True)
        for place, words in axis.ticks():
            stands = date.fromordinal(first + round(place))
            month = f"{MONTHS[stands.month - 1]} " if years == 1 else ""
            assert (stands.day, f"{month}{stands.year}") == (1, words)
            assert stands.month == 1 or month

    def test_the_calendar_has_an_end(self) -> None:
        last = date.max.toordinal()
        axis = Axis(lo=last - 300, hi=last, start=0, end=300, of_days=True)
        assert [words for _, words in axis.ticks()] == ["Apr 9999", "Jul 9999", "Oct 9999"]
        axis = Axis(lo=last - 3, hi=last, start=0, end=300, of_days=True)
        assert [words for _, words in axis.ticks()] == [f"{day} Dec 9999" for day in (28, 29, 30, 31)]
        axis = Axis(lo=1, hi=301, start=0, end=300, of_days=True)
        assert [words for _, words in axis.ticks()] == ["Jan 1", "Apr 1", "Jul 1", "Oct 1"]

    def test_ten_thousand_years_have_one_in_the_middle(self) -> None:
        axis = Axis(lo=1, hi=date.max.toordinal(), start=0, end=100, of_days=True)
        assert list(axis.ticks()) == [(50, "5000")]

    @pytest.mark.parametrize(
        ("lo", "hi", "written"),
        [
            (0, 100, "0 25 50 75 100"),
            (0, 10, "0 2.5 5 7.5 10"),
            (0, 8, "0 2 4 6 8"),
            (0, 8.1, "0 2.5 5 7.5"),
            (0, 4, "0 1 2 3 4"),
            (0, 4.1, "0 2 4"),
            (0, 20, "0 5 10 15 20"),
            (0, 20.1, "0 10 20"),
            (0, 40, "0 10 20 30 40"),
            (0, 40.1, "0 20 40"),
            (3, 7, "3 4 5 6 7"),
            (2.9, 7, "4 6"),
            (-4, 4, "−4 −2 0 2 4"),
            (0.5, 0.9, "0.5 0.6 0.7 0.8 0.9"),
            (0.01, 0.02, "0.01 0.0125 0.015 0.0175 0.02"),
        ],
    )
    def test_round_numbers_are_one_two_two_and_a_half_or_five_apart(self, lo: float, hi: float, written: str) -> None:
        """And four steps at the most."""
        axis = Axis(lo=lo, hi=hi, start=0, end=100, of_days=False)
        assert " ".join(words for _, words in axis.ticks()) == written

    def test_round_numbers_with_their_unit(self) -> None:
        axis = Axis.over((18.2e9, 22e9), 0, 100, unit="USD")
        assert axis is not None
        assert [words for _, words in axis.ticks()] == ["$18 billion", "$20 billion", "$22 billion"]


class TestInterval:
    @pytest.mark.parametrize(
        ("ends", "found"),
        [
            ((30.0, 31.0), (30, 31)),
            ((None, 31.0), (-math.inf, 31)),
            ((30.0, None), (30, math.inf)),
            ((None, None), (-math.inf, math.inf)),
            (("2022-11-01", "2022-11-30"), (738460, 738489)),
            (("2022-11-01", None), (738460, math.inf)),
        ],
    )
    def test_an_end_that_is_not_there_is_without_bound(self, ends: tuple[End, ...], found: tuple[float, float]) -> None:
        assert interval(ends) == Interval(*found)

    @pytest.mark.parametrize(
        "ends",
        [(), (30.0,), (30.0, 31.0, 32.0), (31.0, 30.0), (30.0, "2022-11-01"), ("2022-11-30", "2022-11-01"), ("a", "b")],
    )
    def test_what_makes_none_is_none(self, ends: tuple[End, ...]) -> None:
        assert interval(ends) is None


class TestInWords:
    @pytest.mark.parametrize(
        ("ends", "unit", "words"),
        [
            ((18.2e9, 18.3e9), "USD", "$18.2 billion to $18.3 billion"),
            ((30.0, 30.0), None, "30"),
            ((30.0, None), None, "30 or more"),
            ((0.0, 30.0), None, "30 or less"),
            ((None, 30.0), None, "30 or less"),
            ((0.0, 0.0), None, "0"),
            ((-1.0, 30.0), None, "\u22121 to 30"),
            ((None, None), None, "any number"),
            (("2022-11-01", "2022-11-30"), None, "1 to 30 November 2022"),
            (("2022-11-01", None), None, "any day from 1 November 2022"),
            ((), None, ""),
            (("2022-11-01", 3.0), None, ""),
            (("yesterday", "today"), None, ""),
            ((3.0, 2.0), None, ""),
            ((14.5, 15.5), "kilometer", "14.5 kilometers to 15.5 kilometers"),
        ],
    )
    def test_as_an_editor_writes_them(self, ends: tuple[End, ...], unit: str | None, words: str) -> None:
        assert in_words(ends, unit) == words

    @given(ENDS, ENDS)
    def test_it_is_total(self, one: float, other: float) -> None:
        assert in_words((min(one, other), max(one, other)), "USD")
