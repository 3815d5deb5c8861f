"""The hedge table is data that a desk may replace: ours is complete, a wrong one is refused in plain words."""

from __future__ import annotations

import math
import re
from decimal import Decimal

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepant.errors import DiscrepantError, ReadingError
from discrepant.reading.formula import Bound
from discrepant.reading.hedges import Extent, HedgeTable, Numeral, Row
from discrepant.reading.interval import Interval
from discrepant.reading.model import Quantity, Sense
from discrepant.reading.reader import Reader
from discrepant.reading.words import text_of

SHIPPED = text_of("hedges")


def _numeral(value: str, place: str = "1", of: str = "1") -> Numeral:
    return Numeral(value=Decimal(value), place=Decimal(place), round=Decimal(of))


class TestTheShippedTable:
    def test_has_a_row_for_each_sense_and_cites_its_sources(self) -> None:
        table = HedgeTable.default()
        assert set(table.rows) == set(Sense)
        sources = [row.source for row in table.hedge] + [few.source for few in table.few]
        assert all(len(source) > 20 for source in sources)

    @pytest.mark.parametrize(
        ("sense", "core", "support"),
        [
            ("exact", "[n, n]", "[n, n]"),
            ("bare", "[n - q/2, n + q/2]", "[n - max(q/2, min(n/20, g/2)), n + max(q/2, min(n/20, g/2))]"),
            ("about", "[n - max(q, r)/2, n + max(q, r)/2]", "[n - max(q, r), n + max(q, r)]"),
            ("above", "(n, n + g]", "(n, inf)"),
            ("at-least", "[n, n + g]", "[n, inf)"),
            ("below", "[n - g, n)", "[0, n)"),
            ("at-most", "[n - g, n]", "[0, n]"),
            ("nearly", "[n - r/2, n)", "[n - r, n)"),
            ("just-over", "(n, n + r/2]", "(n, n + r]"),
            ("range", "[a, b]", "[a - p/2, b + p/2]"),
            ("vague", "[2*u, next]", "[u, inf)"),
        ],
    )
    def test_has_the_formulas_of_the_contract(self, sense: str, core: str, support: str) -> None:
        row = re.search(rf'sense = "{sense}".*?core = "(.*?)"\nsupport = "(.*?)"', SHIPPED, re.DOTALL)
        assert row is not None
        assert (row[1], row[2]) == (core, support)

    @pytest.mark.parametrize(
        ("sense", "words"),
        [
            ("exact", "exactly, precisely"),
            ("about", "about, around, roughly, approximately, some, circa, or so, -ish"),
            ("above", "more than, over, above, upwards of, north of"),
            ("at-least", "at least, no fewer than, no less than, a minimum of, or more, -plus"),
            ("below", "less than, fewer than, under, below, short of"),
            ("at-most", "at most, up to, no more than, as many as, as much as, a maximum of"),
            ("nearly", "nearly, almost, close to, just under, approaching"),
            ("just-over", "just over, slightly more than"),
        ],
    )
    def test_has_the_words_of_the_contract(self, sense: str, words: str) -> None:
        row = HedgeTable.default().rows[Sense(sense)]
        assert set(words.split(", ")) <= {*row.before, *row.after}

    def test_has_the_vague_words_of_the_contract(self) -> None:
        table = HedgeTable.default()
        assert set(table.tens) >= {"tens", "dozens", "scores", "hundreds", "thousands", "millions"}
        words = {words for few in table.few for words in few.words}
        assert words >= {"a couple", "a few", "several"}
        assert {"dozen", "million"} <= set(table.scale)
        assert "half" in table.fraction

    def test_is_read_once(self) -> None:
        assert HedgeTable.default() is HedgeTable.default()


