"""Eight articles on an invented earthquake: what an editor must be told of them, as written down beforehand."""

from __future__ import annotations

import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from newsroom import CHECKS
from runs import QUICK

import discrepant
from discrepant.compare.finding import OF_ONE_RECORD, Finding
from discrepant.compare.question import Question
from discrepant.compare.verdict import Reason, Verdict
from discrepant.report.model import Report

ROOT = Path(__file__).parent / "data/earthquake"
EXPECTED: dict[str, Any] = tomllib.loads((ROOT / "expected.toml").read_text("utf-8"))
ASKED: dict[str, dict[str, Any]] = EXPECTED["question"]


@pytest.fixture(scope="module")
def report() -> Report:
    return discrepant.check(discrepant.load(ROOT))


def question(report: Report, claim: str) -> Question:
    (found,) = (one for one in report.questions if one.claim == claim)
    return found


def found_on(report: Report, claim: str) -> Iterator[Finding]:
    """What was found on a claim between its records."""
    return (one for one in report.findings if one.claim == claim and one.check not in OF_ONE_RECORD)


def words_by_claim(finding: Finding) -> dict[str, set[str]]:
    """What its facts print, by the claims that they answer."""
    words: dict[str, set[str]] = {}
    for side in finding.sides:
        for told in side.facts:
            words.setdefault(told.id.split("/")[1], set()).add(told.says)
    return words


class TestQuestions:
    def test_seven_are_to_be_asked(self, report: Report) -> None:
        assert report.corpus.sources == EXPECTED["sources"]
        assert {one.claim for one in report.questions} == ASKED.keys()
        assert len(report.questions) == EXPECTED["questions"]
        is_open = {one.claim for one in report.questions if one.open}
        assert is_open == {claim for claim, expected in ASKED.items() if "ask" in expected}
        assert len(is_open) == EXPECTED["open"]

    @pytest.mark.parametrize("claim", ASKED)
    def test_each_has_the_verdict_and_the_reasons_of_an_editor(self, report: Report, claim: str) -> None:
        expected, asked = ASKED[claim], question(report, claim)
        gravest = [one for one in found_on(report, claim) if one.verdict is asked.verdict]
        assert asked.verdict == expected["verdict"], expected["why"]
        assert sorted({str(reason) for one in gravest for reason in one.reasons}) == expected["reasons"], gravest

    @pytest.mark.parametrize("claim", [claim for claim, expected in ASKED.items() if "slip" in expected])
    def test_what_looks_like_a_slip_is_named(self, report: Report, claim: str) -> None:
        assert any(ASKED[claim]["slip"] in one.summary for one in found_on(report, claim))

    def test_two_institutes_disagree_and_not_the_papers(self, report: Report) -> None:
        by_speakers = {one.claim for one in report.questions if one.open and one.worst and one.worst.speakers}
        assert by_speakers == {claim for claim, expected in ASKED.items() if expected.get("speakers")}

    def test_another_currency_is_set_against_nothing(self, report: Report) -> None:
        for claim, source in EXPECTED["not_compared"].items():
            (aside,) = (one for one in report.not_compared if one.claim == claim)
            assert aside.facts == (f"{source}/{claim}",)
        sums = {claim for claim in ASKED if claim not in discrepant.load(ROOT).claims}
        assert {one.claim for one in report.not_compared} <= EXPECTED["not_compared"].keys() | sums

    def test_one_village_has_two_spellings(self, report: Report) -> None:
        printed = {
            frozenset(words for side in one.sides for words in side.says)
            for one in report.findings
            if one.check == "spellings"
        }
        assert {frozenset(forms) for forms in EXPECTED["spellings"].values()} <= printed


