"""What print puts into one figure or one date is read whole or is refused: no part of it is found as another thing.

The phrases were written down as newspapers, reports and court papers print them before any was tried.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from discrepant.reading.currencies import currency_codes
from discrepant.reading.guess import day_span
from discrepant.reading.mentions import Mention, MentionKind, find_mentions
from discrepant.reading.reader import Reader

READER = Reader()
SUNDAY = day_span("2023-11-05")
CARRIERS = ["The report says {}.", "They wrote of {} in the end, an official said.", "{}, said one of them"]

PARTS_OF_YEARS = [
    *("1H 2022", "2H 2022", "1H22", "2H23", "1H2022", "H1 2022", "2022 H1", "2022-H1", "2022H2", "H1/2022", "H2-2022"),
    *("1Q22", "4Q2022", "1Q 2022", "Q1 2022", "2022 Q1", "2022-Q3", "2022Q3", "Q1/2022", "Q4-2022", "Q1'22", "Q1 ’22"),
    *("first-half 2022", "the second half of 2022", "first-quarter 2022", "Jan-Mar 2022", "Jan–Sept 2022"),
    *("Oct/Dec 2022", "January/March 2022", "2021/22", "2021-22", "2021–22", "2021/2022"),
]
FISCAL = [
    *("FY2022", "FY 2022", "FY22", "FY'22", "FY2022-23", "FY 2022/23", "Q1 FY22", "Q1 FY2022", "Q1FY23", "H1 FY23"),
    *("H1FY24", "fiscal Q1 2022", "Q1 fiscal 2022", "Q1 of fiscal 2022", "the first quarter of fiscal 2022"),
    *("the first half of FY22", "fiscal 2022's", "fiscal first quarter", "fiscal 2022 first quarter"),
]
ERAS = [
    *("44 bc", "44 BC", "44 b.c.", "44 B.C.", "44 bce", "44 B.C.E.", "1200 bc", "12,000 BC", "around 500 bc"),
    *("the 5th century bc", "the fifth century b.c.", "between 264 and 146 bc", "the 1200s BC", "2,500 years BC"),
    *("300 ad", "300 a.d.", "300 ce", "some 12,000 BP", "Anno Domini 1066", "the year of our Lord 1066"),
]
CLOCKS = [
    *("half past six", "twenty past six", "10 past 6", "20 minutes past six", "quarter to nine", "a quarter past nine"),
    *(
        "quarter of nine",
        "five minutes to midnight",
        "ten minutes before nine",
        "seven-thirty",
        "half past ten at night",
    ),
]
# These are times where a word leads to one: at ten to nine.
LED_CLOCKS = [
    *("ten to nine", "five to twelve", "twenty-five to four", "20 to 9", "half six", "nine thirty", "seven forty-five"),
    *("nine in the evening", "three in the morning", "ten after six"),
]
AMOUNTS = [
    *("a good third of them", "a good half of the voters", "a good dozen", "one in three or four", "1 in 4 or 5"),
    *("four or five in ten", "two to three in ten", "eleven-twelfths", "fifty-fifty", "two pounds fifty", "£2 10s"),
    *("£5 4s 3d", "$5 000 000", "€12 500", "GH¢5 million", "12 500 000", "≈20", "√20", "12·500", "sub-20", "50 Cent"),
    *(
        "two thousand, three hundred and forty-five",
        "one million, four hundred and two",
        "a week or two",
        "a year or two",
    ),
    *(
        "an hour or two",
        "a mile or two",
        "a man or two",
        "5 below",
        "6 x 4",
        "10 x 20 x 30 cm",
        "4 x 100 metres",
        "pH 7",
    ),
    *("five years to life", "10-to-life", "1.2 million b/d", "37.5 (±0.2) kg", "40°42'N", "twelve (12) months"),
    *("30 (thirty) days", "a one-in-100-year flood", "ten (10) per cent"),
    *(
        "$12 grand",
        "ten grand",
        "$40 large",
        "£5 bil",
        "$5 Bil",
        "₹3 cr",
        "Rs 3 Cr",
        "₹5 L",
        "$12G",
        "€5 Mill",
        "$2 quintillion",
    ),
    *(
        "20 dozens",
        "two dozens",
        "two gross of nails",
        "10t",
        "a 5k race",
        "12-gauge",
        "0.3 of one percent",
    ),
    *("9M22", "6M2022", "CY2022", "YTD22", "6ft2in", "1m85", "one-point-five million", "many hundred men", "a handful"),
    *("5 MtCO2e", "12 m s-1", "two-nil", "14-under", "four over par", "401(k)", "401k"),
]
AGES = [
    *(
        "under the age of 18",
        "over the age of 65",
        "between the ages of 18 and 24",
        "before age 5",
        "the age of 30 ships",
    ),
    *("from age 5 to age 12", "by the age of 30, 40 or 50"),
]
NAMES = [
    *("221B Baker Street", "12 West 40th Street", "P.O. Box 1234", "PO Box 12", "Form 1040", "ISO 9001", "Nr. 5"),
    *("Proposition 13", "Terminal 5", "Exit 12", "to Six Flags", "the Fab Four", "Ocean's Eleven", "the Six-Day War"),
    *(
        "the Thirty Years' War",
        "of Seventy-Six Trombones",
        "Air Force One",
        "Channel Four",
        "the Five Eyes",
        "of Two-Face",
    ),
    *("20th Century Fox", "for Twenty-five Dollars"),
]
DATES = [
    *(
        "6 Nov 22",
        "on 6 Nov 21",
        "6-nov-22",
        "6 november 2022",
        "Q1-19",
        "1Q-19",
        "Q1/19",
        "May-22",
        "Nov-22",
        "on 32 May",
    ),
    *("from 1980 to 84", "between 1980 and 84", "32 June"),
    *("built c.1850", "(c.300)", "made ca.1850"),
    *("the 18th-19th century", "the 18th to 19th centuries", "the turn of the 20th century", "the 1980s/90s"),
    *(
        "the first two weeks of May",
        "the rest of 2022",
        "most of the 1990s",
        "not before May 3",
        "until after May 2022",
    ),
    *(
        "every May 3",
        "every 3 May",
        "within a year of 2022",
        "nineteen hundred-ish",
        "1850-ish",
        "20220523",
        "the first 1000 days of the 1990s",
    ),
]


def mentions(text: str) -> list[Mention]:
    return [m for m in find_mentions(text, on=SUNDAY, reader=READER) if m.kind is not MentionKind.QUOTATION]


def overlapping(phrase: str, carrier: str) -> tuple[list[Mention], tuple[int, int]]:
    """What is found of a phrase in a sentence, and where the phrase stands."""
    start = carrier.index("{}")
    span = start, start + len(phrase)
    found = mentions(carrier.format(phrase))
    return [each for each in found if each.span[0] < span[1] and each.span[1] > span[0]], span


def check_whole_or_refused(phrase: str) -> None:
    """Whatever is read covers all of the phrase, and something of it is found."""
    for carrier in CARRIERS:
        found, (start, end) = overlapping(phrase, carrier)
        assert found, f"{phrase!r} is passed over in {carrier!r}"
        parts = [m.words for m in found if m.reading and (m.span[0] > start or m.span[1] < end)]
        assert not parts, f"of {phrase!r} a part is read in {carrier!r}: {parts}"


@pytest.mark.parametrize("phrase", PARTS_OF_YEARS)
def test_a_half_or_a_quarter_is_read_with_its_year(phrase: str) -> None:
    check_whole_or_refused(phrase)
    for carrier in CARRIERS:
        (found,), _ = overlapping(phrase, carrier)
        assert found.reading, found.problem


@pytest.mark.parametrize("phrase", FISCAL)
def test_nothing_of_a_fiscal_year_is_read(phrase: str) -> None:
    check_whole_or_refused(phrase)
    for carrier in CARRIERS:
        found, _ = overlapping(phrase, carrier)
        assert [m.words for m in found if m.reading] == []


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("in May", "June 2022"),
        ("on May 3", "June 4, 2022"),
        ("on 3 May", "4 June 2022"),
        ("in Q1", "Q2 2022"),
        ("in H1", "H2 2022"),
        ("in the spring", "summer of 2022"),
        ("in early May", "late June 2022"),
    ],
)
def test_a_year_goes_with_all_that_it_closes(first: str, last: str) -> None:
    """Published in November 2023, "in May and June 2022" has no May of 2023."""
    text = f"Sales fell {first} and {last}, it said."
    one, other = mentions(text)
    assert (one.words, one.reading, one.problem) == (first, None, "its year stands with the date behind it")
    assert (other.words, other.reading is None) == (last, False)
    on = day_span("2022-11-06")  # here the nearest is that of the printed year
    assert all(m.reading for m in find_mentions(text, on=on, reader=READER))


def test_a_short_month_beside_no_other_is_still_a_name() -> None:
    assert mentions("He met Jan, Dec and Mar Sanchez - the team - on the way.") == []


def test_hours_are_no_half_of_a_year() -> None:
    assert [m.words for m in mentions("It took 2h and then 1h more, not 2h15 or so.") if m.kind == "date"] == []
    assert [m.words for m in mentions("An H1-B visa, the H2O and the H5N1 virus.")] == []


@pytest.mark.parametrize("phrase", ERAS)
def test_no_count_is_made_of_a_year_by_its_era(phrase: str) -> None:
    check_whole_or_refused(phrase)
    for carrier in CARRIERS:
        found, _ = overlapping(phrase, carrier)
        assert [m.words for m in found if m.reading] == []


def test_an_advertisement_is_no_era() -> None:
    found = mentions("He saw 30 ad campaigns and 300 ads, and bought an ad 12 firms had paid for.")
    assert [(m.words, str(m.kind)) for m in found if m.reading] == [("30", "count"), ("300", "count"), ("12", "count")]


@pytest.mark.parametrize("phrase", CLOCKS)
def test_a_time_of_day_in_words_is_refused_whole(phrase: str) -> None:
    for carrier in CARRIERS:
        (found,), (start, end) = overlapping(phrase, carrier)
        assert (found.span, found.reading, found.problem) == (
            (start, end),
            None,
            "a time of day does not say which day",
        )


@pytest.mark.parametrize("phrase", LED_CLOCKS)
@pytest.mark.parametrize(
    "carrier", ["They met at {}.", "Nobody spoke until {}, she said.", "It was about {} on Monday."]
)
def test_a_time_of_day_behind_a_word_that_leads_to_one(phrase: str, carrier: str) -> None:
    found, (start, end) = overlapping(phrase, carrier)
    assert (found[0].span[0], found[-1].span[1] >= end, found[0].reading) == (start, True, None)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It gave a quarter to five people.", ["five"]),
        ("It rose by about 5 to 10 percent.", ["about 5 to 10 percent"]),
        ("There were about five to ten Ukrainians at ten to twelve tables.", ["about five to ten", "ten to twelve"]),
        ("He hired ten before nine left.", ["ten", "nine"]),
        ("It took about five to ten minutes, and was 5 to 10% dearer.", ["about five to ten minutes", "5 to 10%"]),
        ("He was at six to eight games, until 10 to 12 men came.", ["six to eight", "10 to 12"]),
        ("Police held three in the morning raids.", ["three"]),
    ],
)
def test_what_is_counted_is_no_time_of_day(text: str, words: list[str]) -> None:
    assert [m.words for m in mentions(text) if m.reading] == words


@pytest.mark.parametrize("phrase", AMOUNTS)
def test_no_part_of_an_amount_is_read_as_another(phrase: str) -> None:
    check_whole_or_refused(phrase)


@pytest.mark.parametrize("phrase", NAMES)
def test_the_number_of_a_thing_counts_nothing(phrase: str) -> None:
    for carrier in CARRIERS:
        assert [m.words for m in overlapping(phrase, carrier)[0] if m.reading] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Hire a car or two bikes.", ["two"]),
        ("A man or two women had seen it.", ["two"]),
        ("In 30 by 9 a.m. the count was 12 by Friday.", ["30", "12"]),
        ("They saw a good quarter, a full third of it gone, and a bad half.", ["a full third"]),
        ("It took 12 all told.", ["12"]),
        ("He paid five dollars ten times, and $5 200 miles away.", ["five dollars", "ten"]),
    ],
)
def test_what_stands_apart_is_read_apart(text: str, words: list[str]) -> None:
    found = [m.words for m in mentions(text) if m.reading]
    assert set(words) <= set(found), found


@pytest.mark.parametrize("phrase", DATES)
def test_no_part_of_a_date_is_read_as_another(phrase: str) -> None:
    check_whole_or_refused(phrase)


def test_a_year_of_two_digits_that_is_to_come_is_none_of_the_past() -> None:
    """Twenty years ahead at the most: in 2023, '42 is 2042, though not of what is over."""
    (found,) = mentions("They met in the summer of '42.")
    assert (found.reading, found.problem) == (None, "these two digits can be of this century or of the last one")
    assert all(m.reading for m in mentions("They will meet by '42, as they did in '22 and '92."))


