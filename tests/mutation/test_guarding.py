"""What is said to be noticed is noticed: each mutant is also written to files and checked as any records are."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from newsroom import ABREAST, newsroom, tell

from discrepant import check, load
from discrepant.mutation.guarding import Guarded, guarded
from discrepant.mutation.mutants import Aspect, Mutant, Mutants
from discrepant.mutation.shown import render, totals

TODAY = date(2026, 1, 1)
Stated = dict[str, dict[str, object]]

ARTICLES: dict[str, Stated] = {
    "north": {
        "crowd": {"says": "31 people"},
        "aid": {"says": "more than $18.2 billion", "as_of": "2022-11-04"},
        "day": {"says": "Friday, Nov. 4"},
        "post": {"says": "spokesman"},
        "words": {"says": "We will not negotiate with them"},
        "signers": {"says": ["Ann Bell", "Carl Dunn"], "complete": True},
        "width": {"says": ["2 km", "1.2 miles"]},
    },
    "south": {
        "crowd": {"says": "thirty-one"},
        "aid": {"says": "$18.6 billion"},
        "day": {"says": "last Friday", "reads": "2022-11-04"},
        "post": {"says": "spokeswoman"},
        "words": {"says": "We will not negotiate with them", "speaker": "south"},
        "signers": {"says": ["Ann Bell", "Carl Dunn"], "complete": True},
    },
    "west": {"mayor": {"says": "52", "speaker": "west"}},
}


def written(root: Path, articles: Mapping[str, Stated]) -> Path:
    return newsroom(root, *(tell(source, **facts) for source, facts in articles.items()), more=ABREAST)  # type: ignore[arg-type]


@pytest.fixture(name="found", scope="module")
def _found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Guarded]:
    corpus = load(written(tmp_path_factory.mktemp("newsroom"), ARTICLES))
    return {each.fact.id: each for each in guarded(corpus, today=TODAY)}


def test_the_smallest_wrong_value_is_named_with_its_check(found: dict[str, Guarded]) -> None:
    smallest = {key: each.by_aspect[Aspect.VALUE].smallest for key, each in found.items()}
    told = {key: (one.words, one.check) for key, one in smallest.items() if one}
    assert told["north/crowd"] in {("30 people", "quantities"), ("32 people", "quantities")}
    assert told["north/day"][1] in {"calendar", "dates"}
    assert told["north/words"] == ("We will negotiate with them", "quotations")
    assert told["north/post"] == ("director", "terms")
    assert told["north/signers"][1] == "rosters"
    assert told["north/width"][1] == "units"


def test_what_one_source_tells_is_not_guarded(found: dict[str, Guarded]) -> None:
    alone = found["west/mayor"]
    assert alone.by_aspect[Aspect.VALUE].tried
    assert not alone.is_guarded


def wrong(stated: Mapping[str, object], mutant: Mutant) -> dict[str, object]:
    """The keys of the record of a mutant, whose text is written to match."""
    says, quote = mutant.fact.says, f"As for {mutant.fact.claim}: {' and '.join(mutant.fact.says)} it was"
    keys: dict[Aspect, dict[str, object]] = {
        Aspect.VALUE: {"reads": mutant.words} if mutant.fact.reads else {"says": says[0] if len(says) == 1 else says},
        Aspect.AS_OF: {"as_of": mutant.words},
        Aspect.SPEAKER: {"speaker": mutant.words, "quote": f"{quote}, {mutant.words} told us"},
    }
    return {**stated, **keys[mutant.aspect]}


def fails(root: Path, articles: Mapping[str, Stated]) -> bool:
    report = check(load(written(root, articles)), today=TODAY)
    return any(run.failed for run in report.checks.values())


@pytest.mark.parametrize("source", ARTICLES)
def test_what_is_noticed_fails_in_files_and_nothing_else_does(source: str, tmp_path: Path) -> None:
    corpus = load(written(tmp_path / "sound", ARTICLES))
    mutants = Mutants(corpus)
    for each in guarded(corpus, today=TODAY):
        fact, failed = each.fact, {aspect: list[str]() for aspect in Aspect}
        for number, mutant in enumerate(mutants.of(fact) if fact.source.id == source else ()):
            stated = wrong(ARTICLES[source][fact.claim], mutant)
            articles = {**ARTICLES, source: {**ARTICLES[source], fact.claim: stated}}
            if fails(tmp_path / f"{fact.claim}{number}", articles):
                failed[mutant.aspect].append(mutant.words)
        if fact.source.id == source:
            assert {aspect: tried.noticed for aspect, tried in each.by_aspect.items()} == {
                aspect: len(words) for aspect, words in failed.items()
            }
            smallest = {aspect: tried.smallest.words for aspect, tried in each.by_aspect.items() if tried.smallest}
            assert smallest == {aspect: words[0] for aspect, words in failed.items() if words}


def test_where_a_check_fails_as_it_is_nothing_is_tried(tmp_path: Path) -> None:
    articles: dict[str, Stated] = {"north": {"crowd": {"says": "31"}}, "south": {"crowd": {"says": "45"}}}
    found = list(guarded(load(written(tmp_path, articles)), today=TODAY))
    assert [each.already for each in found] == ["quantities", "quantities"]
    assert not any(each.by_aspect[Aspect.VALUE].tried for each in found)


def test_the_table_counts_what_the_lines_tell(found: dict[str, Guarded], tmp_path: Path) -> None:
    corpus = load(written(tmp_path, ARTICLES))
    lines = render(list(found.values()), corpus, unguarded=True)
    total = totals(list(found.values()))
    assert total["facts"] == len(found)
    assert sum(line.startswith("facts/") for line in lines) == len(found) - total["guarded"]
    assert any("told by one source" in line for line in lines)
