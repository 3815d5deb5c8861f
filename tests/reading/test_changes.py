"""Changes: so far up or down, as a signed number in the unit of what changed."""

from __future__ import annotations

import math
import pickle
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pace import within

from discrepant.errors import ReadingError
from discrepant.reading.changes import is_set_form
from discrepant.reading.directions import around, direction_of, may_tell_change
from discrepant.reading.hedges import HedgeTable
from discrepant.reading.interval import Interval
from discrepant.reading.mentions import find_mentions
from discrepant.reading.model import OtherUnitError, Quantity, Reading
from discrepant.reading.reader import Reader, faults
from discrepant.reading.words import words_of

READER = Reader()
POINTS = "percentage points"


def change(words: str, unit: str | None = None, *, way: int = 0) -> Reading:
    return READER.read(words, kind=Quantity.CHANGE, unit=unit, way=way)


@pytest.mark.parametrize(
    ("words", "unit", "number", "told_in", "core"),
    [
        ("up 3.2 %", "%", 3.2, "%", (3.15, 3.25)),
        ("up 3.2 %", None, 3.2, "%", (3.15, 3.25)),
        ("rose by 3.2 percent", "%", 3.2, "%", (3.15, 3.25)),
        ("up about 3 %", "%", 3, "%", (2.7, 3.3)),
        ("fell by 1,200", None, -1200, None, (-1200, -1200)),
        ("fell by 231 points", None, -231, None, (-231.5, -230.5)),
        ("a drop of 5C", "C", -5, "C", (-5.5, -4.5)),
        ("an increase of $5 million", "USD", 5e6, "USD", (4.5e6, 5.5e6)),
        ("an increase in prices of 3 %", "%", 3, "%", (2.7, 3.3)),
        ("a 3.2 percent rise", "%", 3.2, "%", (3.15, 3.25)),
        ("a 3-percentage-point drop", POINTS, -3, POINTS, (-3.3, -2.7)),
        ("3 % higher", "%", 3, "%", (2.7, 3.3)),
        ("25 basis points lower", POINTS, -0.25, POINTS, (-0.255, -0.245)),
        ("cut by a quarter point", POINTS, -0.25, POINTS, (-0.275, -0.225)),
        ("3 points up", POINTS, 3, POINTS, (2.7, 3.3)),
        ("rose 5 degrees", "C", 5, "C", (4.5, 5.5)),
        ("+3.2%", "%", 3.2, "%", (3.15, 3.25)),
        ("\u22121,200", None, -1200, None, (-1200, -1200)),
        ("minus 3 %", "%", -3, "%", (-3.3, -2.7)),
        ("up 15", "km", 15, "km", (14.5, 15.5)),
        ("fell by half", "%", -50, "%", (-55, -45)),
        ("halved", "%", -50, "%", (-55, -45)),
        ("doubled", "%", 100, "%", (95, 105)),
        ("tripled", "%", 200, "%", (190, 210)),
        ("has nearly doubled", "%", 100, "%", (95, 100)),
        ("more than tripled", "%", 200, "%", (200, 300)),
        ("doubled to 20,000", "%", 100, "%", (95, 105)),
        ("rose 20 % from 10 to 12", "%", 20, "%", (19.5, 20.5)),
        ("up 0.6% to 11.42", "%", 0.6, "%", (0.55, 0.65)),
        ("rose less than 3 %", "%", 3, "%", (2, 3)),
        ("grew between 3 and 5 percent", "%", None, "%", (3, 5)),
        ("rose 3 to 5 percent", "%", None, "%", (3, 5)),
        ("unchanged", "%", 0, "%", (0, 0)),
        ("unchanged", None, 0, None, (0, 0)),
        ("no change", "USD", 0, "USD", (0, 0)),
        ("was flat", "%", 0, "%", (0, 0)),
        ("0 %", "%", 0, "%", (-0.5, 0.5)),
    ],
)
def test_what_changes_stand_for(
    words: str, unit: str | None, number: float | None, told_in: str | None, core: tuple[float, float]
) -> None:
    reading = change(words, unit)
    assert (reading.kind, reading.unit, reading.words) == (Quantity.CHANGE, told_in, words)
    assert reading.number == (None if number is None else pytest.approx(number))
    assert (reading.core.lo, reading.core.hi) == pytest.approx(core)
    assert not any(math.copysign(1, end) < 0 and end == 0 for each in reading.values for end in (each.lo, each.hi))


