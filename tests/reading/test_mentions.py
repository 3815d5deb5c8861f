"""Mentions in running text: against the texts as marked by hand, and in any text at all."""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from five import needs_five
from hypothesis import assume, example, given
from hypothesis import strategies as st
from marked import MARK, unmarked
from pace import within
from strategies import NUMBER_WORDS, hostile_text, printed_forms

from discrepant.reading.guess import day_span
from discrepant.reading.hedges import HedgeTable
from discrepant.reading.interval import Interval
from discrepant.reading.mentions import Mention, MentionKind, find_mentions
from discrepant.reading.mentions.vocabulary import vocabulary
from discrepant.reading.model import Quantity
from discrepant.reading.reader import Reader
from discrepant.reading.words import rules

ROOT = Path(__file__).parents[2]
MARKED = ROOT / "tests" / "data" / "mentions"
SEEDS = {
    "ft": ("000_90667211a41273a9.txt", "2022-10-25"),
    "dpa": ("001_a55ea59c46b6587d.txt", "2022-10-25"),
    "antiwar": ("002_3218f294f0272efb.txt", "2024-02-14"),
    "nyt": ("003_3790867567689bd3.txt", "2022-12-02"),
    "reuters": ("004_2dcedc89ec299e08.txt", "2022-11-06"),
}
OWN = {"business": "2023-02-09", "disaster": "2023-11-05"}
NUMBERS = (MentionKind.COUNT, MentionKind.MONEY, MentionKind.MEASURE, MentionKind.SHARE, MentionKind.NUMBER)
READER = Reader()
SUNDAY = day_span("2022-11-06")


def mentions(text: str, on: Interval | None = SUNDAY) -> list[Mention]:
    return list(find_mentions(text, on=on, reader=READER))


def quantities(text: str) -> list[tuple[str, str]]:
    return [
        (mention.words, str(mention.kind)) for mention in mentions(text) if mention.kind is not MentionKind.QUOTATION
    ]


def quotations(text: str) -> list[str]:
    return [mention.words for mention in mentions(text) if mention.kind is MentionKind.QUOTATION]


