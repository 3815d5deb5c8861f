"""What a sentence decides about each of its numbers and dates: what they are, or why they cannot be read.

One file for each part of `discrepant.reading.mentions` that decides, under headings that say what it goes by.
"""

from __future__ import annotations

import re
import textwrap
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any
from unittest.mock import patch

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from marked import as_marked, found_in, unmarked
from pace import within

from discrepant.reading.figures import Figures
from discrepant.reading.guess import day_span
from discrepant.reading.hedges import HedgeTable
from discrepant.reading.mentions import MentionKind, find, find_mentions
from discrepant.reading.mentions.vocabulary import MentionVocabulary, vocabulary
from discrepant.reading.reader import Reader
from discrepant.reading.words import rules

FILES = sorted((Path(__file__).parents[1] / "data/decided").glob("*.txt"))
SENTENCES = [
    pytest.param(line, id=f"{file.stem}:{number}")
    for file in FILES
    for number, line in enumerate(file.read_text("utf-8").splitlines(), start=1)
    if line and not line.startswith("#")
]
# Words of a sentence that tell nothing of a number far from them; right beside one, these three do.
IDLE = {"men", "people", "sales", "cars", "killed", "dogs", "left", "shops"} | rules()["small"]["words"]
IDLE -= {"he", "was", "with"}


@pytest.mark.parametrize("sentence", SENTENCES)
def test_what_a_sentence_decides(sentence: str) -> None:
    assert found_in(sentence) == sentence


@pytest.mark.parametrize("sentence", SENTENCES)
def test_each_is_read_or_says_why_it_is_not(sentence: str) -> None:
    for each in find_mentions(unmarked(sentence), on=day_span("2022-11-06"), reader=READER):
        if each.kind is not MentionKind.QUOTATION:
            assert (each.reading is None) == bool(each.problem), each.words


class _Vocabulary(dict[str, int]):
    """The words of the vocabulary, and a few besides that mean nothing to it."""

    def get(self, word: str, default: Any = None) -> Any:  # noqa: ANN401  # as of any dict
        is_idle = word.lower() in IDLE and word.lower() not in self
        return super().get(word, 0 if is_idle else default)


@cache
def _with_idle_words(table: HedgeTable, figures: Figures) -> MentionVocabulary:
    known = vocabulary(table, figures)
    return attrs.evolve(known, words=_Vocabulary(known.words))


@pytest.mark.parametrize("sentence", SENTENCES)
def test_words_that_tell_nothing_change_nothing(sentence: str) -> None:
    """A sentence is looked at in pieces, for speed; where the pieces are longer, it decides the same."""
    with patch.object(find, "vocabulary", _with_idle_words):
        assert found_in(sentence) == sentence


PLAIN = "The town is old."
# Digits that begin a line can be an item's or the time of an entry, a name that does a team's, and capitals a title's.
WITHIN_A_LINE = [each for each in SENTENCES if not re.match(r" *\[?!?[0-9]|Wild |Police Find ", str(each.values[0]))]
ENDING = [each for each in SENTENCES if str(each.values[0]).endswith((".", "!", "?"))]


@pytest.mark.parametrize("sentence", WITHIN_A_LINE)
@pytest.mark.parametrize("before", ["cars; ", "cars dogs; "])
def test_nor_do_an_odd_or_an_even_number_of_them_before_it(before: str, sentence: str) -> None:
    with patch.object(find, "vocabulary", _with_idle_words):
        assert found_in(before + sentence) == before + sentence


@pytest.mark.parametrize("sentence", SENTENCES)
def test_other_paragraphs_change_nothing(sentence: str) -> None:
    """A headline may end with a word that would lead to a number, and the next paragraph begin with its unit."""
    far = f"{PLAIN} " * 20  # so that no two places of it are below 256, and one number by chance
    before = f"{far}It rose [5%|share] [in May|date]; it fell by about\n\n"
    after = "\n\nmillion dollars per year."
    assert found_in(before + sentence + after) == before + sentence + after


