"""The report's JSON: exactly what its contract names, the same after a round trip, else refused."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_reports import finding, findings, report, reports
from newsroom import newsroom, tell

from discrepant import check
from discrepant.compare import quantities
from discrepant.compare.finding import NotCompared, Noted
from discrepant.compare.verdict import Reason, Verdict
from discrepant.corpus.load import load
from discrepant.errors import DiscrepantError
from discrepant.printable import json_text
from discrepant.report.json_pieces import json_pieces
from discrepant.report.model import CheckRun, Covered, Report, Results, Uncovered, finding_from_json, to_json
from discrepant.report.records import Records

TOP = [
    *("schema", "corpus", "sources", "verdicts", "questions", "findings"),
    *("checks", "not_compared", "uncorroborated", "coverage"),
]
QUESTION = ["claim", "about", "story", "weight", "kind", "verdict", "open", "origins", "acknowledged", "sides", "pairs"]
FINDING = ["claim", "about", "check", "verdict", "reasons", "gap", "summary", "acknowledged", "sides"]
TOLD = [
    *("id", "source", "says", "reads", "speaker", "via", "as_of", "quote"),
    *("file", "line", "text", "text_line"),
]
COVERED = Covered(
    source="north",
    text="seeds/north.txt",
    mentions=4,
    covered=3,
    skipped=2,
    uncovered=(Uncovered(kind="count", words="about 20", line=7, span=(90, 98)),),
)


def full() -> Report:
    noted = Noted(reason="Looked at.", by="desk", until="2027-01-01")
    return report(
        finding(reasons=(Reason.ROUNDED,), acknowledged=noted),
        checks={"evidence": CheckRun(ran=3, failed=0), "rosters": CheckRun(because="no roster is told twice")},
        not_compared=(NotCompared(claim="aid", because="given in EUR", facts=("north/aid",)),),
        uncorroborated=("aid",),
        coverage=(COVERED,),
    )


class TestContract:
    def test_the_keys_are_these_and_in_this_order(self) -> None:
        data = json.loads(full().to_json())
        (found,) = data["findings"]
        assert list(data) == TOP
        assert data["schema"] == 2
        assert list(data["corpus"]) == ["sources", "facts", "claims", "compared"]
        assert data["verdicts"] == {"conflict": 1, "strained": 0, "explained": 0, "agree": 0}
        assert list(data["verdicts"]) == ["conflict", "strained", "explained", "agree"]
        assert list(found) == FINDING
        assert list(found["gap"]) == ["value", "unit", "percent", "printed"]
        assert list(found["acknowledged"]) == ["reason", "by", "until"]
        assert list(found["sides"][0]) == ["sources", "says", "core", "support", "facts"]
        assert list(found["sides"][0]["facts"][0]) == TOLD
        (asked,) = data["questions"]
        assert list(asked) == QUESTION
        assert asked["sides"] == found["sides"]
        assert list(asked["pairs"][0]) == ["sides", "verdict", "reasons", "gap", "summary", "speakers"]
        assert data["checks"] == {
            "evidence": {"ran": 3, "failed": 0},
            "rosters": {"ran": 0, "because": "no roster is told twice"},
        }
        assert data["not_compared"] == [{"claim": "aid", "because": "given in EUR", "facts": ["north/aid"]}]
        assert data["uncorroborated"] == ["aid"]
        (covered,) = data["coverage"]
        assert covered == {
            "source": "north",
            "text": "seeds/north.txt",
            "mentions": 4,
            "covered": 3,
            "skipped": 2,
            "uncovered": [{"kind": "count", "words": "about 20", "line": 7, "span": [90, 98]}],
        }

    def test_what_was_not_measured_is_left_out(self) -> None:
        """So that a report from before coverage was measured can still be read."""
        assert "coverage" not in json.loads(report(finding()).to_json())

    def test_numbers_days_and_open_ends(self, tmp_path: Path) -> None:
        corpus = load(newsroom(tmp_path, tell("north", aid="more than $18.2 billion"), tell("south", aid="$18.2bn")))
        (found,) = to_json(quantities.compare(corpus.claims["aid"], corpus).findings)
        sides = {tuple(side["sources"]): side for side in found["sides"]}
        assert sides["north",]["core"] == [18_200_000_000.0, 18_300_000_000.0]
        assert sides["north",]["support"] == [18_200_000_000.0, None]

    @settings(max_examples=40)
    @given(reports)
    def test_it_is_plain_json_and_finite(self, made: Report) -> None:
        def walk(value: Any) -> Iterator[Any]:  # noqa: ANN401  # any part of JSON
            yield value
            parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
            for part in parts:
                yield from walk(part)

        for value in walk(to_json(made)):
            assert type(value) in (dict, list, str, int, float, bool, type(None))
            assert not isinstance(value, float) or math.isfinite(value)

    @settings(max_examples=40)
    @given(reports)
    def test_its_pieces_are_the_text_of_the_whole(self, made: Report) -> None:
        assert "".join(json_pieces(made)) == json_text(to_json(made))

    def test_no_piece_grows_with_the_report(self) -> None:
        sizes = [max(map(len, json_pieces(report(*(finding(claim=f"c{i:04}") for i in range(n)))))) for n in (9, 900)]
        assert sizes[0] == sizes[1]

    @settings(max_examples=40)
    @given(findings)
    def test_a_finding_survives_the_way_from_a_worker(self, found: object) -> None:
        assert finding_from_json(json.loads(json.dumps(to_json(found)))) == found


class TestReadingItAgain:
    @settings(max_examples=40)
    @given(reports)
    def test_a_round_trip_changes_nothing(self, made: Report) -> None:
        """But for the records, which are no part of it."""
        assert Report.from_json(made.to_json()) == attrs.evolve(made, records=Records())
        assert Report.from_json(made.to_json()).to_json() == made.to_json()

    @pytest.mark.parametrize(
        ("path", "value", "message"),
        [
            (("schema",), 1, "it is not of schema 2"),
            (("corpus", "facts"), "3", "keys or values that this program would not have written"),
            (("corpus", "facts"), None, r"report\.corpus\.facts"),
            (("corpus", "facts"), 1.5, "would not have written"),
            (("more",), 1, "would not have written"),
            (("findings",), None, r"report\.findings"),
            (("findings", 0, "verdict"), "odd", r"expected Verdict @ report\.findings\[0\]\.verdict"),
            (("findings", 0, "sides", 0, "core"), [[], {}], r"expected float | str | None @ .*core\[0\], and 1 more"),
            (("findings", 0, "sides", 0, "sources"), "north", "would not have written"),
            (("findings", 0, "sides", 0, "facts", 0), {}, r"missing.*facts\[0\]"),
            (("findings", 0, "gap", "value"), 10**400, "too large"),
            (("uncorroborated",), [1], "would not have written"),
            (("questions", 0, "sides"), [], r"nobody answers @ report\.questions\[0\]\.sides"),
            (("questions", 0, "pairs", 0, "sides"), [0, 9], r"no such side @ report\.questions\[0\]\.pairs"),
            (("questions", 0, "pairs", 0, "sides"), [-1, 0], r"no such side @ report\.questions\[0\]\.pairs"),
        ],
    )
    def test_what_is_no_report_is_refused_with_the_place(
        self, path: tuple[str | int, ...], value: object, message: str
    ) -> None:
        data = json.loads(full().to_json())
        place = data
        for key in path[:-1]:
            place = place[key]
        place[path[-1]] = value
        with pytest.raises(DiscrepantError, match=message) as refused:
            Report.from_json(json.dumps(data))
        assert refused.value.problems[0].hint == "run `discrepant check` to write it anew"

    @pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"schema": 2}', "[" * 100_000, '"\ud800"'])
    def test_what_is_no_json_is_refused(self, text: str) -> None:
        with pytest.raises(DiscrepantError, match="cannot read the report"):
            Report.from_json(text)

    @pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999", "9" * 5000])
    def test_a_number_without_end_is_refused(self, number: str) -> None:
        text = full().to_json().replace('"percent": 3.3', f'"percent": {number}')
        with pytest.raises(DiscrepantError, match="cannot read the report"):
            Report.from_json(text)

    @given(st.binary() | st.text().map(str.encode))
    def test_bytes_are_read_or_refused(self, data: bytes) -> None:
        with pytest.raises(DiscrepantError):
            Report.from_json(data)

    @given(st.integers(0, 3000), st.binary(max_size=3))
    def test_a_damaged_report_is_read_or_refused(self, place: int, junk: bytes) -> None:
        data = full().to_json().encode()
        place %= len(data)
        try:
            Report.from_json(data[:place] + junk + data[place + len(junk) :])
        except DiscrepantError as error:
            assert str(error).startswith("cannot read the report: ")  # noqa: PT017  # either outcome will do


class TestOf:
    def test_vocabularies_that_decided_nothing_are_not_told(self, tmp_path: Path) -> None:
        """Of claims of terms that were compared, those of which two terms, or all, cannot be in conflict."""
        terms = """
