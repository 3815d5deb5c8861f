"""Mentions of several texts that tell one thing are found, and are told apart from all others."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from alignments import measuring
from hypothesis import given
from hypothesis import strategies as st

from discrepant.corpus.load import load
from discrepant.desk.alignment.events import Events
from discrepant.desk.alignment.joining import Thread, join
from discrepant.desk.alignment.passages import Passage, passages_of, with_events
from discrepant.reading.mentions import find_mentions
from discrepant.reading.model import Quantity
from discrepant.reading.reader import Reader

DATA = Path(__file__).parents[1] / "data"

MARK = re.compile(r"\{([\w-]+)\|([^}]+)\}")
READER = Reader()
DAY = READER.read("6 March 2030", kind=Quantity.DATE).core


def passages(texts: Mapping[str, str]) -> list[Passage]:
    found: list[Passage] = []
    for source, text in texts.items():
        mentions = list(with_events(find_mentions(text, on=DAY, reader=READER), text, READER, DAY))
        found += passages_of(source, text, mentions)
    return found


def joined(texts: Mapping[str, str]) -> tuple[Thread, ...]:
    return join(passages(texts), Events(texts))


def told(threads: tuple[Thread, ...]) -> set[frozenset[tuple[str, str]]]:
    """The threads that two texts tell, in words."""
    return {
        frozenset((each.source, each.mention.words) for each in thread.passages)
        for thread in threads
        if len(thread.sources) > 1
    }


def test_what_two_texts_tell_in_other_words_and_with_other_figures() -> None:
    found = told(
        joined(
            {
                "a": "The fire at Holt mill killed 30 workers. It broke out on Friday. Repairs cost $2 million.",
                "b": "On Friday a fire broke out in the mill of Holt, in which 31 workers died. A reward is $500.",
            }
        )
    )
    assert found == {frozenset({("a", "30"), ("b", "31")}), frozenset({("a", "on Friday"), ("b", "On Friday")})}


def test_one_text_tells_one_thing_once_unless_it_repeats_it() -> None:
    texts = {
        "a": "Storm kills 12 in Brenn\n\nThe storm killed 12 people in the town of Brenn, and hurt 40 people there.",
        "b": "In Brenn the storm killed 12 people and hurt 41 people.",
    }
    assert told(joined(texts)) == {
        frozenset({("a", "12"), ("b", "12")}),
        frozenset({("a", "40"), ("b", "41")}),
    }
    (dead,) = [each for each in joined(texts) if each.passages[0].mention.words == "12"]
    assert [(each.source, each.mention.line) for each in dead.passages] == [("a", 1), ("a", 3), ("b", 1)]


def test_a_measure_in_two_units_is_one_telling() -> None:
    texts = {"a": "The tunnel is 15 km (9 miles) long.", "b": "A tunnel of 14 kilometres in length was dug."}
    assert told(joined(texts)) == {frozenset({("a", "15 km"), ("a", "9 miles"), ("b", "14 kilometres")})}


def test_how_long_it_is_since_something_tells_its_day() -> None:
    texts = {
        "a": "Ten years since the dam of Orre burst, it stands again.",
        "b": "The dam of Orre burst ten years ago.",
    }
    assert told(joined(texts)) == {frozenset({("a", "Ten years"), ("b", "ten years ago")})}


def test_texts_that_have_nothing_in_common_tell_nothing_together() -> None:
    texts = {"a": "The choir of Orre sang 12 songs on Friday.", "b": "Shares of Brask fell 3 percent to 12 euros."}
    assert told(joined(texts)) == set()


@pytest.mark.parametrize(("folder", "right", "wrong", "marked"), [("strike", 27, 0, 34), ("sinking", 23, 5, 38)])
def test_four_articles_marked_beforehand(folder: str, right: int, wrong: int, marked: int) -> None:
    """What goes wrong in these is not shown, for whoever changes how texts are aligned is not to look at it.

    The second fall short of what is asked of the corpora below.
    """
    measure = measuring()
    articles = measure.Marked.in_folder(DATA / folder)
    score, *_ = measure.measured(articles, join(articles.passages, Events(articles.texts)))
    assert score.marked == marked
    assert score.right >= right
    assert score.wrong <= wrong


def test_one_shared_name_is_enough_for_a_text_that_has_few() -> None:
    few = "At dawn the bell of Orre rang, and on the quay stood Tolk with Harrow and Brask."
    assert Events(
        {"a": few, "b": "People ran to the church of Orre, and Ines, Sava, Mirel and Karl ran too."}
    ).may_be_one("a", "b")
    assert not Events({"a": few, "b": "To the north of Holt lie Vell, Ostmere, Belm and Rukhel."}).may_be_one("a", "b")


def test_the_age_of_somebody_is_no_length_of_time() -> None:
    texts = {
        "a": "The mill of Holt burned for 34 hours. A worker of the mill, aged 34, was hurt.",
        "b": "A 35-year-old worker of the mill of Holt was hurt. The fire burned for 30 hours.",
    }
    assert told(joined(texts)) >= {frozenset({("a", "aged 34"), ("b", "35-year-old")})}
    assert not any({"aged 34", "30 hours"} <= {words for _, words in each} for each in told(joined(texts)))


@pytest.mark.parametrize("name", ["the five articles", "the earthquake"])
def test_what_people_encoded_is_found(name: str) -> None:
    measure = measuring()
    marked = measure.Marked.of(load(measure.CORPORA[name]))
    score, _, amiss = measure.measured(marked, join(marked.passages, Events(marked.texts)))
    assert score.precision >= 0.95, amiss
    assert score.recall >= 0.80, amiss
    first, among, having, right, both = measure.partners(marked)
    assert first / having >= 108 / 140
    assert among / having >= 126 / 140
    assert right / both >= 0.95


SENTENCES = st.sampled_from(
    [
        "The storm killed 12 people in Brenn.",
        "In Brenn the storm killed 14 people and hurt 40.",
        "The mill of Holt burned down on Friday.",
        "A fire in the mill of Holt cost $2 million.",
        "Repairs at the mill cost 3 million dollars, 40 percent more than in 2020.",
        "“We saw the roof come down and ran,” said Ines Karlsen.",
        "Ines Karlsen said: “We saw the roof come down and ran.”",
        "The tunnel is 15 km (9 miles) long.",
        "Nobody came.",
        "30",
        "In 2020 the choir of Orre sang 12 songs.",
    ]
)
TEXTS = st.dictionaries(
    st.sampled_from(["ap", "dpa", "ft", "nyt", "post"]), st.lists(SENTENCES, max_size=6).map(" ".join), max_size=5
)


class TestLaws:
    @given(TEXTS)
    def test_every_mention_stands_in_one_thread(self, texts: dict[str, str]) -> None:
        places = [each.place for thread in joined(texts) for each in thread.passages]
        assert sorted(places) == sorted(each.place for each in passages(texts))
        assert len(set(places)) == len(places)

    @given(TEXTS, st.randoms(use_true_random=False))
    def test_the_order_of_the_sources_does_not_matter(self, texts: dict[str, str], chance: random.Random) -> None:
        items = list(texts.items())
        chance.shuffle(items)
        assert [told_at(each) for each in joined(dict(items))] == [told_at(each) for each in joined(texts)]

    @given(TEXTS)
    def test_a_text_tells_two_values_in_one_thread_only_as_one_measure(self, texts: dict[str, str]) -> None:
        for thread in joined(texts):
            for source in thread.sources:
                values = {each.value for each in thread.passages if each.source == source}
                assert len(values) == 1 or values == {"=15.0 kilometer", "=9.0 mile"}

    @given(TEXTS)
    def test_scores_are_shares_and_none_without_company(self, texts: dict[str, str]) -> None:
        for thread in joined(texts):
            assert 0 <= thread.score <= 1
            assert thread.score or len(thread.sources) == 1

    @pytest.mark.parametrize("path", sorted((DATA / "strike").glob("*.txt")), ids=lambda path: path.stem)
    def test_a_text_and_its_copy_tell_the_same(self, path: Path) -> None:
        text, _ = measuring().unmarked(path.read_text("utf-8"))
        for thread in joined({"a": text, "b": text}):
            assert {each.mention.span for each in thread.passages if each.source == "a"} == {
                each.mention.span for each in thread.passages if each.source == "b"
            }


def told_at(thread: Thread) -> tuple[tuple[object, ...], float]:
    return tuple(each.place for each in thread.passages), thread.score


def test_it_grows_as_the_texts_do() -> None:
    """Pairs that are looked at, of ten and of a hundred articles: no loop over all of them."""
    measure = measuring()
    corpus = load(measure.CORPORA["the earthquake"])
    few, many = (measure.pairs_looked_at(corpus, number) for number in (20, 100))
    assert many < 10 * few