@pytest.mark.parametrize("sentence", WITHIN_A_LINE)
def test_a_plain_sentence_before_it_changes_nothing(sentence: str) -> None:
    assert found_in(f"{PLAIN} {sentence}") == f"{PLAIN} {sentence}"


@pytest.mark.parametrize("sentence", ENDING)
def test_nor_does_one_after_it(sentence: str) -> None:
    assert found_in(f"{sentence} {PLAIN}") == f"{sentence} {PLAIN}"


# The same in other type: hyphens at which no line breaks, curly apostrophes, digits of full width.
TYPES = (
    str.maketrans("-'", "\u2011\u2019"),
    str.maketrans("-\u20190123456789", "\u2010'" + "".join(map(chr, range(0xFF10, 0xFF1A)))),
)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_the_type_of_hyphens_apostrophes_and_digits_changes_nothing(sentence: str) -> None:
    for other in TYPES:
        printed = sentence.translate(other)
        assert found_in(printed) == printed


# Between digits, one at which no line breaks parts the groups of a number.
NO_GROUP = re.compile("(?<![0-9]) | (?![0-9])")


@pytest.mark.parametrize("sentence", SENTENCES)
def test_blanks_at_which_no_line_breaks_change_nothing(sentence: str) -> None:
    for blank in ("\u00a0", "\u202f"):
        printed = NO_GROUP.sub(blank, unmarked(sentence))
        assert as_marked(printed).replace(blank, " ") == sentence.replace(blank, " ")


LONG = [each for each in SENTENCES if len(unmarked(str(each.values[0]))) > 70]


@pytest.mark.parametrize("sentence", LONG)
@pytest.mark.parametrize("width", [50, 60])
def test_lines_that_are_broken_at_a_width_change_nothing(sentence: str, width: int) -> None:
    """As in a mail."""
    text = textwrap.fill(unmarked(sentence), width, break_on_hyphens=False, break_long_words=False)
    assert as_marked(text).split() == sentence.split()


@pytest.mark.parametrize(
    ("text", "words", "why"),
    [
        ("It costs $5 or 10.", "$5 or 10", "this can be a range or two amounts"),
        (
            "Sales grew from $5 to 10 million.",
            "$5 to 10 million",
            "this can be a range, or a change and what came of it",
        ),
        ("It fell 3 to 340 pence.", "3 to 340 pence", "this can be a range, or a change and what came of it"),
        ("It passed 97 to 0.", "97 to 0", "this can be a tally of votes or points, or odds"),
        ("It passed 48 to 49.", "48 to 49", "this can be from one number to another, or a tally of votes"),
        ("It took 2-3,000 men.", "2-3,000", "the first of these may be thousands, as the second is"),
    ],
)
def test_why_two_numbers_are_no_range(text: str, words: str, why: str) -> None:
    (found,) = find_mentions(text, on=day_span("2022-11-06"), reader=Reader())
    assert (found.words, found.reading, found.problem) == (words, None, why)


@pytest.mark.parametrize(
    "sentence",
    [
        "It sold [!12|count]-\n[!30|count] of them.",
        "It sold [!12|count],-\n[!500|count] of them.",
        "It sold [!12|count],\n[!500|count] of them.",
        "It sold [!1,200|count],\n[!500|count] of them.",
        "It sold [twelve|count]-\n[thirty|count] of them.",
        "It sold [1200|count],\n[50|count] came.",
        "They came in [12|count],\n[5000|count] left.",
        "[!12|count],\n[!500|count] men came.",
        "It sold [!50|count]-\n[!12 million|count] of them.",
        "It sold [!1,200|count],\n[!500|count] then, [12|count] more [in May|date].",
    ],
)
def test_figures_that_the_end_of_a_line_breaks(sentence: str) -> None:
    assert found_in(sentence) == sentence


