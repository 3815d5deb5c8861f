"""Suggestions are claims of the mention's kind and unit that share words with what stands around it."""

from __future__ import annotations

from pathlib import Path

import pytest
from alignments import measuring
from corpora import MINI, write_corpus

from discrepant.corpus.load import load
from discrepant.corpus.model import Corpus
from discrepant.desk.alignment.passages import passages_of
from discrepant.desk.suggestions import Suggestions
from discrepant.reading.mentions import find_mentions

MORE = """
[claim."signers.absent"]
about = "How many of the signers were away"
kind = "count"

[claim."aid.pounds"]
about = "Aid to Ukraine in pounds"
kind = "money"
unit = "GBP"

[claim."river.flow"]
about = "How much water the river carries"
kind = "measure"
unit = "litre"

[claim."aid.share"]
about = "Share of the aid that came"
kind = "share"
"""


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    root = write_corpus(
        tmp_path_factory.mktemp("corpus"), {**MINI, "facts/claims.toml": MINI["facts/claims.toml"] + MORE}
    )
    return load(root)


def likely(corpus: Corpus, text: str) -> list[tuple[str, ...]]:
    found = list(passages_of("new", text, list(find_mentions(text, on=None, reader=corpus.reader))))
    suggestions = Suggestions(corpus, found)
    return [suggestions.for_passage(passage) for passage in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The letter had 30 signers.", ("signers.count", "signers.absent")),
        ("Of the signers 4 were away.", ("signers.absent", "signers.count")),
        ("The river is 3 miles wide.", ("river.width",)),
        ("The river carries 3 litres.", ("river.flow",)),
        ("Aid of $19 billion came.", ("aid.total",)),
        ("Aid of £19 billion came.", ("aid.pounds",)),
        ("Aid rose by 3 percent.", ("aid.share",)),
        ("It was sent on 5 May 2021, the letter.", ("letter.sent",)),
        ("Putin offered talks: “We want to talk of all that there is now.”", ("offer.words",)),
        ("30 birds.", ()),
    ],
)
def test_the_likeliest_come_first(corpus: Corpus, text: str, expected: tuple[str, ...]) -> None:
    assert likely(corpus, text)[0] == expected


def test_the_same_value_weighs_most(corpus: Corpus) -> None:
    text = "Of the signers {} were away, and that was how many."
    assert likely(corpus, text.format(29))[0][0] == "signers.absent"
    assert set(likely(corpus, text.format(30))[0]) == {"signers.absent", "signers.count"}


@pytest.mark.parametrize(("name", "first", "among"), [("the five articles", 14, 17), ("the earthquake", 63, 70)])
def test_the_right_claim_for_an_article_that_is_not_encoded_yet(name: str, first: int, among: int) -> None:
    """Never worse than what suggestions did that only counted the words which a claim shares with its mention."""
    measure = measuring()
    found = measure.suggested(load(measure.CORPORA[name]))
    assert found[0] >= first, found[-1]
    assert found[1] >= among, found[-1]


def test_three_at_most_and_none_by_a_word_that_many_claims_have(tmp_path: Path) -> None:
    many = "".join(
        f'[claim.c{n}]\nabout = "How many geese there were in place {n}"\nkind = "count"\n' for n in range(9)
    )
    root = write_corpus(tmp_path, {**MINI, "facts/claims.toml": MINI["facts/claims.toml"] + many})
    corpus = load(root)
    assert likely(corpus, "There were 12 geese.") == [("c0", "c1", "c2")]
    root = write_corpus(root, {"facts/more.toml": "".join(many.replace("[claim.c", f"[claim.d{n}") for n in range(30))})
    corpus = load(root)
    assert likely(corpus, "There were 12 geese.") == [()]