@pytest.mark.parametrize(
    ("words", "unit", "loosest"),
    [
        ("was flat", "%", (-0.5, 0.5)),
        ("was flat", None, (0, 0)),
        ("was flat", "USD", (0, 0)),
        ("unchanged", "%", (0, 0)),
    ],
)
def test_what_is_flat_in_percent_may_be_rounded_to_none(
    words: str, unit: str | None, loosest: tuple[float, float]
) -> None:
    reading = change(words, unit)
    assert reading.core == Interval(0, 0)
    assert (reading.support.lo, reading.support.hi) == loosest


@pytest.mark.parametrize(
    ("words", "unit", "why"),
    [
        ("rose from 10 to 12 percent", "%", "these are levels, and no change"),
        ("from 10 to 12 percent", "%", "these are levels, and no change"),
        ("rose to 12 percent", "%", "these are levels, and no change"),
        ("rose 5 % to 10 %", "%", "this can be a range, or a change and what came of it"),
        ("fell by 1,200 to 8,000", None, "this can be a range, or a change and what came of it"),
        ("3.2 %", "%", "this does not say whether it went up or down"),
        ("3 to 5 percent", "%", "this does not say whether it went up or down"),
        ("several percent", "%", "this does not say whether it went up or down"),
        ("up 3.2", "%", "this can be percent, or percentage points"),
        ("up 3.2", POINTS, "this can be percent, or percentage points"),
        ("rose threefold", "%", "this can be so many times as much, or so many times more"),
        ("rose by a factor of 3", "%", "this can be so many times as much, or so many times more"),
        ("down -3 %", "%", "a sign and a word say which way it went"),
        ("up by 5m", None, "this can be millions or metres"),
        ("lost 5 pounds", None, "this can be money or a measure"),
        ("rose 1990", None, "this can be a year"),
        ("not doubled", "%", "cannot read 'not' here as part of a change"),
        ("rose after a fall of 3 %", "%", "cannot read"),
        ("rose not by 3 %", "%", "cannot read"),
        ("nearly unchanged", "%", "cannot read 'unchanged' here"),
        ("up 3", "cases", "'cases' is not a unit that is known here"),
    ],
)
def test_what_is_open_is_refused(words: str, unit: str | None, why: str) -> None:
    with pytest.raises(ReadingError) as error:
        change(words, unit)
    assert error.value.message.startswith(why)
    start, end = error.value.span
    assert 0 <= start < end <= len(words)


@pytest.mark.parametrize(
    ("words", "unit", "pointed"),
    [
        ("up by 5m", None, "5m"),
        ("up 3.2", "%", "3.2"),
        ("lost 5 pounds", None, "5 pounds"),
        ("down 5 degrees", None, "5 degrees"),
        ("up 3", "cases", "3"),
        ("rose threefold", "%", "threefold"),
        ("down -3 %", "%", "-3 %"),
        ("rose 1990", None, "1990"),
        ("3.2 %", "%", "3.2 %"),
        ("not doubled", "%", "not"),
    ],
)
def test_all_of_the_amount_is_pointed_at(words: str, unit: str | None, pointed: str) -> None:
    with pytest.raises(ReadingError) as error:
        change(words, unit)
    assert words[slice(*error.value.span)].strip() == pointed


@pytest.mark.parametrize(
    ("words", "unit", "told_in"),
    [
        ("up 5 percent", POINTS, "%"),
        ("up 5 percentage points", "%", "percentage_point"),
        ("up 5 GWh", "GW", "gigawatt_hour"),
        ("up 5 percent", "USD", "%"),
        ("up 1,200 jobs", "%", None),
        ("up 3 %", None, "%"),
        ("up \u20ac5", "USD", "EUR"),
    ],
)
def test_another_unit_is_read_as_it_is_printed(words: str, unit: str | None, told_in: str | None) -> None:
    assert change(words, unit).unit == told_in