[claim."{key}"]
about = "Who it was"
kind  = "term"
terms.one = []
terms.two = []
{more}
"""
        more = {
            "free": "",
            "some": 'terms.three = []\ntogether = [["one", "two"]]',
            "none": 'together = [["one", "two"]]',
            "lone": 'together = [["one", "two"]]',
        }
        claims = "".join(terms.format(key=key, more=each) for key, each in more.items())
        north = dict.fromkeys(more, "one")
        articles = tell("north", **north), tell("south", **{key: "two" for key in more if key != "lone"})
        made = check(load(newsroom(tmp_path, *articles, {"facts/claims.toml": claims})))
        assert [(one.claim, one.can_conflict) for one in made.vocabulary] == [("none", False), ("some", True)]

    def test_it_counts_and_sorts_in_whatever_order_findings_come(self, tmp_path: Path) -> None:
        articles = tell("north", crowd="30", aid="$2 billion"), tell("south", crowd="31", day="Nov. 4")
        corpus = load(newsroom(tmp_path, *articles))
        found = [
            finding(Verdict.CONFLICT, claim="crowd"),
            finding(Verdict.AGREE, claim="aid"),
            finding(Verdict.AGREE, claim="aid", check="mine"),
        ]
        aside = [NotCompared(claim=claim, because="", facts=()) for claim in ("day", "aid")]
        checks = {"rosters": CheckRun(because="none"), "dates": CheckRun(ran=1, failed=0)}
        made = Report.of(corpus, Results(findings=found, not_compared=aside), checks)
        again = Report.of(
            corpus, Results(findings=reversed(found), not_compared=reversed(aside)), dict(reversed(checks.items()))
        )
        assert made.to_json() == again.to_json()
        assert to_json(made.corpus) == {"sources": 2, "facts": 4, "claims": 7, "compared": 2}
        assert [(one.claim, one.check) for one in made.findings] == [
            ("aid", "mine"),
            ("aid", "quantities"),
            ("crowd", "quantities"),
        ]
        assert [left.claim for left in made.not_compared] == ["aid", "day"]
        assert list(made.checks) == ["dates", "rosters"]
        assert made.uncorroborated == ("aid", "day")
        assert made.verdicts == {Verdict.CONFLICT: 1, Verdict.STRAINED: 0, Verdict.EXPLAINED: 0, Verdict.AGREE: 2}
        assert [*made.verdicts] == [Verdict.CONFLICT, Verdict.STRAINED, Verdict.EXPLAINED, Verdict.AGREE]