class TestOrigins:
    def test_eight_articles_on_the_dead_are_few_counts(self, report: Report) -> None:
        expected = EXPECTED["origins"]
        asked = question(report, expected["claim"])
        assert len(asked.sources) == EXPECTED["sources"]
        assert (asked.origins, asked.likely_origins) == (expected["origins"], expected["likely"])

    def test_the_paper_that_does_not_say_so_is_found(self, report: Report) -> None:
        """But for the agency's own two texts, which its records tie together, it is the only one."""
        assert [[one.text, one.within] for one in report.copies] == [EXPECTED["origins"]["copy"]]


class TestGrowth:
    def test_a_total_ten_times_as_high_within_hours_is_named(self, report: Report) -> None:
        (grown,) = (one for one in report.findings if Reason.GROWTH in one.reasons)
        assert grown.claim == EXPECTED["growth"]["claim"]
        printed = {words.casefold() for side in grown.sides for words in side.says}
        assert set(EXPECTED["growth"]["sides"]) <= printed
        assert "times as much" in grown.summary


class TestSums:
    @pytest.mark.parametrize("expected", EXPECTED["sum"], ids=lambda one: str(one["source"]))
    def test_an_article_that_does_not_add_up_is_found_by_its_own_figures(
        self, report: Report, expected: dict[str, Any]
    ) -> None:
        statements = {claim: {words} for claim, words in expected["says"].items()}
        own = {f"{expected['source']}/{claim}" for claim in statements}
        gravest = [one for one in found_on(report, expected["relation"]) if one.verdict is Verdict.CONFLICT]
        (found,) = (one for one in gravest if own <= {told.id for side in one.sides for told in side.facts})
        assert words_by_claim(found) == statements
        assert expected["comes_to"] in found.summary
        assert "the same article" in found.summary

    def test_no_other_statements_are_in_each_others_way(self, report: Report) -> None:
        """Whoever repeats a figure stands beside it: other sets than those of the two articles there are none."""
        sums = {claim for claim in ASKED if claim not in discrepant.load(ROOT).claims}
        failing = [one for claim in sums for one in found_on(report, claim) if one.verdict.gravity > 1]
        expected = [{claim: {words} for claim, words in one["says"].items()} for one in EXPECTED["sum"]]
        assert all(words_by_claim(one) in expected for one in failing)

    @pytest.mark.parametrize("expected", EXPECTED["sum"], ids=lambda one: str(one["source"]))
    @pytest.mark.parametrize("claim", ["toll.killed", "toll.jarvat", "toll.rukhel"])
    def test_without_any_one_of_them_the_others_can_be_true(
        self, tmp_path: Path, expected: dict[str, Any], claim: str
    ) -> None:
        """The set is minimal: an article that is silent on one of the three is at odds with itself no more."""
        shutil.copytree(ROOT, tmp_path, dirs_exist_ok=True)
        path = tmp_path / "facts" / f"{expected['source']}.toml"
        head, *facts = path.read_text("utf-8").split("[[fact]]\n")
        kept = [fact for fact in facts if not fact.startswith(f'claim = "{claim}"\n')]
        assert len(kept) == len(facts) - 1
        path.write_text("[[fact]]\n".join([head, *kept]), "utf-8")
        found = found_on(discrepant.check(discrepant.load(tmp_path)), expected["relation"])
        assert not any("the same article" in one.summary and expected["comes_to"] in one.summary for one in found)


class TestRun:
    def test_every_record_has_its_evidence(self, report: Report) -> None:
        assert [report.checks[check].failed for check in ("evidence", "calendar")] == [0, 0]

    def test_pytest_writes_the_same(self, report: Report, pytester: pytest.Pytester) -> None:
        for folder in (ROOT / "facts", ROOT / "seeds", CHECKS):
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(folder, pytester.path / folder.name, ignore=ignored)
        pytester.makeini("[pytest]\n")
        result = pytester.runpytest_inprocess("checks/", "-p", "no:cacheprovider", *QUICK)
        assert result.ret == pytest.ExitCode.TESTS_FAILED
        assert (pytester.path / "reports/discrepancies.json").read_text("utf-8") == report.to_json()