@pytest.mark.parametrize(
    ("words", "kind", "unit", "told_in"),
    [
        ("5 percent", Quantity.MEASURE, POINTS, "%"),
        ("5%", Quantity.MEASURE, POINTS, "%"),
        ("5 GWh", Quantity.MEASURE, "GW", "gigawatt_hour"),
        ("5 percentage points", Quantity.SHARE, None, "percentage_point"),
        ("5 percent", Quantity.NUMBER, None, "%"),
        ("12.3 per 100,000", Quantity.NUMBER, None, "per 100,000"),
    ],
)
def test_so_are_a_measure_a_share_and_a_number(words: str, kind: Quantity, unit: str | None, told_in: str) -> None:
    assert READER.read_in_any_unit(words, kind=kind, unit=unit).unit == told_in


@pytest.mark.parametrize(
    ("words", "kind", "unit"),
    [
        ("a third of voters", Quantity.MEASURE, "km"),
        ("30 people", Quantity.SHARE, None),
        ("$5", Quantity.MEASURE, "km"),
    ],
)
def test_what_prints_no_other_unit_is_refused_still(words: str, kind: Quantity, unit: str | None) -> None:
    with pytest.raises(ReadingError):
        READER.read_in_any_unit(words, kind=kind, unit=unit)


def test_the_error_on_a_unit_can_be_sent_to_another_process() -> None:
    with pytest.raises(OtherUnitError) as error:
        READER.read("5 GWh", kind=Quantity.MEASURE, unit="GW")
    sent = pickle.loads(pickle.dumps(error.value))  # noqa: S301  # our own
    assert (sent.printed, str(sent)) == (error.value.printed, str(error.value))


# The laws.

AMOUNTS = st.builds(
    "{}{:,}{}".format,
    st.sampled_from(["", "about ", "more than ", "less than ", "at least ", "up to ", "nearly ", "exactly "]),
    st.decimals(min_value=1, max_value=90_000, places=1),
    st.sampled_from([" %", " percentage points", " km", "C", " jobs"]),
)
WAYS = [("up {}", "down {}"), ("rose by {}", "fell by {}"), ("a rise of {}", "a drop of {}"), ("{} higher", "{} lower")]


@given(amount=AMOUNTS, ways=st.sampled_from(WAYS))
def test_a_fall_mirrors_a_rise(amount: str, ways: tuple[str, str]) -> None:
    rise, fall = (change(way.format(amount)) for way in ways)
    assert fall.values == tuple(each.mirrored for each in rise.values)
    assert rise.core.lo >= 0
    assert fall.unit == rise.unit


@given(amount=AMOUNTS, way=st.sampled_from([1, -1]))
def test_the_word_may_stand_in_the_quote(amount: str, way: int) -> None:
    printed = change(f"{'up' if way > 0 else 'down'} {amount}")
    assert change(amount, way=way).values == printed.values


@pytest.mark.parametrize(
    "words",
    [
        "3 % higher",
        "3 % HIGHER",
        "3 percent\nhigher than\nin May",
        "Rose by 3 %",
        "rose\nby 3 %",
        "Up 3 %",
        "A 3 % Rise",
    ],
)
def test_a_word_tells_its_way_in_any_letters_and_over_a_line(words: str) -> None:
    found = direction_of(words)
    assert found is not None
    assert found.way == 1
    assert words[slice(*found.amount)].startswith("3")


@given(degrees=st.decimals(min_value=1, max_value=500, places=1), way=st.sampled_from(["up", "down"]))
def test_differences_of_temperature_are_converted_as_such(degrees: object, way: str) -> None:
    celsius, fahrenheit = change(f"{way} {degrees}C", "C"), change(f"{way} {degrees}C", "F")
    assert celsius.number is not None
    assert fahrenheit.number == pytest.approx(celsius.number * 1.8)
    assert fahrenheit.core.lo == pytest.approx(celsius.core.lo * 1.8)


def test_temperatures_themselves_are_not() -> None:
    level = READER.read("5C", kind=Quantity.MEASURE, unit="F")
    assert level.number == pytest.approx(41)
    assert change("up 5C", "F").number == pytest.approx(9)
    assert change("up 5C", "K").number == pytest.approx(5)