class TestADesksOwn:
    def test_takes_the_place_of_ours(self) -> None:
        own = SHIPPED.replace('"about", ', '"about", "give or take a bit", ')
        own = own.replace("[n - max(q, r), n + max(q, r)]", "[n - g, n + g]")
        about = Reader(HedgeTable.parse(own)).read("give or take a bit 20", kind=Quantity.COUNT)
        assert (about.hedge.sense, about.support) == (Sense.ABOUT, Interval(10, 30))

    def test_may_still_be_written_with_the_last_digit_alone(self) -> None:
        """A table from before q: "about $1 billion" is then anything up to two."""
        bare = SHIPPED.replace("[n - q/2, n + q/2]", "[n - p/2, n + p/2]")
        bare = bare.replace("max(q/2, min(n/20, g/2))", "max(p/2, min(n/20, g/2))")
        reader = Reader(HedgeTable.parse(bare.replace("max(q, r)", "max(p, r)")))
        about, plain = (reader.read(words, kind=Quantity.MONEY) for words in ("about $1 billion", "$1 billion"))
        assert about.values == (Interval(0.5e9, 1.5e9), Interval(0, 2e9))
        assert plain.values == (Interval(0.5e9, 1.5e9),) * 2

    @pytest.mark.parametrize(
        ("old", "new", "told"),
        [
            ('sense = "nearly"', 'sense = "about"', "each sense needs one row; missing: nearly"),
            ('sense = "nearly"', 'sense = "almost"', '"sense" of entry 8 of "hedge" must be one of exact, about'),
            (
                'sense = "nearly"',
                "sense = 5",
                '"sense" of entry 8 of "hedge" must be text in quotes, not a number (write sense = "5")',
            ),
            ('sense = "nearly"\n', "", '"sense" of entry 8 of "hedge" is missing'),
            (
                'core = "[n - r/2, n)"',
                'core = "[n - r//2, n)"',
                '"core" of entry 8 of "hedge": cannot read the formula',
            ),
            ('core = "[n - r/2, n)"', 'core = "[2*u, n)"', "entry 8 of \"hedge\": u means nothing for 'nearly'"),
            ('core = "[2*u, next]"', 'core = "[2*n, next]"', "entry 11 of \"hedge\": n means nothing for 'vague'"),
            (
                'core = "[n - r/2, n)"',
                "core = [1, 2]",
                '"core" of entry 8 of "hedge" must be a formula in quotes, not a list',
            ),
            ('core = "[n - r/2, n)"', 'heart = "[n, n]"', 'unknown key "heart" (the keys are sense, before, after'),
            (
                'before = ["a total of", ',
                'before = "a total of"\nafter = [',
                'must be a list, not text (write before = ["a total of"])',
            ),
            (
                'before = ["exactly", ',
                'before = [5, "", ',
                'entry 1 of "before" of entry 1 of "hedge" must be text in quotes, not a number',
            ),
            ('before = ["exactly", ', 'before = ["about", ', "more than one row has 'about'"),
            ('words = ["several"]', 'words = ["a few"]', "more than one row has 'a few'"),
            (
                "source = \"The words' own meaning",
                "sauce = \"The words' own meaning",
                '"source" of entry 1 of "hedge" is missing',
            ),
            ("core = [3, 7]", "core = [3, 70]", "the core of 'several' must lie inside its support"),
            ("core = [3, 7]", "core = [7, 3]", "the core of 'several' must lie inside its support"),
            ("core = [3, 7]", "core = [3, 4, 7]", '"core" of entry 3 of "few" must be a list of 2, not of 3'),
            ("core = [3, 7]", "core = 3", '"core" of entry 3 of "few" must be a list of 2, not a number'),
            (
                "core = [3, 7]",
                'core = ["3", true]',
                'entry 2 of "core" of entry 3 of "few" must be a number from 0 to 10^36, not true or false',
            ),
            ("dozens = 12", "dozens = nan", '"tens.dozens" must be a number from 0 to 10^36, not nan'),
            ("dozens = 12", "dozens = -12", '"tens.dozens" must be a number from 0 to 10^36, not -12'),
            ("dozens = 12", 'dozens = "twelve"', "\"tens.dozens\" must be a number from 0 to 10^36, not 'twelve'"),
            ("dozens = 12", "dozens = 1e40", '"tens.dozens" must be a number'),
            ("[tens]", "[[tens]]", '"tens" must be a table, not a list'),
            (
                "million = 1000000\n",
                "million = 2022-11-06\n",
                '"scale.million" must be a number from 0 to 10^36, not a date or time',
            ),
            (
                "place = 1, round = 12}",
                "place = 1}",
                '"scale.dozen" must be a number, or a table of value, place, round',
            ),
            ("half    = {", "halb    = {", '"half" is missing from the fractions'),
            ("[fraction]", "[fractions]", '"fraction" is missing'),
            ("[tens]", "[tens", "is not TOML"),
        ],
    )
    def test_errors_say_what_is_wrong(self, old: str, new: str, told: str) -> None:
        assert old in SHIPPED
        with pytest.raises(DiscrepantError) as caught:
            HedgeTable.parse(SHIPPED.replace(old, new, 1), "our-hedges.toml")
        assert any(told in str(problem) for problem in caught.value.problems), str(caught.value)
        assert {problem.file for problem in caught.value.problems} == {"our-hedges.toml"}

    def test_all_errors_are_told_at_once(self) -> None:
        text = SHIPPED.replace("dozens = 12", "dozens = true").replace('core = "(n, n + g]"', 'core = "n"')
        with pytest.raises(DiscrepantError) as caught:
            HedgeTable.parse(text)
        assert len(caught.value.problems) == 2

    @pytest.mark.parametrize("text", ["a = " + "[" * 100_000, "", "\x00", "hedge = 1", "=" * 1_000_000])
    def test_what_is_no_table_at_all_is_refused(self, text: str) -> None:
        with pytest.raises(DiscrepantError):
            HedgeTable.parse(text)

    @pytest.mark.parametrize("core", ["[0, n]", "[n, n*9]", "[n + g, n]", "[inf - inf, n]", "[n/(p - p), n]"])
    def test_formulas_that_do_not_fit_are_an_error_of_reading(self, core: str) -> None:
        own = SHIPPED.replace('core = "[n - max(q, r)/2, n + max(q, r)/2]"', f'core = "{core}"')
        reader = Reader(HedgeTable.parse(own))
        assert reader.read("more than 20", kind=Quantity.COUNT).number == 20
        with pytest.raises(ReadingError) as caught:
            reader.read("about 20", kind=Quantity.COUNT)
        assert "about 20\n  ^^^^^^^^" in str(caught.value)
        assert "the hedge table does not fit" in caught.value.message


