"""The corpus that comes with the package: what five real articles say, and what breaks when it is touched."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import tomllib
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from corpora import change
from five import needs_five
from newsroom import CHECKS

from discrepant.checking.standard import STANDARD
from discrepant.checking.subjects import subjects_of
from discrepant.compare import evidence
from discrepant.compare.question import Question
from discrepant.corpus.load import load
from discrepant.corpus.model import Claim, Corpus
from discrepant.corpus.vocabulary import Vocabulary, silence
from discrepant.reading.model import Reading
from discrepant.report.model import Report

pytestmark = needs_five

ROOT = CHECKS.parent
COMMITTED = Report.from_json((ROOT / "reports/discrepancies.json").read_bytes())


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return load(ROOT)


@pytest.fixture
def desk(pytester: pytest.Pytester) -> Callable[..., pytest.RunResult]:
    """A copy of the corpus to change, and `pytest checks/` on it."""
    for folder in ("checks", "facts", "seeds"):
        shutil.copytree(ROOT / folder, pytester.path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    pytester.makeini("[pytest]\n")

    def run(*args: str) -> pytest.RunResult:
        off = ("-p", "no:cacheprovider", "-p", "no:benchmark", "-p", "no:hypothesispytest")
        # this process may have imported tests that have the names of checks
        return pytester.runpytest_inprocess("checks/", *args, *off, "--import-mode=importlib")

    return run


def found_on(claim: str) -> list[dict[str, Any]]:
    data = json.loads(COMMITTED.to_json())
    return [finding for finding in data["findings"] if finding["claim"] == claim]


def question(claim: str) -> Question:
    (found,) = (one for one in COMMITTED.questions if one.claim == claim)
    return found


def can_conflict(claim: Claim) -> bool:
    """Whether some two terms of it exclude each other."""
    vocabulary = Vocabulary(claim)
    return any(vocabulary.exclude(one, other) for one, other in combinations(claim.terms, 2))


def says(finding: dict[str, Any]) -> set[str]:
    return {words for side in finding["sides"] for words in side["says"]}


class TestCommitted:
    def test_it_is_as_large_as_the_articles_deserve(self) -> None:
        size = COMMITTED.corpus
        assert size.sources == 5
        assert size.facts >= 400
        assert size.claims >= 250
        assert size.compared >= 60

    def test_the_aid_is_told_later_and_so_may_be_more(self) -> None:
        (later,) = (one for one in found_on("aid.us-military.total") if one["reasons"] == ["later-date"])
        assert later["verdict"] == "explained"
        reads = {fact["reads"] or fact["says"] for side in later["sides"] for fact in side["facts"]}
        assert reads == {"more than $18.2 billion", "about $20 billion"}

    def test_what_the_letter_answers_for_is_no_total_of_aid(self, corpus: Corpus) -> None:
        """What legislators are responsible for spending need not be sent by any day."""
        assert not any("ft" in side["sources"] for one in found_on("aid.us-military.total") for side in one["sides"])
        (spending,) = corpus.claims["aid.us-military.spending"].facts
        assert (spending.source.id, spending.speaker) == ("ft", "House Democrats")
        assert spending.note

    def test_two_causes_of_the_damage_to_the_dam_are_to_be_asked_about(self) -> None:
        dam = question("dam.damage.cause")
        assert dam.verdict == "conflict"
        assert [pair.speakers for pair in dam.pairs] == [True]
        assert {(told.via, told.says) for side in dam.sides for told in side.facts} == {
            ("Russian news agencies", "damaged by shelling by Ukrainian forces"),
            ("TASS", "a rocket launched by a US-made HIMARS missile system hit the dam lock"),
        }

    def test_a_headline_says_rejects_where_another_text_has_thanks(self) -> None:
        answer = question("letter.response")
        assert answer.verdict == "conflict"
        assert {side.says for side in answer.sides} == {
            ("White House rejects",),
            ("appreciates “their thoughtful concerns about what’s going on in the war in Ukraine”",),
        }

    def test_a_midterm_is_a_general_election(self) -> None:
        (called,) = found_on("election.type")
        assert (called["verdict"], called["reasons"]) == ("explained", ["broader-term"])

    def test_who_believes_that_russia_will_talk_is_one_question(self) -> None:
        believed = question("russia.will-to-talk")
        assert believed.verdict == "conflict"
        assert {frozenset(told.speaker for told in side.facts) for side in believed.sides} == {
            frozenset({"Vladimir Putin", "Dmitri Peskov"}),
            frozenset(
                {
                    "John Kirby",
                    "NSC spokesperson",
                    "State Department",
                    "a State Department spokesperson",
                    "Ned Price",
                    "U.S. officials",
                    "Ukrainian officials",
                    "Anders Fogh Rasmussen",
                }
            ),
        }

    def test_the_ban_on_talks_has_the_day_of_its_decree(self, corpus: Corpus) -> None:
        (ban,) = (fact for fact in corpus.facts if fact.says == ("ban on talks",))
        (decree,) = corpus.claims["zelenskyy.decree.date"].facts
        assert isinstance(decree.value, Reading)
        assert ban.as_of.core.lo == decree.value.core.lo

    @pytest.mark.parametrize(
        ("claim", "sources"),
        [
            ("aid.after-election", {"ft", "reuters"}),  # officials and Sullivan: it goes on; Republicans: not so easily
            ("republicans.stance.aid", {"ft", "dpa"}),  # McConnell wants more, McCarthy hints at less
            ("kyiv.stance.talks", {"reuters", "antiwar", "nyt"}),  # "ready for peace", "no interest in diplomacy"
            ("us.idea.move-kyiv", {"reuters", "nyt"}),  # the Post: urged; Rasmussen: shut down
            ("war.end.how", {"antiwar", "nyt"}),  # through talks, or not before all territory is back
            ("zelenskyy.stance.talks-with-putin", {"ft", "dpa", "reuters"}),  # not now, impossible
        ],
    )
    def test_what_an_editor_asks_is_compared(self, claim: str, sources: set[str]) -> None:
        asked = question(claim)
        assert {source for side in asked.sides for source in side.sources} == sources
        assert len(asked.sides) == 2

    @pytest.mark.parametrize("claim", ["us.position.changed", "war.end.russia-could", "russia.proof-of-will"])
    def test_sources_do_not_agree_by_cut_words(self, claim: str) -> None:
        (agreed,) = question(claim).sides
        assert agreed.facts
        assert all(len(told.says.split()) >= 4 for told in agreed.facts)  # no "consistently", no "withdraw"

    def test_few_vocabularies_decide_beforehand(self, corpus: Corpus) -> None:
        """Of the compared term claims, most have two terms that exclude each other."""
        asked = [one for one in COMMITTED.questions if one.kind == "term"]
        mute = [one.claim for one in asked if not can_conflict(corpus.claims[one.claim])]
        assert len(asked) > 40
        assert len(mute) < 8

    def test_every_pair_that_is_silenced_has_its_reason(self, corpus: Corpus) -> None:
        silenced = [(claim.key, each) for claim in corpus.claims.values() for each in silence(claim).pairs]
        assert silenced
        assert [(key, each.terms) for key, each in silenced if not each.because] == []

    def test_there_is_enough_to_ask(self) -> None:
        assert sum(one.verdict == "conflict" for one in COMMITTED.questions) >= 8

    def test_all_count_the_same_signers(self) -> None:
        (count,) = found_on("letter.signers.count")
        assert count["verdict"] == "agree"
        assert says(count) == {"30"}
        assert len(count["sides"]) == 1
        assert len(count["sides"][0]["sources"]) >= 2

    def test_every_conflict_is_acknowledged(self) -> None:
        assert all(one.acknowledged for one in COMMITTED.findings if one.verdict == "conflict")

    def test_who_acknowledged_is_told_and_each_reason_names_sources(self, corpus: Corpus) -> None:
        for entry in corpus.acknowledged:
            assert entry.by, entry.claim
            assert not re.search(r"\b[Tt]he (first|second)\b", entry.reason), entry.claim

    def test_every_check_ran_on_what_is_told_twice_and_none_failed(self) -> None:
        assert set(COMMITTED.checks) == {path.stem.removeprefix("test_") for path in CHECKS.glob("test_*.py")}
        idle = {name for name, run in COMMITTED.checks.items() if not run.ran}
        assert idle == {"ages", "periods", "tallies"}  # of which the five articles tell none twice
        assert not any(run.failed for run in COMMITTED.checks.values())


class TestRecords:
    def test_every_fact_has_its_evidence(self, corpus: Corpus) -> None:
        for fact in corpus.facts:
            assert not evidence.compare(fact, corpus).findings, fact.id

    def test_every_seed_is_byte_for_byte_what_was_encoded(self) -> None:
        named: dict[str, str] = {}
        for path in (ROOT / "facts").glob("*.toml"):
            source = tomllib.loads(path.read_text(encoding="utf-8")).get("source", {})
            named |= {source["text"]: source["sha256"]} if source else {}
        assert named == {
            f"seeds/{path.name}": hashlib.sha256(path.read_bytes()).hexdigest() for path in ROOT.glob("seeds/*.txt")
        }


class TestChecks:
    @pytest.mark.parametrize("path", sorted(CHECKS.glob("*.py")), ids=lambda path: path.stem)
    def test_each_is_a_few_plain_lines(self, path: Path) -> None:
        text = path.read_text(encoding="utf-8")
        assert len(text.splitlines()) < 15
        assert re.match(r'"""[^\n]*\?"""\n', text), "it begins with its question"

    def test_each_comparison_has_its_check(self) -> None:
        assert {f"test_{one.compare.__module__.rpartition('.')[2]}" for one in STANDARD} == {
            path.stem for path in CHECKS.glob("test_*.py")
        }


class TestMutations:
    """Each is what a slip at the desk would do."""

    def test_untouched_it_passes_and_writes_what_is_committed(
        self, desk: Callable[..., pytest.RunResult], pytester: pytest.Pytester
    ) -> None:
        result = desk()
        assert result.ret == pytest.ExitCode.OK
        for name in ("discrepancies.json", "discrepancies.md"):
            assert (pytester.path / "reports" / name).read_bytes() == (ROOT / "reports" / name).read_bytes()

    def test_a_part_beyond_its_total_fails_though_one_article_alone_tells_of_it(
        self, desk: Callable[..., pytest.RunResult], pytester: pytest.Pytester
    ) -> None:
        """Four hundred billion, as a slip at the agency would have it."""
        records, (text,) = pytester.path / "facts/reuters.toml", pytester.path.glob("seeds/004*")
        before = hashlib.sha256(text.read_bytes()).hexdigest()
        for path in (records, text):
            path.write_bytes(path.read_bytes().replace(b"$400 million", b"$400 billion"))
        change(pytester.path, "facts/reuters.toml", before, hashlib.sha256(text.read_bytes()).hexdigest())
        result = desk("-k", "the-aid-announced")
        result.assert_outcomes(failed=1)
        shown = ["conflict: the-aid-announced-*", "*reuters: “$400 billion”*", "*nyt: “astir $20 cardinal”*"]
        result.stdout.fnmatch_lines(shown)

    def test_another_count_fails_and_shows_both_records(
        self, desk: Callable[..., pytest.RunResult], pytester: pytest.Pytester, corpus: Corpus
    ) -> None:
        """The record says 31 where its text has 30: its evidence fails, and so does the comparison."""
        facts = {fact.source.id: fact for fact in corpus.claims["letter.signers.count"].facts}
        path = pytester.path / facts["ft"].place.file
        lines = path.read_text(encoding="utf-8").splitlines()
        start = facts["ft"].place.line
        place = next(i for i in range(start, start + 9) if lines[i].startswith("says"))
        assert '"30"' in lines[place]
        lines[place] = lines[place].replace('"30"', '"31"')
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        result = desk("-k", "letter.signers.count")
        assert result.ret == pytest.ExitCode.TESTS_FAILED
        printed = result.stdout.str()
        assert "the printed words “31” are not in the quote" in printed
        _, _, shown = printed.partition("conflict: letter.signers.count — ")
        _, _, conflict = shown.partition("They cannot both be true")
        assert conflict
        for fact in facts.values():
            assert f"{fact.place.file}:{fact.place.line}" in printed
            assert f"“{fact.quote}”" in printed
            assert f"{fact.source.text}:{fact.anchor.line}" in printed
            assert fact.source.publisher in printed

    def test_another_meaning_fails_too(
        self, desk: Callable[..., pytest.RunResult], pytester: pytest.Pytester, corpus: Corpus
    ) -> None:
        """The words stay, and `reads` gives them another number: the record contradicts itself and the others."""
        (fact,) = (one for one in corpus.claims["letter.signers.count"].facts if one.source.id == "dpa")
        path = pytester.path / fact.place.file
        lines = path.read_text(encoding="utf-8").splitlines()
        lines.insert(fact.place.line, 'reads = "31"')
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        result = desk("-k", "letter.signers.count")
        printed = result.stdout.str()
        assert result.ret == pytest.ExitCode.TESTS_FAILED
        assert "says and reads cannot mean the same" in printed
        assert "(read as “31”)" in printed
        assert 'claim = "letter.signers.count"' in printed

    def test_a_word_deleted_from_a_quote_fails_with_the_nearest_passage(
        self, desk: Callable[..., pytest.RunResult], pytester: pytest.Pytester
    ) -> None:
        change(pytester.path, "facts/reuters.toml", "amount of US military aid sent", "amount of military aid sent")
        result = desk("-k", "evidence and aid.us-military.total")
        assert result.ret == pytest.ExitCode.TESTS_FAILED
        said = " ".join(result.stdout.str().split())
        assert "the quote is not in seeds/004_2dcedc89ec299e08.txt. The nearest passage is on line " in said
        result.stdout.fnmatch_lines(["*US*"])

    def test_a_changed_byte_of_a_seed_is_an_error(
        self, desk: Callable[..., pytest.RunResult], pytester: pytest.Pytester
    ) -> None:
        path = pytester.path / "seeds/004_2dcedc89ec299e08.txt"
        path.write_bytes(path.read_bytes().replace(b"$18.2", b"$18.3", 1))
        result = desk()
        assert result.ret == pytest.ExitCode.USAGE_ERROR
        result.stderr.fnmatch_lines(
            ["facts/reuters.toml:*: seeds/004_2dcedc89ec299e08.txt has changed: its sha256 was *"]
        )

    def test_a_wrong_day_of_the_week_fails(
        self, desk: Callable[..., pytest.RunResult], pytester: pytest.Pytester, corpus: Corpus
    ) -> None:
        (fact,) = corpus.claims["sullivan.visit.day"].facts
        assert fact.says == ("on Friday",)
        path = pytester.path / fact.place.file
        lines = path.read_text(encoding="utf-8").splitlines()
        lines.insert(fact.place.line, 'reads = "2022-11-03"')
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        result = desk("-k", "calendar and sullivan.visit.day")
        assert result.ret == pytest.ExitCode.TESTS_FAILED
        result.stdout.fnmatch_lines(["*“on Friday” names a Friday, but 3 November 2022 is a Thursday.*"])

    @pytest.mark.parametrize(
        ("term", "ended"),
        [("takes-part", pytest.ExitCode.OK), ("none", pytest.ExitCode.TESTS_FAILED)],
        ids=["joins a side", "a third value"],
    )
    def test_what_a_new_record_does_to_an_acknowledged_claim(
        self, desk: Callable[..., pytest.RunResult], pytester: pytest.Pytester, term: str, ended: pytest.ExitCode
    ) -> None:
        record = f'\n[[fact]]\nclaim = "us.talks.kyivs-part"\nsays = "Putin"\nreads = "{term}"\nquote = "Putin"\n'
        path = pytester.path / "facts/reuters.toml"
        path.write_text(path.read_text(encoding="utf-8") + record, encoding="utf-8")
        result = desk("-k", "terms and us.talks.kyivs-part")
        assert result.ret == ended
        if ended is pytest.ExitCode.TESTS_FAILED:
            result.stdout.fnmatch_lines(["conflict: us.talks.kyivs-part — *", '    between = [[]"dpa", "reuters"[]]'])


def test_no_claim_is_left_out_for_want_of_a_check_for_its_kind(corpus: Corpus) -> None:
    told = {claim.key for claim in corpus.claims.values() if len(claim.facts) > 1}
    kinds = (["count", "money", "measure", "share"], "date", "term", "roster", "quotation")
    asked = {key for kind in kinds for key in subjects_of("claim", corpus, kind=kind, told=2).records}
    assert asked == told