@given(text=st.text(max_size=40))
def test_reading_is_total(text: str) -> None:
    for unit in (None, "%", POINTS, "USD", "C"):
        try:
            reading = change(text, unit)
        except ReadingError:
            continue
        assert reading.support.contains(reading.core)
    assert not faults


WORDS = [
    "up",
    "down",
    "rose",
    "by",
    "of",
    "a",
    "rise",
    "3",
    "%",
    "5",
    "points",
    "from",
    "to",
    "half",
    "doubled",
    "-",
    "+",
]


@given(words=st.lists(st.sampled_from(WORDS), max_size=7))
def test_no_jumble_of_its_words_is_a_fault(words: list[str]) -> None:
    with suppress(ReadingError):
        reading = change(" ".join(words), "%")
        assert reading.number == 0 or reading.core != Interval(0, 0)
    assert not faults


@pytest.mark.parametrize(
    "text",
    [
        "up" + " " * 20_000 + "x",
        "up 3" + "-" * 20_000 + "x",
        "a " * 10_000,
        "up 3 " + "to " * 7_000,
        "3 per" + " " * 20_000,
    ],
    ids=["blanks", "hyphens", "articles", "levels", "rate"],
)
def test_hostile_words_end_quickly(text: str) -> None:
    with within(5):
        for kind in (Quantity.CHANGE, Quantity.NUMBER):
            with suppress(ReadingError):
                READER.read(text, kind=kind)


# What the words around say.


@pytest.mark.parametrize(
    ("quote", "says", "way"),
    [
        ("prices rose by 3.2 % in May", "3.2 %", 1),
        ("prices rose by about 3.2 % in May", "3.2 %", 1),
        ("sales fell more than 3 % last year", "3 %", -1),
        ("sales fell by more than about 3 %", "3 %", -1),
        ("sales rose by at least just over 3 %", "3 %", 1),
        ("sales rose by well over as much as 3 %", "3 %", 1),
        ("sales rose by at least as much as just about 3 %", "3 %", 1),
        ("raised its macroeconomic international-comparability expectations by at least approximately 3 %", "3 %", 1),
        ("lost 30 seats", "30", -1),
        ("cut its key rate by half a percentage point", "by half a percentage point", -1),
        ("cut its key rate by half a percentage point", "half a percentage point", -1),
        ("raised the price of bread by about 3 %", "3 %", 1),
        ("rose after a fall of 3 %", "3 %", -1),
        ("up up to 3 % on the day", "up to 3 %", 1),
        ("a 3 % rise in prices", "3 %", 1),
        ("3 % fewer people came", "3 %", -1),
        ("up to 3 % of voters", "3 %", 0),
        ("prices did not rise by 3 %", "3 %", 0),
        ("prices didn't rise by 3 %", "3 %", 0),
        ("prices didn\u2019t rise by 3 %", "3 %", 0),
        ("sales never fell 3 %", "3 %", 0),
        ("women made up 3 % of the staff", "3 %", 0),
        ("it rose to 3 %", "3 %", 0),
        ("prices did not rise. Some 3 % of shops", "3 %", 0),
        ("rose 3 % less than hoped", "3 %", 0),
    ],
)
def test_the_sentence_says_which_way(quote: str, says: str, way: int) -> None:
    start = quote.index(says)
    told = around(quote, start, start + len(says), is_change=True)
    assert (told.way if told else 0) == way
    if told:
        assert change(says, way=way).number is not None


@pytest.mark.parametrize("led", ["rose {}", "rose by {}", "a rise of {}", "rose a {}", "a rise of a {}", "up by an {}"])
def test_a_word_that_leads_an_amount_in_tells_where_a_level_may_stand_too(led: str) -> None:
    start = led.index("{")
    for is_change in (False, True):
        told = around(led.format("3 %"), start, start + len("3 %"), is_change=is_change)
        assert told is not None
        assert told.way == 1


@pytest.mark.parametrize("led", ["rose by about {}", "a rise of the {}", "a rise a of {}", "rose by by {}"])
def test_elsewhere_a_hedge_or_an_article_may_be_that_of_a_level(led: str) -> None:
    start = led.index("{")
    assert around(led.format("3 %"), start, start + len("3 %"), is_change=False) is None