class TestSpread:
    def test_of_a_small_number_is_a_fifth_of_it_at_the_most_unless_each_one_counts(self) -> None:
        table, two = HedgeTable.default(), _numeral("2")
        _, support = table.spread(Sense.ABOUT, two)
        assert support == Extent(Bound(Decimal("1.6")), Bound(Decimal("2.4")))
        _, support = table.spread(Sense.ABOUT, attrs.evolve(two, counted=True))
        assert support == Extent(Bound(Decimal(1)), Bound(Decimal(3)))
        assert not attrs.evolve(two, counted=True).times(Numeral.of(Decimal(1000))).counted

    def test_mirrors_what_is_below_zero(self) -> None:
        table = HedgeTable.default()
        core, support = table.spread(Sense.ABOVE, _numeral("-5"))
        assert core == Extent(Bound(Decimal(-5), is_open=True), Bound(Decimal(-4)))
        assert support == Extent(Bound(Decimal(-5), is_open=True), Bound(Decimal("Infinity")))
        core, support = table.spread(Sense.AT_MOST, _numeral("-5"))
        assert core == Extent(Bound(Decimal(-6)), Bound(Decimal(-5)))
        assert support == Extent(Bound(Decimal("-Infinity"), is_open=True), Bound(Decimal(-5)))

    @pytest.mark.parametrize("sense", [Sense.EXACT, Sense.BARE, Sense.ABOUT, Sense.NEARLY, Sense.JUST_OVER])
    def test_of_the_opposite_is_the_mirror(self, sense: Sense) -> None:
        table = HedgeTable.default()
        plus, minus = (table.spread(sense, _numeral(value)) for value in ("20", "-20"))
        assert tuple(extent.mirrored for extent in plus) == minus

    def test_is_exact_beyond_what_floats_hold(self) -> None:
        core, _ = HedgeTable.default().spread(Sense.ABOUT, _numeral("12345678901234567890123456789"))
        assert core.hi.value - core.lo.value == 1

    @pytest.mark.parametrize(("unit", "following"), [(10, 100), (12, 100), (20, 100), (100, 1000), (10**10, 10**11)])
    def test_of_many_ends_at_the_next_power_of_ten(self, unit: int, following: int) -> None:
        core, support = HedgeTable.default().of_many(Decimal(unit))
        assert core.interval() == Interval(2 * unit, following)
        assert support.interval() == Interval(unit, math.inf)


def test_scales_keep_the_precision_of_the_printed_digits() -> None:
    assert _numeral("18.2", "0.1", "0.1").times(Numeral.of(Decimal(1000))) == _numeral("18200", "100", "100")
    assert _numeral("2").times(_numeral("12", "1", "12")) == _numeral("24", "1", "12")