@pytest.mark.parametrize("words", ["in nineteen hundred", "In nineteen hundred,", "since nineteen hundred they"])
def test_hundreds_behind_a_word_of_time_may_be_a_year(words: str) -> None:
    assert [m.words for m in mentions(f"{words} had it.") if m.reading] == []
    assert [m.words for m in mentions("In nineteen hundred houses they had it.") if m.reading] == ["nineteen hundred"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Fire Kills Three in Kyiv", "Three"),
        ("Storm Kills Twenty-Five as Rivers Rise Across Region", "Twenty-Five"),
        ("She said: “Three men died.”", "Three"),
        ("It was over. Three men died.", "Three"),
        ("What they saw: Twenty of them.", "Twenty"),
        ("the house\nThree men died there later", "Three"),
        ("THREE MEN DIED AND TWO WERE HURT", "THREE"),
    ],
)
def test_a_capital_at_the_beginning_or_in_a_title_makes_no_name(text: str, words: str) -> None:
    assert words in [m.words for m in mentions(text) if m.reading]


BEHIND = [
    *("the following year", "of the following year", "that year", "a year later", "two years earlier", "the next year"),
    *("of that same year", "of the year before", ", two years later"),
]


@pytest.mark.parametrize("date", ["in May", "on May 3", "on 3 May", "in early May", "in Q1", "in the summer"])
@pytest.mark.parametrize("behind", BEHIND)
def test_what_counts_from_something_else_leaves_no_nearest_year(date: str, behind: str) -> None:
    """Published in November 2023, "in May the following year" is not May 2023."""
    text = f"He left it {date}{'' if behind[0] == ',' else ' '}{behind}, she said."
    assert [m.words for m in mentions(text) if m.reading and str(m.kind) == "date"] == []


