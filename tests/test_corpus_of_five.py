"""The corpus that comes with the package: what five real articles say, and what breaks when it is touched."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from corpora import change
from newsroom import CHECKS

from discrepant.checking import asked_for
from discrepant.compare import calendar, dates, evidence, quantities, quotations, rosters, spellings, terms, units
from discrepant.corpus.load import load
from discrepant.corpus.model import Corpus
from discrepant.report.model import Report

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


def says(finding: dict[str, Any]) -> set[str]:
    return {words for side in finding["sides"] for words in side["says"]}


class TestCommitted:
    def test_it_is_as_large_as_the_articles_deserve(self) -> None:
        size = COMMITTED.corpus
        assert size.sources == 5
        assert size.facts >= 100
        assert size.claims >= 60
        assert size.compared >= 20

    def test_the_aid_is_told_later_and_so_may_be_more(self) -> None:
        (later,) = (one for one in found_on("aid.us-military.total") if one["reasons"] == ["later-date"])
        assert later["verdict"] == "explained"
        reads = {fact["reads"] or fact["says"] for side in later["sides"] for fact in side["facts"]}
        assert reads == {"more than $18.2 billion", "about $20 billion"}

    def test_tens_of_billions_were_too_many_by_then(self) -> None:
        (strained,) = (one for one in found_on("aid.us-military.total") if one["verdict"] == "strained")
        assert any("tens of billions" in words for words in says(strained))

    def test_all_count_the_same_signers(self) -> None:
        (count,) = found_on("letter.signers.count")
        assert count["verdict"] == "agree"
        assert says(count) == {"30"}
        assert len(count["sides"]) == 1
        assert len(count["sides"][0]["sources"]) >= 2

    def test_every_conflict_is_acknowledged(self) -> None:
        assert all(one.acknowledged for one in COMMITTED.findings if one.verdict == "conflict")

    def test_every_check_ran_on_something_and_none_failed(self) -> None:
        assert set(COMMITTED.checks) == {path.stem.removeprefix("test_") for path in CHECKS.glob("test_*.py")}
        assert all(run.ran and not run.failed for run in COMMITTED.checks.values())


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
    MODULES = (calendar, dates, evidence, quantities, quotations, rosters, spellings, terms, units)

    @pytest.mark.parametrize("path", sorted(CHECKS.glob("*.py")), ids=lambda path: path.stem)
    def test_each_is_a_few_plain_lines(self, path: Path) -> None:
        text = path.read_text(encoding="utf-8")
        assert len(text.splitlines()) < 15
        assert re.match(r'"""[^\n]*\?"""\n', text), "it begins with its question"

    def test_each_comparison_has_its_check(self) -> None:
        assert {f"test_{module.__name__.rpartition('.')[2]}" for module in self.MODULES} == {
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
        assert 'claim   = "letter.signers.count"' in printed

    def test_a_word_deleted_from_a_quote_fails_with_the_nearest_passage(
        self, desk: Callable[..., pytest.RunResult], pytester: pytest.Pytester
    ) -> None:
        change(pytester.path, "facts/reuters.toml", "amount of US military aid sent", "amount of military aid sent")
        result = desk("-k", "evidence and aid.us-military.total")
        assert result.ret == pytest.ExitCode.TESTS_FAILED
        result.stdout.fnmatch_lines(
            ["*the quote is not in seeds/004_2dcedc89ec299e08.txt. The nearest passage is on line *", "*US*"]
        )

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

    def test_a_new_conflict_in_an_acknowledged_claim_fails(
        self, desk: Callable[..., pytest.RunResult], pytester: pytest.Pytester
    ) -> None:
        record = (
            '\n[[fact]]\nclaim = "kirby.post"\nsays = "Putin"\nreads = "communications-director"\nquote = "Putin"\n'
        )
        path = pytester.path / "facts/reuters.toml"
        path.write_text(path.read_text(encoding="utf-8") + record, encoding="utf-8")
        result = desk("-k", "terms and kirby.post")
        assert result.ret == pytest.ExitCode.TESTS_FAILED
        result.stdout.fnmatch_lines(["conflict: kirby.post — *", '    between = [[]"dpa", "ft", "nyt", "reuters"[]]'])


def test_no_claim_is_left_out_for_want_of_a_check_for_its_kind(corpus: Corpus) -> None:
    told = {claim.key for claim in corpus.claims.values() if len(claim.facts) > 1}
    kinds = (["count", "money", "measure", "share"], "date", "term", "roster", "quotation")
    asked = {key for kind in kinds for key in asked_for("claim", corpus, kind=kind, told=2).subjects}
    assert asked == told