class TestAgainstHandMarking:
    """What a careful reader marks in the five texts is found, and little else is."""

    @needs_five
    def test_precision_and_recall(self, capsys: pytest.CaptureFixture[str]) -> None:
        seeds = {name: (ROOT / "seeds" / file, day) for name, (file, day) in SEEDS.items()}
        precision, recall = _held_against(seeds, capsys)
        assert precision == 1
        assert recall >= 0.98

    def test_texts_in_other_styles(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Business, and a disaster by the hour."""
        precision, recall = _held_against({name: (MARKED / f"{name}.txt", day) for name, day in OWN.items()}, capsys)
        assert precision >= 0.97
        assert recall >= 0.98

    def test_the_numbers_of_texts_by_others(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Five Wikinews texts, of which the numbers alone are marked."""
        news = {path.stem: (path, "2015-01-01") for path in sorted((MARKED / "news").glob("*.txt"))}
        precision, recall = _held_against(news, capsys, of=NUMBERS)
        assert precision >= 0.98
        assert recall >= 0.98


def _held_against(
    texts: Mapping[str, tuple[Path, str]], capsys: pytest.CaptureFixture[str], of: Collection[str] = tuple(MentionKind)
) -> tuple[float, float]:
    """Precision and recall of the mentions of these texts against their marks."""
    marked_all = found_all = right_all = 0
    for name, (file, day) in texts.items():
        text = file.read_bytes().decode()
        folder = file.parent if file.is_relative_to(MARKED) else MARKED
        lines = (folder / f"{name}.jsonl").read_text("utf-8").splitlines()
        marked = Counter((mark["line"], mark["words"], mark["kind"]) for mark in map(json.loads, lines))
        found = Counter(
            (mention.line, mention.words, str(mention.kind))
            for mention in mentions(text, day_span(day))
            if mention.kind in of
        )
        right = (marked & found).total()
        with capsys.disabled():
            print(f"\n{name}: {marked.total()} marked, {found.total()} found, {right} right", end="")  # noqa: T201
        assert right >= 0.95 * marked.total() - 1  # one slip in a text of ten
        marked_all, found_all, right_all = marked_all + marked.total(), found_all + found.total(), right_all + right
    precision, recall = right_all / found_all, right_all / marked_all
    with capsys.disabled():
        print(f"\nprecision {precision:.1%}, recall {recall:.1%}", end=" ")  # noqa: T201
    return precision, recall


# News as it is printed, each mention in brackets with its kind; what follows a ! cannot be read, and is said so.
SENTENCES = (MARKED / "sentences.txt").read_text("utf-8").splitlines()
NAMES = (MARKED / "names.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize("marked", SENTENCES)
def test_every_mention_of_a_sentence_is_found(marked: str) -> None:
    text = unmarked(marked)
    expected = [(words, kind, not problem) for problem, words, kind in MARK.findall(marked)]
    found = [(mention.words, str(mention.kind), mention.reading is not None) for mention in mentions(text)]
    assert found == expected


@pytest.mark.parametrize("text", [*NAMES, "1. First point\n2) Second point\n(3) Third point\n3.1 Introduction\n"])
def test_names_and_idle_words_are_no_quantities(text: str) -> None:
    assert quantities(text) == []


TOLD = [unmarked(marked) for marked in SENTENCES]


def told(text: str, start: int = 0, end: int | None = None) -> list[tuple[object, ...]]:
    """All that is said of the mentions that begin in this part of a text, with their places in it."""
    stop = len(text) if end is None else end
    return [
        (each.span[0] - start, each.span[1] - start, each.kind, each.reading, each.problem)
        for each in mentions(text)
        if start <= each.span[0] < stop
    ]


@pytest.mark.parametrize(("one", "other"), [*pairwise([*TOLD, TOLD[0]])])
def test_one_paragraph_says_nothing_of_the_next(one: str, other: str) -> None:
    text = f"{one}\n\n{other}"
    assert told(text, 0, len(one)) == told(one)
    assert told(text, len(one) + 2) == told(other)


@pytest.mark.parametrize("beside", ["The mayor went home.", "The mayors will come again next year, he said."])
@pytest.mark.parametrize(
    "text",
    [text for text in TOLD if text.endswith(".") and not text.endswith(" X.")],  # "60 X. The" has an initial
)
def test_nor_does_another_sentence(text: str, beside: str) -> None:
    start = len(beside) + 1
    assert told(f"{beside} {text} {beside}", start, start + len(text)) == told(text)


@pytest.mark.parametrize("month", ["Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"])
def test_a_short_month_may_be_a_name_unless_it_is_led_and_has_its_full_stop_or_its_day(month: str) -> None:
    for text in (f"She met {month} there.", f"{month} came.", f"It was {month}. He left."):
        assert quantities(text) == []
    for text in (f"It was so in {month}. 2022.", f"In {month}. it rained.", f"On 3 {month} it rained."):
        ((words, kind),) = quantities(text)
        assert (month in words, kind) == (True, "date")


class TestQuotations:
    """What stands between matching marks, or after one to the end of its paragraph."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("“We won’t go,” she said. “Never!”", ["We won’t go", "Never!"]),
            ('"I have men," he said of "peace".', ["I have men", "peace"]),
            ("‘We won’t go,’ said the lawmakers’ man, ‘of the MPs’ letter.’", ["We won’t go", "of the MPs’ letter"]),
            ("'Two words' and don't, 'tis the James' house, the '90s.", ["Two words"]),
            ("«Non», dit-il. »Nein«, sagte er. „Doch“, rief sie. „Nie”.", ["Non", "Nein", "Doch", "Nie"]),
            ("He called it “a ‘great’ day” and left.", ["a ‘great’ day"]),
            ("“No end to this.\n\n“Here it goes on,” he said.", ["No end to this", "Here it goes on"]),
            ("“No end to this.\n“Here it goes on,” he said.", ["No end to this", "Here it goes on"]),
            ('He said "no end to this.\n\nAnother "one".', ["no end to this", "one"]),
            ("“ . . . we believe . . .” and “Well…”", [". . . we believe . . .", "Well…"]),
            ("“” and “—” and '' and \" \" say nothing", []),
            ("the 6' 2\" man's dogs' tails' ends", []),
            ('the ""three"" and "" of a file, and "four"', ["four"]),  # marks right after each other hold nothing
            ("a lone ‘ mark, a lone ’ mark, a lone ” mark", []),
            ("“one”“two” “three “four” five”", ["one", "two", "three “four"]),
            ("a «word", ["word"]),
            ("‘a ›b› c‹ d’ and ‘the MPs’ letter", ["a ›b› c‹ d", "the MPs"]),
            ("He said 'I go' and 'you stay'.", ["I go", "you stay"]),
            ("She wrote 'yes' in it; the MPs' letter said 'no'.", ["yes", "no"]),
            ("He wrote ‘yes’ to it, ‘us’ to them, and ‘as’ to him.", ["yes", "us", "as"]),
            ("He said 'the MPs' letter is old' then.", ["the MPs' letter is old"]),
        ],
    )
    def test_examples(self, text: str, expected: list[str]) -> None:
        assert quotations(text) == expected

    def test_numbers_and_dates_inside_are_mentions_of_their_own(self) -> None:
        found = mentions("“We lost 30 men on Friday,” he said.")
        assert [(mention.words, mention.kind) for mention in found] == [
            ("We lost 30 men on Friday", MentionKind.QUOTATION),
            ("30", MentionKind.COUNT),
            ("on Friday", MentionKind.DATE),
        ]
        assert found[0].reading is None
        assert found[0].problem == ""


@pytest.mark.parametrize(
    "text", ["It fell in the first quarter.\n\nSales rose.", "Sales rose.\n\nIt fell in the first quarter."]
)
def test_another_paragraph_does_not_say_what_a_quarter_is_of(text: str) -> None:
    (mention,) = mentions(text)
    assert (mention.words, mention.problem) == (
        "in the first quarter",
        "this can be a quarter of a year or of a game",
    )


class TestReadings:
    """A reading, or why there is none."""

    def test_it_is_the_readers_own(self) -> None:
        (mention,) = mentions("brought to more than $18.2 billion since")
        assert mention.reading == READER.read("more than $18.2 billion", kind=Quantity.MONEY)
        assert mention.span == (11, 34)

    def test_what_counts_from_the_day_of_publishing_needs_that_day(self) -> None:
        (mention,) = mentions("Last week they met.", on=None)
        assert mention.reading is None
        assert "day of publishing" in mention.problem

    def test_an_edge_before_what_belongs_to_a_noun_is_left_out(self) -> None:
        found = mentions("ahead of November's vote, after Friday's talks, before 6 May 2023's end")
        assert [mention.words for mention in found] == ["November", "Friday", "6 May 2023"]

    @pytest.mark.parametrize(
        ("text", "words", "change"),
        [
            ("Sales fell 3 %.", "3 %", "down"),
            ("Sales rose by more than 3 % to $5 million.", "more than 3 %", "up"),
            ("Sales rose by 3 % to $5 million.", "$5 million", ""),
            ("The index was down 12 points.", "12", "down"),
            ("An increase of 40 jobs is planned.", "40", "up"),
            ("It was a drop of nearly 30 points.", "nearly 30", "down"),
            ("It told of a 5 percent decline.", "5 percent", "down"),
            ("After a 12-point gain it closed.", "12", "up"),
            ("The rate rose to 5 %.", "5 %", ""),
            ("It is 5 km down the road.", "5 km", ""),
            ("Of them 5 million fell ill.", "5 million", ""),
            ("Prices fell 10 years ago.", "10 years ago", ""),
        ],
    )
    def test_a_change_is_told_as_one(self, text: str, words: str, change: str) -> None:
        """How far something went is no level, and its reading alone would not say so."""
        (mention,) = (each for each in mentions(text) if each.words == words)
        assert mention.change == change
        assert mention.to_json()["change"] == (change or None)

    @pytest.mark.parametrize(
        "text", ["They shot down 11 drones.", "It set up 12 camps.", "He shut down 3 plants and took up 2 posts."]
    )
    def test_a_part_of_a_verb_tells_no_change(self, text: str) -> None:
        assert {mention.change for mention in mentions(text)} == {""}

    def test_a_change_is_not_read_as_a_range(self) -> None:
        five, ten = mentions("rose from 5 to 10 million people")
        assert (five.words, five.reading, ten.words) == ("5", None, "10 million")
        assert "after it" in five.problem
        assert [mention.words for mention in mentions("takes from 5 to 10 people")] == ["from 5 to 10"]

    def test_a_range_that_runs_backwards_is_two_numbers(self) -> None:
        assert quantities("from 30 to 20 people, between 30 and 20") == [
            *([("30", "count"), ("20", "count")] * 2),
        ]

    def test_its_own_table_of_hedges(self) -> None:
        text = HedgeTable.default()
        assert Reader(text).table is text

    def test_as_json(self) -> None:
        found = [mention.to_json() for mention in mentions("30 men, “so” at Easter")]
        assert found[0]["reading"] == READER.read("30", kind=Quantity.COUNT).to_json()
        assert found[1] == {
            "kind": "quotation",
            "words": "so",
            "span": [9, 11],
            "line": 1,
            "reading": None,
            "problem": None,
            "change": None,
        }
        assert "holidays" in found[2]["problem"]


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_lines_and_spans(line_end: str) -> None:
    text = line_end.join(["Two men.", "", "“On Friday,", "30 of them” left", "with more", "than 40."])
    assert [(mention.line, mention.words) for mention in mentions(text)] == [
        (1, "Two"),
        (3, f"On Friday,{line_end}30 of them"),
        (3, "On Friday"),
        (4, "30"),
        (5, f"more{line_end}than 40"),
    ]


# Properties.

PIECES = sorted(vocabulary(HedgeTable.default()).words)
news_like = st.builds(
    lambda glue, parts: glue.join(parts),
    st.sampled_from([" ", " ", " ", "", "-", "\n", ", ", "\n\n"]),
    st.lists(
        st.sampled_from(PIECES)
        | st.sampled_from(NUMBER_WORDS)
        | st.integers(0, 3000).map(str)
        | st.sampled_from(
            ["“", "”", '"', "‘", "’", "'", "people", "Ukraine", "$", "2014", "Nov.", "p.m.", "(", ")", "@", "/"]
        ),
        max_size=25,
    ),
)


class TestAnyText:
    """Whatever the text, it ends in mentions that stand where they say."""

    @given(hostile_text | news_like)
    @example("FY-0")
    @example("In Q1-FY-22.")
    def test_each_stands_in_the_text_and_in_no_other(self, text: str) -> None:
        last = 0
        for mention in mentions(text):
            start, end = mention.span
            assert text[start:end] == mention.words.strip() != ""
            assert mention.line == text.count("\n", 0, start) + 1
            assert mention.reading is None or not mention.problem
            if mention.kind is not MentionKind.QUOTATION:
                assert (mention.reading is None) == bool(mention.problem)
                assert start >= last
                last = end

    @given(news_like, news_like)
    def test_paragraphs_are_found_apart(self, one: str, two: str) -> None:
        assume("\n" not in one + two)
        together = [mention.words for mention in mentions(f"{one}.\n\n{two}")]
        assert together == [mention.words for part in (f"{one}.", two) for mention in mentions(part)]

    @given(st.integers(1, 10**10).flatmap(lambda number: st.sampled_from(printed_forms(number))))
    def test_a_number_however_printed_is_found_whole(self, words: str) -> None:
        assume(not re.fullmatch(r"(1[5-9]|20)[0-9][0-9]|one|[0-9]+b", words))
        assume(not re.fullmatch(r"(19|20)[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])", words))  # a day in figures
        (mention,) = mentions(f"Officials said that {words} people left.")
        assert mention.words == words
        assert mention.reading == READER.read(words, kind=Quantity.COUNT)

    @given(
        st.dates(date(1900, 1, 1), date(2099, 12, 31)),
        st.sampled_from(["{0:%B} {0.day}, {0:%Y}", "{0.day} {0:%B} {0:%Y}", "{0:%b} {0.day}, {0:%Y}", "{0:%Y-%m-%d}"]),
    )
    def test_a_date_however_printed_is_found_whole(self, day: date, form: str) -> None:
        words = form.format(day)
        (mention,) = mentions(f"Officials said that on {words} people left.")
        assert mention.words == f"on {words}"
        assert mention.reading == READER.read(f"on {words}", kind=Quantity.DATE, on=SUNDAY)


class TestNothingIsPassedOver:
    """What may be a name and may be a number is shown as not read."""

    @given(st.sampled_from(sorted(rules()["beside"]["letters"])), st.integers(100, 10**7))
    def test_a_letter_that_may_be_a_currency(self, letter: str, number: int) -> None:
        (found,) = mentions(f"They came with {letter}{number} in all.")
        assert found.words.endswith(str(number))
        assert found.reading is None

    @given(st.integers(0, 99), st.integers(0, 99), st.sampled_from("-\u2010\u2011\u2013"))
    @example(3, 2, "-")
    @example(0, 0, "-")
    def test_a_score_is_shown_whole(self, one: int, two: int, dash: str) -> None:
        assume((one, two) != (50, 50))  # a word by itself
        (found,) = mentions(f"They won {one}{dash}{two} there.")
        assert (found.words, found.reading) == (f"{one}{dash}{two}", None)

    @given(st.sampled_from(sorted(rules()["beside"]["units"])), st.integers(2, 10**5))
    def test_a_unit_that_is_not_known(self, unit: str, number: int) -> None:
        found = [each for each in mentions(f"It came to {number:,} {unit} in all.") if each.reading]
        assert all(unit in each.words for each in found)

    @given(st.integers(1, 9), st.integers(1, 999))
    def test_a_range_that_may_share_its_thousands(self, low: int, high: int) -> None:
        assume(low < high)
        (found,) = mentions(f"It took {low}-{high},000 people.")
        assert (found.words, found.reading) == (f"{low}-{high},000", None)

    @given(st.integers(1, 9), st.sampled_from(["{}00s came", "{},000s of people came", "{}000s of people came"]))
    def test_figures_in_the_plural(self, number: int, form: str) -> None:
        (found,) = mentions(f"Then {form.format(number)} here.")
        assert found.words[0] == str(number)
        assert found.reading is None


def _hostile(size: int) -> Iterator[tuple[str, str]]:
    chance = random.Random(2022)  # noqa: S311  # the same each time
    repeated = [
        "1 ",
        "1",
        "111,",
        "1-",
        '"',
        "“",
        "’",
        "‘a ",
        "between ",
        "one hundred ",
        "one hundred and ",
        "two million, ",
    ]
    repeated += [
        "2014 ",
        "last ",
        "the end of ",
        "1@",
        "(1) ",
        "5 to ",
        "6ft ",
        "half of a ",
        "Monday, ",
        ". ",
        "\n",
        "- ",
        "$",
    ]
    for piece in repeated:
        yield repr(piece), piece * (size // len(piece))
    yield "unicode", "".join(chr(chance.randrange(0x110000)) for _ in range(size))
    yield "marks", "".join(chance.choice("0123456789.,-:/%$'\"“” \n") for _ in range(size // 4))
    yield "words", " ".join(chance.choice(PIECES) for _ in range(size // 8))


@pytest.mark.parametrize(("name", "text"), [pytest.param(name, text, id=name) for name, text in _hostile(40_000)])
def test_hostile_texts_end_quickly(name: str, text: str) -> None:
    """In a few seconds for a megabyte, which benchmarks/mentions.py measures; anything quadratic would take minutes."""
    assert name
    with within(20):
        for _ in find_mentions(text, on=SUNDAY, reader=Reader()):
            pass