@pytest.mark.parametrize(
    "phrase",
    [
        "the last three years of his life",
        "the last two weeks of the campaign",
        "the last week of the race",
        "the last quarter of the game",
        "last year of the contract",
        "the final year of her term",
    ],
)
def test_the_last_of_something_is_not_the_last_before_the_day_of_publishing(phrase: str) -> None:
    for carrier in CARRIERS:
        assert [m.words for m in overlapping(phrase, carrier)[0] if m.reading and str(m.kind) == "date"] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Last year, of course, was worse.", "Last year"),
        ("The past two weeks of fighting were the worst.", "The past two weeks"),
        ("It rose in the last week of May.", "in the last week of May"),
        ("He was part of the 2022 team.", "2022"),
        ("She said on Monday that year-end sales fell.", "on Monday"),
        ("The whole of 2022 was bad.", "2022"),
        ("He left on 3 May 2022, a year later.", "on 3 May 2022"),
    ],
)
def test_a_date_with_nothing_cut_from_it_is_read(text: str, words: str) -> None:
    assert words in [m.words for m in mentions(text) if m.reading]


@pytest.mark.parametrize(
    ("text", "words", "core"),
    [
        ("He died at the age of 30, she said.", "age of 30", (30, 31)),
        ("He died at age thirty.", "age thirty", (30, 31)),
        ("Those ages 18 to 24 may vote.", "ages 18 to 24", (18, 24)),
        ("Children ages 5-11 may come.", "ages 5-11", (5, 11)),
    ],
)
def test_an_age_is_no_count(text: str, words: str, core: tuple[int, int]) -> None:
    (found,) = mentions(text)
    assert found.reading is not None
    assert (found.words, str(found.kind), found.reading.unit) == (words, "measure", "year")
    assert (round(found.reading.core.lo), round(found.reading.core.hi)) == core