@pytest.mark.parametrize(
    "headline",
    [
        "Smith, Jones Told of [Six|count] Oaks that fell",
        "Smith, Jones Told of [!Six|count] Oaks that fell then",
        "Smith, Jones and Wood Told of [Six|count] Oaks that fell",
    ],
)
def test_twice_as_many_words_with_a_capital_as_without_are_a_line_of_titles(headline: str) -> None:
    assert found_in(headline) == headline


@pytest.mark.parametrize(
    ("text", "words", "why"),
    [
        ("He has Mex2,000 of it.", "2,000", "'Mex' may be a currency, which is not known here"),
        ("He paid usd500 of it.", "500", "this could be USD: a currency's code is in capitals"),
        ("He paid 500 sek then.", "500", "this could be SEK: a currency's code is in capitals"),
        ("He paid 20 Aussie dollars.", "20", "the currency beside it is not known here"),
        ("It took 30 bbl of it.", "30", "'bbl' may be a unit, which is not known here"),
        ("It rose 30 bps then.", "30", "'bps' can be basis points or bits per second"),
        ("It took 12 Q of it.", "12", "'Q' may be a unit, which is not known here"),
        ("It sold 5 mil of it.", "5", "'mil' may be a scale, which is not known here"),
        ("It is at 12★ then.", "12", "'★' is not known here"),
        ("It sold 12 men or more there.", "12", "'or more' behind the noun bends the number"),
        ("He is 3 km.h then.", "3 km", "its unit goes on behind it"),
        ("The odds are 3:1.", "3", "this may be a ratio, a score or a place in a book"),
        ("It rose 75bp then.", "75", "'bp' is not known here"),
        ("They paid P500 then.", "500", "'P' may be a currency, or this a name"),
        ("It flew over two fences.", "over two", "'over' can be a hedge or a part of the verb"),
        ("It lies above two shops.", "above two", "'above' can be a hedge or a place"),
        ("It fell over five years.", "over five years", "'over' can be 'more than' or 'during'"),
        ("It was 9C there.", "9C", "this can be degrees, or another unit"),
        ("It was steeper than 12 tons.", "12 tons", "'steeper than' is not read with it"),
        ("It was as steep as 12 tons.", "12 tons", "'as steep as' is not read with it"),
    ],
)
def test_why_a_number_is_none_by_itself(text: str, words: str, why: str) -> None:
    (found,) = find_mentions(text, on=day_span("2022-11-06"), reader=Reader())
    assert (found.words, found.reading, found.problem) == (words, None, why)


AGE = "these are tens of years of age or of degrees, and not a decade"
SOME = "this can be a decade, or tens of years of age, of degrees or of something else"
YEAR = "this can be a year or a number"
# Words of counts of nothing, of times of day and of dates, which may stand in any order.
PIECES = (
    *(
        "no",
        "none of",
        "the",
        "nobody",
        "without a single",
        "deaths",
        "injuries",
        "house",
        "passengers",
        "was hurt",
        "new",
        "almost",
        "or",
    ),
    *(
        "at",
        "7:45 a.m.",
        "10",
        "14:30",
        "0545 GMT",
        "to",
        "between",
        "and",
        "-",
        ",",
        "9",
        "5 p.m.",
        "6 o'clock",
        "12 noon",
        "half past",
    ),
    *(
        "Monday",
        "May 4",
        "2022",
        "on",
        "from",
        "@",
        "-0500",
        "2030 hours",
        "Nov. 3",
        "this morning",
        "tomorrow",
        "two",
        "$5 million",
    ),
)
READER = Reader()
CLOCK = "a time of day does not say which day"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("They are in their 70s and 80s.", [AGE, AGE]),
        ("He is in his early forties or fifties.", [AGE, AGE]),
        ("With highs in the 90s it was hot.", [AGE]),
        ("With 90s temperatures it was hot.", [AGE]),
        ("They like 80s pop and late 70s films.", [SOME, SOME]),
        ("It was in the 20s, he said.", [SOME]),
        ("Reagan won in 80 and 84.", [YEAR, YEAR]),
        ("It killed 1850.", [YEAR]),
        ("Come at half past six or at ten to nine.", [CLOCK, CLOCK]),
        ("Come at 7:45 a.m. or at 14:30.", [CLOCK, CLOCK]),
        ("It is open from 9 a.m. to 5 p.m. then.", [CLOCK]),
        ("He scored in the second quarter.", ["this can be a quarter of a year or of a game"]),
    ],
)
def test_why_a_date_is_none_by_itself(text: str, why: list[str]) -> None:
    found = list(find_mentions(text, on=day_span("2022-11-06"), reader=Reader()))
    assert [each.reading for each in found] == [None] * len(why)
    assert [each.problem for each in found] == why