class TestExtent:
    def test_an_open_end_is_the_next_representable_number(self) -> None:
        extent = Extent(Bound(Decimal(20), is_open=True), Bound(Decimal(30), is_open=True))
        assert extent.interval() == Interval(math.nextafter(20, 30), math.nextafter(30, 20))

    def test_ends_are_converted_before_they_are_opened(self) -> None:
        extent = Extent(Bound(Decimal(9), is_open=True), Bound(Decimal("Infinity"), is_open=True))
        assert extent.interval(lambda miles: miles * Decimal("1.5")) == Interval(math.nextafter(13.5, 14), math.inf)

    @pytest.mark.parametrize(
        ("lo", "hi", "interval"),
        [
            (Bound(Decimal(1)), Bound(Decimal(1)), Interval(1, 1)),
            (Bound(Decimal(1), is_open=True), Bound(Decimal(1)), None),
            (Bound(Decimal(1)), Bound(Decimal(1), is_open=True), None),
            (Bound(Decimal(2)), Bound(Decimal(1)), None),
            # closer to each other than two floats
            (
                Bound(Decimal(1), is_open=True),
                Bound(Decimal("1." + "0" * 30 + "1")),
                Interval(*[math.nextafter(1, 2)] * 2),
            ),
            (
                Bound(Decimal(1)),
                Bound(Decimal("1." + "0" * 30 + "1"), is_open=True),
                Interval(*[math.nextafter(1, 0)] * 2),
            ),
        ],
    )
    def test_as_floats(self, lo: Bound, hi: Bound, interval: Interval | None) -> None:
        assert Extent(lo, hi).interval() == interval

    @pytest.mark.parametrize(
        ("lo", "hi", "whole"),
        [
            (Bound(Decimal("99.5")), Bound(Decimal("100.5")), Interval(100, 100)),
            (Bound(Decimal(100), is_open=True), Bound(Decimal(200)), Interval(101, 200)),
            (Bound(Decimal(90)), Bound(Decimal(100), is_open=True), Interval(90, 99)),
            (Bound(Decimal("9.5")), Bound(Decimal(10), is_open=True), None),
            (Bound(Decimal("-5.5")), Bound(Decimal("-4.5")), Interval(-5, -5)),
            (Bound(Decimal("-Infinity")), Bound(Decimal("Infinity"), is_open=True), Interval(-math.inf, math.inf)),
        ],
    )
    def test_whole_numbers_inside(self, lo: Bound, hi: Bound, whole: Interval | None) -> None:
        assert Extent(lo, hi).whole() == whole

    def test_hull(self) -> None:
        a = Extent(Bound(Decimal(1), is_open=True), Bound(Decimal(3)))
        b = Extent(Bound(Decimal(1)), Bound(Decimal(3), is_open=True))
        assert a.hull(b) == b.hull(a) == Extent(Bound(Decimal(1)), Bound(Decimal(3)))

    def test_from_zero(self) -> None:
        extent = Extent(Bound(Decimal(-1), is_open=True), Bound(Decimal(3)))
        assert extent.not_negative == Extent(Bound(Decimal(0)), Bound(Decimal(3)))
        assert extent.not_negative.not_negative == extent.not_negative

    @given(st.decimals(-1000, 1000, places=9), st.decimals(0, 1000, places=9), st.booleans(), st.booleans())
    def test_whole_numbers_lie_inside(self, lo: Decimal, width: Decimal, opening: bool, closing: bool) -> None:  # noqa: FBT001
        extent = Extent(Bound(lo, opening), Bound(lo + width, closing))
        interval, whole = extent.interval(), extent.whole()
        if whole is not None:
            assert interval is not None
            assert interval.contains(whole)
            assert whole.lo == int(whole.lo)


def test_the_table_of_the_package_has_the_form_to_which_others_are_held() -> None:
    """It is made without what sees to the form, and is the same."""
    made, held = HedgeTable.default(), HedgeTable.parse(SHIPPED)
    for name in ("tens", "few", "scale", "fraction"):
        assert getattr(made, name) == getattr(held, name)
    assert [plain_row(row) for row in made.hedge] == [plain_row(row) for row in held.hedge]
    assert list(made.rows) == list(held.rows)


def plain_row(row: Row) -> dict[str, object]:
    """A row with its formulas as what they make of some numbers."""
    numbers = {name: Decimal(value) for value, name in enumerate(["n", "p", "q", "g", "r", "a", "b", "u", "next"], 11)}
    formulas = (row.core, row.support)
    return {
        **attrs.asdict(row, filter=lambda field, _: field.name not in ("core", "support")),
        "bounds": [formula.bounds(numbers) for formula in formulas],
        "names": [formula.names for formula in formulas],
    }