@pytest.mark.parametrize("phrase", AGES)
def test_an_age_that_other_words_bend_is_refused(phrase: str) -> None:
    for carrier in CARRIERS:
        found, _ = overlapping(phrase, carrier)
        assert found
        assert [m.words for m in found if m.reading] == []


def test_another_age_is_none() -> None:
    found = mentions("Ages ago 30 people lived there, in the age of 5G and of 12 gods.")
    assert [(m.words, str(m.kind)) for m in found if m.reading] == [("30", "count"), ("12", "count")]


@pytest.mark.parametrize("words", ["in the mid-20s", "in the 20s", "in the late 10s"])
def test_tens_of_this_century_or_of_the_last_are_refused(words: str) -> None:
    assert [m.words for m in mentions(f"It was {words}, he said.") if m.reading] == []


def test_which_day_it_was_is_no_count() -> None:
    found = mentions("Yesterday, day five of the cup, was won. On that day five people came; 2018 day five: Belgium.")
    assert [m.words for m in found if m.reading and str(m.kind) == "count"] == ["five"]


def test_a_part_of_one_percent_is_no_time_of_day() -> None:
    found = mentions("It rose by a quarter of one percent.")
    assert [m.problem for m in found if str(m.kind) == "date"] == []


@settings(max_examples=150, deadline=None)
@given(
    st.from_regex(r"\A[A-Za-z]{1,3}[$\u00a2\u20b5\u0bf9]?\Z") | st.sampled_from([*currency_codes()]),
    st.sampled_from(["2,000", "12,500", "20m", "5bn", "2.5 million"]),
    st.sampled_from(["The fine is {} now.", "It rose to {}, they said.", "{} was paid for it"]),
)
def test_no_sum_is_a_count_without_the_letters_on_it(letters: str, figure: str, carrier: str) -> None:
    found, (start, _) = overlapping(letters + figure, carrier)
    assert all(m.span[0] <= start for m in found if m.reading), found


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(["12", "5.5", "2,500", "$12", "\u20ac5", "\u20b93"]),
    st.from_regex(r"\A[A-Za-z]{1,4}\Z"),
    st.sampled_from(["It has {} of it.", "They wrote of {}, they said.", "{} is a lot"]),
)
def test_no_figure_is_read_without_the_letters_behind_it(figure: str, letters: str, carrier: str) -> None:
    found, (_, end) = overlapping(figure + letters, carrier)
    assert all(m.span[1] >= end for m in found if m.reading), found
