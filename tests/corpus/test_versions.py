"""Texts of one article: each follows one text, none itself, and none one that was published later."""

from __future__ import annotations

from pathlib import Path

import pytest
from newsroom import keyed, newsroom, tell

from discrepant.corpus.load import survey
from discrepant.corpus.model import Corpus
from discrepant.corpus.versions import dropped_from


def read(root: Path, *articles: dict[str, str]) -> tuple[Corpus, list[str]]:
    corpus, problems = survey(newsroom(root, *articles))
    return corpus, [str(problem) for problem in problems]


def text(source: str, published: str = "2022-11-06", of: str | None = None, **facts: str) -> dict[str, str]:
    article = tell(source, published, **facts)
    return article if of is None else keyed(article, version_of=of)


def test_the_texts_of_an_article_are_known_from_the_first_to_the_latest(tmp_path: Path) -> None:
    corpus, problems = read(tmp_path, text("a3", of="a2"), text("a1"), text("a2", of="a1"), text("b"))
    assert problems == []
    assert corpus.articles == dict.fromkeys(["a1", "a2", "a3"], ("a1", "a2", "a3"))


@pytest.mark.parametrize(
    ("articles", "problem"),
    [
        ([text("a1"), text("a2", of="a")], 'facts/a2.toml:3: there is no source "a"'),
        ([text("a1", of="a1")], 'facts/a1.toml:3: "a1" is a later text of itself, through what it follows'),
        (
            [text("a1", "2022-11-06"), text("a2", "2022-11-05", of="a1")],
            'facts/a2.toml:3: "a2" was published (2022-11-05) before "a1" (2022-11-06), which it is to follow (',
        ),
        (
            [text("a1"), text("a2", of="a1"), text("a3", of="a1")],
            'facts/a3.toml:3: "a1" is followed by "a2" already (of three texts the last has version_of = "a2")',
        ),
    ],
)
def test_what_cannot_follow(articles: list[dict[str, str]], problem: str, tmp_path: Path) -> None:
    corpus, (found,) = read(tmp_path, *articles)
    assert found.startswith(problem)
    assert corpus.sources.keys() == {name for each in articles for name in _names(each)}


def _names(article: dict[str, str]) -> set[str]:
    return {name.removeprefix("facts/").removesuffix(".toml") for name in article if name.startswith("facts/")}


def test_none_follows_itself_through_others(tmp_path: Path) -> None:
    corpus, problems = read(tmp_path, text("a1", of="a3"), text("a2", of="a1"), text("a3", of="a2"))
    assert [problem.partition(" is ")[0] for problem in problems] == [
        f'facts/{key}.toml:3: "{key}"' for key in ("a1", "a2", "a3")
    ]
    assert corpus.articles == {}


def test_days_that_may_be_in_order_are(tmp_path: Path) -> None:
    _, problems = read(tmp_path, text("a1", "2022-11-04/2022-11-06"), text("a2", "2022-11-05", of="a1"))
    assert problems == []


def test_times_of_one_day_are_in_order(tmp_path: Path) -> None:
    morning, evening = "2022-11-05T09:00Z", "2022-11-05T14:00-05:00"
    _, problems = read(tmp_path / "in", text("a1", morning), text("a2", evening, of="a1"))
    assert problems == []
    _, (problem,) = read(tmp_path / "out", text("a1", evening), text("a2", morning, of="a1"))
    assert f'"a2" was published ({morning}) before "a1" ({evening}), which it is to follow' in problem


@pytest.mark.parametrize(
    ("first", "second", "is_sound"),
    [
        ("2022-11-05T09:00Z", "2022-11-05", True),
        ("2022-11-05", "2022-11-05T09:00Z", True),
        ("2022-11-05T09:00Z", "2022-11-06", True),
        ("2022-11-05T09:00Z", "2022-11-04", False),
        ("2022-11-05", "2022-11-04T09:00Z", False),
        ("2022-11-05T09:00Z", "2022-11-05T09:00Z", True),
        ("2022-11-05", "2022-11-05", True),
    ],
)
def test_a_time_and_a_day_of_which_it_is_not_known_are_in_order_as_days(
    first: str, second: str, tmp_path: Path, *, is_sound: bool
) -> None:
    _, problems = read(tmp_path, text("a1", first), text("a2", second, of="a1"))
    assert (problems == []) == is_sound


def test_what_the_latest_text_no_longer_has_is_known(tmp_path: Path) -> None:
    first = text("a1", crowd="30", day="4 November 2022", width="2 km")
    second = text("a2", of="a1", crowd="31")
    third = text("a3", of="a2")
    third["seeds/a3.txt"] += "As for width: 2 km it was, still.\n"
    corpus, _ = read(tmp_path, first, second, third)
    dropped = {fact.id: dropped_from(fact, corpus) for fact in corpus.facts}
    assert {key: source.id for key, source in dropped.items() if source} == {"a1/day": "a3", "a2/crowd": "a3"}