HOURS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


@pytest.mark.parametrize("hour", [*HOURS, *map(str, range(1, 13))])
def test_half_past_any_hour_is_a_time_of_day(hour: str) -> None:
    assert found_in(f"It began at [!half past {hour}|date].") == f"It began at [!half past {hour}|date]."


def test_an_hour_that_is_not_read_with_its_day_says_so() -> None:
    text = "It was open from 9 to 5 p.m. on Saturday, and he came at 10 on Monday."
    found = find_mentions(text, on=day_span("2022-11-06"), reader=Reader())
    why = "this time of day is not read with the day beside it"
    assert [(each.words, each.problem) for each in found] == [
        ("9", why),
        ("5 p.m. on Saturday", ""),
        ("10", why),
        ("on Monday", ""),
    ]


@pytest.mark.parametrize(
    ("text", "words", "hours"),
    [
        ("It says Fri Sep 23 2016 10:34:51 GMT+0800 (CST).", "Fri Sep 23 2016 10:34:51 GMT+0800 (CST)", 10),
        ("It says 17th October, 2034 @ 01:08 am PDT.", "17th October, 2034 @ 01:08 am PDT", 1),
    ],
)
def test_a_time_right_behind_a_day_is_read_with_it(text: str, words: str, hours: int) -> None:
    (found,) = find_mentions(text, on=day_span("2022-11-06"), reader=Reader())
    assert found.words == words
    assert found.reading is not None, found.problem
    assert found.reading.hours is not None
    assert found.reading.hours.core.lo % 86_400 // 3_600 == hours


@given(st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join))
def test_no_mention_lies_inside_another(text: str) -> None:
    found = [
        each
        for each in find_mentions(text, on=day_span("2022-11-06"), reader=READER)
        if each.kind is not MentionKind.QUOTATION
    ]
    assert all(text[slice(*each.span)] == each.words for each in found)
    assert all(one.span[1] <= other.span[0] for one, other in pairwise(found))


@pytest.mark.parametrize("words", ["9, ", "9 to ", "14:30, ", "9 a.m. ", "at 14:30 to ", "at 0600 ", "12:30-"])
def test_times_that_go_on_and_on_are_gone_through_once(words: str) -> None:
    with within(10):
        list(find_mentions(words * 5_000, on=None, reader=Reader()))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("They planned tomorrow and Wednesday.", "2022-11-09"),
        ("They will recall yesterday and Friday.", "2022-11-04"),
        ("They will meet today and Tuesday.", "2022-11-08"),
        ("They met today and Tuesday.", "2022-11-01"),
        ("They will recall last Monday and Friday.", "2022-11-04"),
        ("They planned next Tuesday and Friday.", "2022-11-11"),
        ("They planned the coming Tuesday and Friday.", "2022-11-11"),
        ("They will recall the past Tuesday and Friday.", "2022-11-04"),
    ],
)
def test_a_weekday_looks_the_way_of_the_day_that_it_is_joined_to(text: str, day: str) -> None:
    """Published on a Sunday, whatever the verb says."""
    *_, found = find_mentions(text, on=day_span("2022-11-06"), reader=Reader())
    assert found.reading is not None, found.problem
    assert found.reading.core == day_span(day)
