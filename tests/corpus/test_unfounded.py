"""Evidence that is asked for while a corpus is read: each lack stands at the line of the key that is at fault."""

from __future__ import annotations

from pathlib import Path

import pytest
from corpora import MINI, change, write_corpus

from discrepant.corpus.load import load, survey, unnamed
from discrepant.errors import CorpusError
from discrepant.reading.hedges import HedgeTable


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_corpus(tmp_path)


def found(root: Path) -> list[str]:
    corpus, problems = survey(root, with_evidence=True)
    return [str(problem) for problem in sorted((*problems, *unnamed(corpus)))]


class TestEvidence:
    def test_nothing_is_lacking(self, root: Path) -> None:
        corpus, problems = survey(root, with_evidence=True)
        assert problems == ()
        assert corpus.facts == load(root).facts

    def test_it_is_asked_for_or_not(self, root: Path) -> None:
        change(root, "facts/north.toml", "signed by 30 members", "signed by 31 members")
        assert survey(root)[1] == ()
        assert found(root)

    def test_a_quote_that_is_not_there(self, root: Path) -> None:
        change(root, "facts/north.toml", "said spokesman John Kirby", "said our spokesman John Kirby")
        (problem,) = found(root)
        assert problem == (
            "facts/north.toml:17: the quote is not in seeds/north.txt. The nearest passage is on line 4\n"
            "    quote: said [our] spokesman John Kirby\n"
            "    text:  said spokesman John Kirby"
        )

    def test_nor_anything_like_it(self, root: Path) -> None:
        change(root, "facts/north.toml", "said spokesman John Kirby", "spokesman zzzzzzzzzzzzzzzzzzzzzzzzzzzzz")
        (problem,) = found(root)
        assert problem.startswith("facts/north.toml:17: the quote is not in seeds/north.txt")

    def test_of_many_lost_quotes_the_nearest_passage_is_shown_for_some(self, tmp_path: Path) -> None:
        fact = '\n[[fact]]\nclaim = "signers.count"\nsays = "30"\nquote = "the 30 singers were {}"\n'
        south = MINI["facts/south.toml"] + "".join(map(fact.format, range(60)))
        shown = found(write_corpus(tmp_path, {**MINI, "facts/south.toml": south}))
        assert len(shown) == 60
        assert sum("The nearest passage is on line 4" in problem for problem in shown) == 50

    @pytest.mark.parametrize(
        ("says", "why"),
        [
            ('["willing", "to talk"]', None),
            ('["“willing”,", "“to talk”"]', None),
            ('["to talk", "willing"]', "the pieces of the quotation do not stand in the quote in this order"),
            ('["willing", "willing"]', "the pieces of the quotation do not stand in the quote in this order"),
            ('["talk", "to talk"]', "the pieces of the quotation do not stand in the quote in this order"),
            ('["willing", "to walk"]', "the printed words “to walk” are not in the quote"),
        ],
    )
    def test_a_quotation_in_pieces(self, says: str, why: str | None, tmp_path: Path) -> None:
        fact = f'\n[[fact]]\nclaim = "offer.words"\nsays = {says}\nquote = "he is “willing”, he said, “to talk” then"\n'
        text = MINI["seeds/north.txt"] + "And he is “willing”, he said, “to talk” then.\n"
        root = write_corpus(
            tmp_path, {**MINI, "seeds/north.txt": text, "facts/north.toml": MINI["facts/north.toml"] + fact}
        )
        problems = found(root)
        assert [problem.partition(": ")[2] for problem in problems] == ([why] if why else [])

    def test_a_quote_that_is_there_twice(self, tmp_path: Path) -> None:
        text = MINI["seeds/south.txt"] + "None of the 30 signers was there.\n"
        root = write_corpus(tmp_path, {**MINI, "seeds/south.txt": text})
        why = "the quote stands in seeds/south.txt more than once; quote a few words more (lines 4, 5)"
        assert found(root) == [f"facts/south.toml:27: {why}"]

    def test_words_that_are_not_in_the_quote(self, root: Path) -> None:
        change(root, "facts/north.toml", '"2 km", "1.2 miles"', '"2 km",\n"1.3 miles"')
        assert found(root) == ["facts/north.toml:37: the printed words “1.3 miles” are not in the quote"]

    def test_reads_that_cannot_be_meant(self, root: Path) -> None:
        change(root, "facts/north.toml", 'says  = "30"', 'says  = "30"\nreads = "31"')
        (problem,) = found(root)
        assert problem.startswith('facts/north.toml:22: says and reads cannot mean the same: "30" cannot mean "31"')

    def test_an_unknown_claim_and_its_quote_come_at_once(self, root: Path) -> None:
        change(root, "facts/north.toml", '"kirby.post"', '"kirby.pst"')
        change(root, "facts/north.toml", "said spokesman", "says spokesman")
        assert [problem.partition(": ")[0] for problem in found(root)] == ["facts/north.toml:15", "facts/north.toml:17"]


class TestUnnamed:
    """A draft has facts whose claims are still to be named."""

    def test_it_is_reported_and_nothing_else(self, root: Path) -> None:
        change(root, "facts/north.toml", '"kirby.post"', '""')
        why = "the claim is still to be named (give its key, or delete the fact if it does not matter)"
        assert found(root) == [f"facts/north.toml:15: {why}"]

    def test_the_rest_is_loaded_and_it_is_counted(self, root: Path) -> None:
        whole = load(root)
        change(root, "facts/north.toml", '"kirby.post"', '""')
        change(root, "facts/south.toml", '"offer.words"', '""')
        corpus = load(root)
        assert [str(place) for place in corpus.unfinished] == ["facts/north.toml:15", "facts/south.toml:19"]
        left_out = {"north/kirby.post", "south/offer.words"}
        assert {fact.id for fact in corpus.facts} == {fact.id for fact in whole.facts} - left_out
        assert whole.unfinished == ()

    def test_strictly_it_is_a_problem_beside_all_others(self, root: Path) -> None:
        change(root, "facts/north.toml", '"kirby.post"', '""')
        change(root, "facts/south.toml", '"offer.words"', '"offer.wrds"')
        with pytest.raises(CorpusError) as refused:
            load(root, is_strict=True)
        assert [(problem.file, problem.line) for problem in refused.value.problems] == [
            ("facts/north.toml", 15),
            ("facts/south.toml", 19),
        ]
        with pytest.raises(CorpusError) as refused:
            load(root)
        assert [problem.file for problem in refused.value.problems] == ["facts/south.toml"]

    def test_its_evidence_is_looked_at_all_the_same(self, root: Path) -> None:
        change(root, "facts/north.toml", '"kirby.post"', '""')
        change(root, "facts/north.toml", "said spokesman", "says spokesman")
        assert len(found(root)) == 2

    @pytest.mark.parametrize("key", ['" "', "1", "[]", "false"])
    def test_only_an_empty_key_is_to_be_named(self, root: Path, key: str) -> None:
        change(root, "facts/north.toml", '"kirby.post"', key)
        (problem,) = found(root)
        assert "still to be named" not in problem

    def test_a_fact_must_have_the_key(self, root: Path) -> None:
        change(root, "facts/north.toml", 'claim = "kirby.post"\n', "")
        assert found(root) == ['facts/north.toml:14: "claim" is missing']


class TestReader:
    def test_the_corpus_may_have_its_own_hedges(self, root: Path) -> None:
        assert load(root).reader.table is HedgeTable.default()
        write_corpus(root, {"pyproject.toml": '[tool.discrepant]\nhedges = "nowhere.toml"\n'})
        with pytest.raises(CorpusError, match=r"nowhere\.toml"):
            load(root)