@pytest.mark.parametrize("is_change", [False, True])
@pytest.mark.parametrize(
    ("text", "says", "word"),
    [
        ("Sales fell a 3% drop.", "3%", "fell"),
        ("It rose by a 3 % rise.", "3 %", "rose"),
        ("a further 3 % rise", "3 %", "rise"),
        ("prices fell by 3 %", "3 %", "fell"),
    ],
)
def test_of_two_words_for_it_the_one_before_leads_it_in(*, text: str, says: str, word: str, is_change: bool) -> None:
    start = text.index(says)
    told = around(text, start, start + len(says), is_change=is_change)
    assert told is not None
    assert text[slice(*told.word)] == word


@pytest.mark.parametrize(
    ("text", "words", "number"),
    [
        ("Sales doubled.", "doubled", 100),
        ("Sales more than doubled.", "more than doubled", 100),
        ("Profit nearly halved.", "nearly halved", -50),
    ],
)
def test_a_text_tells_changes_by_one_word(text: str, words: str, number: float) -> None:
    (mention,) = find_mentions(text, on=None, reader=READER)
    assert (mention.words, str(mention.kind)) == (words, "change")
    assert mention.reading is not None
    assert mention.reading.number == number


def test_a_mention_has_the_place_of_the_word_that_tells() -> None:
    text = "In May prices rose by 3 %, and wages had a 2 % fall."
    told = [text[slice(*mention.told)] for mention in find_mentions(text, on=None, reader=READER) if mention.change]
    assert told == ["rose by 3 %", "2 % fall"]


TABLE = words_of("changes")
TELLING = sorted(
    {word for way in ("up", "down") for words in TABLE[way].values() for word in words}
    | {word for name in ("none", "forms") for words in TABLE[name].values() for word in words}
)
BESIDE = [
    "3 %",
    "20",
    "$5",
    "by",
    "of",
    "the",
    "has",
    "more than",
    "or more",
    "to 12",
    "from 10",
    ",",
    "jobs",
    "per cent",
    "+3",
]


@given(
    st.lists(st.sampled_from([*TELLING, *BESIDE]), min_size=1, max_size=5),
    st.sampled_from([" ", "-", "  "]),
    st.sampled_from([str, str.upper, str.title]),
)
def test_no_phrase_tells_a_change_without_a_word_that_does(
    parts: list[str], joint: str, printed: Callable[[str], str]
) -> None:
    """Which is looked for first, since most phrases have none."""
    words = printed(joint.join(parts))
    if direction_of(words) or is_set_form(words):
        assert may_tell_change(words)


def test_what_may_tell_a_change() -> None:
    assert not any(map(may_tell_change, ["20,431 people", "$18.2 billion", "12 March 2024", "about 20", "upper", ""]))
    assert all(map(may_tell_change, [*TELLING, "UP 3 %", "3 %-rise", "\u017flid 3 %"]))


HEDGED = {phrase for row in HedgeTable.default().hedge for phrase in row.before if phrase.replace(" ", "").isalpha()}


@pytest.mark.parametrize("hedge", sorted(HEDGED))
def test_a_hedge_before_a_word_that_tells_a_change_is_found_with_all_of_its_words(hedge: str) -> None:
    """A little more than doubled, somewhere in the region of halved."""
    (found,) = find_mentions(f"Sales {hedge} doubled.", on=None, reader=Reader())
    assert found.reading is not None
    assert found.words in (f"{hedge} doubled", "doubled"), "of a hedge no word is left out"
    is_bound = not {"more", "less", "fewer", "over", "under", "above", "below"}.isdisjoint(hedge.split())
    assert not is_bound or found.words != "doubled"


@pytest.mark.parametrize(("characters", "way"), [(119, 1), (120, 1), (121, None)])
def test_the_word_that_leads_in_an_amount_stands_near_it(characters: int, way: int | None) -> None:
    """With a hedge of whatever length between the two, as nobody prints it."""
    hedge, left = divmod(characters - len("rose "), len("about "))
    text = f"rose {'about ' * hedge}".replace("about ", "about  ", left)
    assert len(text) == characters
    told = around(f"{text}3 %", characters, characters + len("3 %"), is_change=True)
    assert (told.way if told else None) == way
