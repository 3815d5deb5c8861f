"""The formats by which other programs take over facts: each is held against its schema, or against its reader."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import sys
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any

import attrs
import docx
import pytest
from corpora import write_corpus
from hypothesis import given, settings
from jsonschema import Draft202012Validator
from made_reports import article, differing, finding, report, reports, side, told
from newsroom import CLAIMS, newsroom, tell

from discrepant import check
from discrepant.compare.finding import End, Gap, NotCompared, Noted
from discrepant.compare.verdict import Reason, Verdict
from discrepant.corpus.copies import NearCopy
from discrepant.corpus.load import load
from discrepant.corpus.model import Corpus
from discrepant.errors import DiscrepantError
from discrepant.report import annotations as web_annotations
from discrepant.report import claim_review, database, mismatches, word
from discrepant.report.formats import remarks
from discrepant.report.model import CheckRun, Report, Unfinished
from discrepant.report.records import ClaimShown, Records, SourceLine

DATA = Path(__file__).parent.parent / "data"
SOME = settings(max_examples=40)
Ends = tuple[End, ...]


@contextmanager
def opened(made: Report) -> Iterator[sqlite3.Connection]:
    """The report as a database that its own reader has opened."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(database.render(made))
        yield connection


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return load(write_corpus(tmp_path_factory.mktemp("bridges")))


def told_in_full() -> Report:
    """A report of which every part holds something."""
    north = side(told("north", "30", reads="about 30", speaker="Bo", via="The Post", as_of="2022-11-05"))
    sides = (
        attrs.evolve(north, core=(28.0, 32.0), support=(26.0, None)),
        attrs.evolve(side(told("south", "40")), core=(40.0, 40.0), support=(38.0, 42.0)),
    )
    gap = Gap(value=8.0, unit="km", percent=25.0, printed=10.0)
    found = finding(Verdict.STRAINED, *sides, reasons=(Reason.SAME_DAY,), gap=gap)
    crowd = ClaimShown(
        key="crowd",
        about="How far?",
        kind="measure",
        nature="varying",
        unit="km",
        qid="Q42",
        pid="P1",
        facts=(told("west", "9"),),
    )
    known = article("north", url="https://n.example", dated_by="the post", note="Odd.")
    return report(
        found,
        records=Records(sources=(known,), claims=(crowd,), units={"north/crowd": "km"}, notes={"north/crowd": "See."}),
        sources=(
            SourceLine(
                id="south",
                publisher="The South",
                published="2022-11-07",
                dated="inferred",
                wording="garbled",
                note="A scan.",
            ),
        ),
        uncorroborated=("lone",),
        not_compared=(NotCompared(claim="aside", because="in EUR", facts=("north/aside",)),),
    )


GAP = {"gap": 8.0, "gap_unit": "km", "gap_percent": 25.0, "gap_printed": 10.0}
SUMMARY = "North: “30”; South: “31”. They differ."
NORTH_ENDS = {"core_low": 28.0, "core_high": 32.0, "support_low": 26.0}
SOUTH_ENDS = {"core_low": 40.0, "core_high": 40.0, "support_low": 38.0, "support_high": 42.0}
JUDGED = {"verdict": "strained", "reasons": "same-day", **GAP, "summary": SUMMARY}
IN_FULL: dict[str, list[dict[str, object]]] = {
    "sources": [
        {
            "id": "north",
            "publisher": "The North",
            "headline": "What happened",
            "published": "2022-11-06",
            "dated_by": "the post",
            "wording": "verbatim",
            "language": "en",
            "url": "https://n.example",
            "note": "Odd.",
            "text": "seeds/north.txt",
            "sha256": "0" * 64,
        },
        {
            "id": "south",
            "publisher": "The South",
            "published": "2022-11-07",
            "dated": "inferred",
            "wording": "garbled",
            "note": "A scan.",
        },
        {"id": "west"},
    ],
    "claims": [
        {"key": "aside"},
        {
            "key": "crowd",
            "about": "How many came",
            "kind": "count",
            "nature": "varying",
            "unit": "km",
            "qid": "Q42",
            "pid": "P1",
        },
        {"key": "lone"},
    ],
    "facts": [
        {
            "id": "north/crowd",
            "source": "north",
            "claim": "crowd",
            "says": "30",
            "reads": "about 30",
            **NORTH_ENDS,
            "unit": "km",
            "as_of": "2022-11-05",
            "speaker": "Bo",
            "via": "The Post",
            "quote": "it was 30",
            "note": "See.",
            "file": "facts/north.toml",
            "line": 9,
            "text_line": 2,
        },
        {
            "id": "south/crowd",
            "source": "south",
            "claim": "crowd",
            "says": "40",
            **SOUTH_ENDS,
            "quote": "it was 40",
            "file": "facts/south.toml",
            "line": 9,
            "text_line": 2,
        },
        {
            "id": "west/crowd",
            "source": "west",
            "claim": "crowd",
            "says": "9",
            "quote": "it was 9",
            "file": "facts/west.toml",
            "line": 9,
            "text_line": 2,
        },
    ],
    "questions": [
        {
            "id": 1,
            "claim": "crowd",
            "about": "How many came",
            "weight": "normal",
            "verdict": "strained",
            "is_open": 1,
            "origins": 2,
        }
    ],
    "sides": [
        {"question": 1, "number": 0, "says": "30", **NORTH_ENDS},
        {"question": 1, "number": 1, "says": "40", **SOUTH_ENDS},
    ],
    "side_facts": [
        {"question": 1, "side": 0, "fact": "north/crowd"},
        {"question": 1, "side": 1, "fact": "south/crowd"},
    ],
    "pairs": [{"id": 1, "question": 1, "one_side": 0, "other_side": 1, **JUDGED, "speakers": 0}],
    "findings": [
        {"id": 1, "check": "quantities", "subject": "crowd", "claim": "crowd", "about": "How many came", **JUDGED}
    ],
    "finding_sides": [
        {"finding": 1, "number": 0, "sources": "north", "says": "30"},
        {"finding": 1, "number": 1, "sources": "south", "says": "40"},
    ],
    "finding_facts": [
        {"finding": 1, "side": 0, "fact": "north/crowd"},
        {"finding": 1, "side": 1, "fact": "south/crowd"},
    ],
    "not_compared": [{"id": 1, "claim": "aside", "because": "in EUR", "facts": "north/aside"}],
    "told_once": [{"claim": "lone"}],
}


class TestSqlite:
    @SOME
    @given(reports)
    def test_it_is_sound_whatever_is_in_the_report(self, made: Report) -> None:
        with opened(made) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
            for (view,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'view'").fetchall():
                connection.execute(f'SELECT * FROM "{view}"').fetchall()
            for table, many in (("findings", made.findings), ("questions", made.questions)):
                assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (len(many),)

    @SOME
    @given(reports)
    def test_questions_and_findings_are_numbered_in_the_order_of_the_report(self, made: Report) -> None:
        """From 1, and pairs likewise; the sides of each from 0, as in discrepancies.json."""
        with opened(made) as connection:
            asked = connection.execute("SELECT id, is_open, origins, verdict FROM questions ORDER BY id").fetchall()
            assert asked == [
                (number, int(one.open), one.origins, str(one.verdict)) for number, one in enumerate(made.questions, 1)
            ]
            pairs = connection.execute(
                "SELECT id, question, one_side, other_side, gap FROM pairs ORDER BY id"
            ).fetchall()
            judged = [(number, pair) for number, one in enumerate(made.questions, 1) for pair in one.pairs]
            assert pairs == [
                (place, number, *pair.sides, pair.gap.value if pair.gap else None)
                for place, (number, pair) in enumerate(judged, 1)
            ]
            found = connection.execute('SELECT id, "check", subject, verdict FROM findings ORDER BY id').fetchall()
            assert found == [
                (number, one.check, one.claim, str(one.verdict)) for number, one in enumerate(made.findings, 1)
            ]
            sides = connection.execute("SELECT question, number FROM sides ORDER BY 1, 2").fetchall()
            assert sides == [(key, side) for key, one in enumerate(made.questions, 1) for side in range(len(one.sides))]
            sides = connection.execute("SELECT finding, number FROM finding_sides ORDER BY 1, 2").fetchall()
            assert sides == [(key, side) for key, one in enumerate(made.findings, 1) for side in range(len(one.sides))]

    @SOME
    @given(reports)
    def test_the_same_report_makes_the_same_bytes(self, made: Report) -> None:
        assert database.render(made) == database.render(made)

    def test_each_part_of_a_finding_has_its_column(self) -> None:
        low, high = side(told("north", "30")), side(told("south", "31"))
        low, high = attrs.evolve(low, core=(30, 30), support=(29, None)), attrs.evolve(high, core=(31, 32))
        gap = Gap(value=1, unit="km", percent=3.3, printed=2)
        with opened(
            report(finding(Verdict.STRAINED, low, high, gap=gap, reasons=(Reason.GROWTH, Reason.HEDGED)))
        ) as one:
            ends = "says, core_low, core_high, support_low, support_high"
            assert one.execute(f"SELECT {ends} FROM sides ORDER BY number").fetchall() == [
                ("30", 30, 30, 29, None),
                ("31", 31, 32, None, None),
            ]
            judged = "verdict, reasons, gap, gap_unit, gap_percent, gap_printed, summary"
            for table in ("pairs", "findings"):
                assert one.execute(f"SELECT {judged} FROM {table}").fetchall() == [
                    ("strained", "growth, hedged", 1, "km", 3.3, 2, "North: “30”; South: “31”. They differ.")
                ]
            assert one.execute("SELECT sources, says FROM finding_sides ORDER BY number").fetchall() == [
                ("north", "30"),
                ("south", "31"),
            ]

    def test_an_acknowledgement_is_told_whole(self) -> None:
        noted = Noted(reason="Looked at.", by="Ann", until="2030-01-01")
        with opened(differing(acknowledged=noted)) as connection:
            for table in ("questions", "findings"):
                told_of_it = "acknowledged, acknowledged_by, acknowledged_until"
                assert connection.execute(f"SELECT {told_of_it} FROM {table}").fetchall() == [
                    ("Looked at.", "Ann", "2030-01-01")
                ]

    def test_each_column_has_what_its_name_says(self) -> None:
        """Of a source and a claim what was so when it was checked goes before what the records say by now."""
        with opened(told_in_full()) as connection:
            for table, rows in IN_FULL.items():
                connection.row_factory = sqlite3.Row
                found = [dict(row) for row in connection.execute(f"SELECT * FROM {table}")]  # our names
                assert [{key: value for key, value in row.items() if value is not None} for row in found] == rows

    def test_what_was_not_compared_not_told_twice_and_not_run_stands_in_it(self) -> None:
        made = report(
            not_compared=(
                NotCompared(claim="crowd", because="another currency", facts=("north/crowd", "south/crowd")),
            ),
            uncorroborated=("post", "aid", "post"),
            checks={"terms": CheckRun(ran=3, failed=1), "rosters": CheckRun(because="no roster is told twice")},
        )
        with opened(made) as connection:
            assert connection.execute("SELECT claim, because, facts FROM not_compared").fetchall() == [
                ("crowd", "another currency", "north/crowd, south/crowd")
            ]
            assert connection.execute("SELECT claim FROM told_once").fetchall() == [("aid",), ("post",)]
            runs = connection.execute("SELECT name, ran, failed, because FROM checks ORDER BY name").fetchall()
            assert runs == [("rosters", 0, None, "no roster is told twice"), ("terms", 3, 1, None)]

    def test_it_holds_every_source_claim_and_fact_of_the_records(self, corpus: Corpus) -> None:
        with opened(check(corpus)) as connection:
            for table, known in (("sources", corpus.sources), ("claims", corpus.claims)):
                assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (len(known),)
            ids = [key for (key,) in connection.execute("SELECT id FROM facts ORDER BY id")]
            assert ids == sorted(fact.id for fact in corpus.facts)
            row = connection.execute(
                "SELECT source, claim, says, core_low, core_high, unit FROM facts WHERE id = 'north/aid.total'"
            ).fetchone()
            assert row == ("north", "aid.total", "more than $18.2 billion", pytest.approx(18.2e9), 18.3e9, "USD")

    def test_what_is_to_be_asked_is_a_view(self) -> None:
        with opened(differing()) as connection:
            assert connection.execute("SELECT claim, verdict, one_says, other_says FROM to_ask").fetchall() == [
                ("crowd", "conflict", "30", "31")
            ]
            answers = connection.execute("SELECT publisher, says, fact FROM answers").fetchall()
            assert answers == [("The North", "30", "north/crowd"), ("The South", "31", "south/crowd")]
            assert connection.execute("SELECT * FROM source_pairs").fetchall() == [("north", "south", "conflict", 1)]
        with opened(differing(acknowledged=Noted(reason="Looked at."))) as connection:
            assert connection.execute("SELECT * FROM to_ask").fetchall() == []

    def test_every_table_and_view_is_told(self) -> None:
        page = (DATA.parents[1] / "docs/bridges.md").read_text("utf-8")
        with opened(report()) as connection:
            names = connection.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')").fetchall()
        assert [name for (name,) in names if f"`{name}`" not in page] == []

    def test_a_fact_that_the_records_no_longer_have_stays(self) -> None:
        gone = attrs.evolve(differing(), records=Records())
        with opened(gone) as connection:
            assert connection.execute("SELECT id, source, claim FROM facts").fetchall() == [
                ("north/crowd", "north", "crowd"),
                ("south/crowd", "south", "crowd"),
            ]


class TestAnnotations:
    def of(self, made: Report, texts: dict[str, str] | None = None) -> Any:  # noqa: ANN401  # whatever JSON holds
        return json.loads(web_annotations.render(made, texts or {}))

    @SOME
    @given(reports)
    def test_they_fit_the_model(self, made: Report) -> None:
        collection = self.of(made)
        Draft202012Validator(json.loads((DATA / "web-annotation.schema.json").read_bytes())).validate(collection)
        items = collection["first"]["items"]
        assert collection["total"] == len(items) == len({item["id"] for item in items})

    def test_the_whole_of_it(self) -> None:
        """The names are made of the fact and its text, so that they are the same in whatever run."""
        collection = self.of(differing())
        first, second = collection["first"].pop("items")
        assert collection == {
            "@context": "http://www.w3.org/ns/anno.jsonld",
            "id": "urn:uuid:c4148a8c-d6ed-5970-8dd1-ccd27bca5e31",
            "type": "AnnotationCollection",
            "label": "What each source states, and where the sources disagree",
            "total": 2,
            "first": {
                "id": "urn:uuid:7774d715-dc3e-5507-a604-a266399a3d6b",
                "type": "AnnotationPage",
                "startIndex": 0,
            },
        }
        told_as = {"type": "TextualBody", "format": "text/plain", "language": "en"}
        said = {
            "tagging": "crowd",
            "describing": "How many came: “30”, read as 30",
            "classifying": "conflict",
            "commenting": "North: “30”; South: “31”. They differ.",
        }
        assert first == {
            "id": "urn:uuid:e3a13e1f-a40e-57b6-8ccf-3bb0ed813cf9",
            "type": "Annotation",
            "motivation": "questioning",
            "body": [{**told_as, "purpose": purpose, "value": value} for purpose, value in said.items()],
            "target": {
                "type": "SpecificResource",
                "source": "seeds/north.txt",
                "selector": [{"type": "TextQuoteSelector", "exact": "it was 30"}],
            },
        }
        assert second["id"] != first["id"]

    def test_each_fact_is_found_again_by_either_selector(self, corpus: Corpus) -> None:
        texts = {source.text: source.body for source in corpus.sources.values()}
        collection = self.of(check(corpus), texts)
        assert collection["total"] == len(corpus.facts)
        quotes = {fact.id: fact for fact in corpus.facts}
        for item, fact in zip(
            collection["first"]["items"], sorted(quotes.values(), key=lambda one: one.id), strict=True
        ):
            quoted, position = item["target"]["selector"]
            body = texts[item["target"]["source"]]
            assert body[position["start"] : position["end"]] == quoted["exact"] == fact.quote
            assert quoted["prefix"] + quoted["exact"] + quoted["suffix"] in body
            assert item["body"][0]["value"] == fact.claim

    @pytest.mark.parametrize("text", ["it was 30, and it was 30", "it was not", None])
    def test_where_no_one_place_is_known_the_quote_alone_is_given(self, text: str | None) -> None:
        texts = {"seeds/north.txt": text} if text else {}
        item, _ = self.of(differing(), texts)["first"]["items"]
        assert item["target"]["selector"] == [{"type": "TextQuoteSelector", "exact": "it was 30"}]

    @pytest.mark.parametrize(("before", "after"), [(0, 0), (5, 31), (32, 32), (40, 100)])
    def test_up_to_32_characters_on_either_side_help_to_find_it(self, before: int, after: int) -> None:
        texts = {"seeds/north.txt": "." * before + "it was 30" + "." * after}
        item, _ = self.of(differing(), texts)["first"]["items"]
        quoted, _ = item["target"]["selector"]
        assert (len(quoted["prefix"]), len(quoted["suffix"])) == (min(before, 32), min(after, 32))

    def test_of_a_page_the_text_is_the_copy_that_was_read(self) -> None:
        whole = differing()
        known = (article("north", url="https://north.example/a"), article("south"))
        made = attrs.evolve(whole, records=attrs.evolve(whole.records, sources=known))
        targets = [item["target"] for item in self.of(made)["first"]["items"]]
        assert [target["source"] for target in targets] == ["https://north.example/a", "seeds/south.txt"]
        assert targets[0]["state"] == {"type": "TimeState", "cached": "seeds/north.txt"}

    def test_the_body_says_claim_reading_and_verdict(self) -> None:
        item, _ = self.of(differing())["first"]["items"]
        assert {body["purpose"]: body["value"] for body in item["body"]} == {
            "tagging": "crowd",
            "describing": "How many came: “30”, read as 30",
            "classifying": "conflict",
            "commenting": "North: “30”; South: “31”. They differ.",
        }
        assert item["motivation"] == "questioning"
        noted, _ = self.of(differing(acknowledged=Noted(reason="Looked at.")))["first"]["items"]
        assert noted["motivation"] == "describing"
        assert "conflict, acknowledged by an editor" in [body["value"] for body in noted["body"]]

    @pytest.mark.parametrize(
        ("says", "reads", "core", "support", "read"),
        [
            ("31", None, (31.0, 31.0), (31.0, 31.0), "“31”, read as 31"),
            ("31", "31", (31.0, 31.0), (31.0, 31.0), "“31”, read as 31"),
            (
                "astir 31",
                "about 31",
                (30.0, 32.0),
                (29.0, 33.0),
                "“astir 31” [about 31], read as 30 to 32, at the loosest 29 to 33",
            ),
            ("about 3l", "astir 31", (), (), "“about 3l” [astir 31]"),
            ("over 30", None, (31.0, 40.0), (31.0, None), "“over 30”, read as 31 to 40, at the loosest from 31"),
            ("no idea", None, (None, 40.0), (None, 40.0), "“no idea”, read as up to 40"),
            (
                "Nov. 4",
                None,
                ("2022-11-04",) * 2,
                ("2022-11-03", "2022-11-05"),
                "“Nov. 4”, read as 2022-11-04, at the loosest 2022-11-03 to 2022-11-05",
            ),
        ],
    )
    def test_the_body_tells_what_words_were_read_as(
        self, *, says: str, reads: str | None, core: Ends, support: Ends, read: str
    ) -> None:
        sides = (
            attrs.evolve(side(told("north", says, reads=reads)), core=core, support=support),
            side(told("south", "x")),
        )
        item, _ = self.of(report(finding(Verdict.CONFLICT, *sides)))["first"]["items"]
        (described,) = (body["value"] for body in item["body"] if body["purpose"] == "describing")
        assert described == f"How many came: {read}"

    def test_of_a_claim_of_which_nothing_is_said_the_key_stands_for_it(self) -> None:
        made = report(finding(Verdict.CONFLICT, side(told("north", "30")), side(told("south", "31")), about=""))
        item, _ = self.of(made)["first"]["items"]
        assert {"crowd: “30”"} == {body["value"] for body in item["body"] if body["purpose"] == "describing"}


class TestClaimReview:
    def of(self, made: Report) -> Any:  # noqa: ANN401  # whatever JSON holds
        return json.loads(claim_review.render(made))

    @SOME
    @given(reports)
    def test_it_fits_schema_org_and_rates_nobody(self, made: Report) -> None:
        Draft202012Validator(json.loads((DATA / "claim-review.schema.json").read_bytes())).validate(self.of(made))
        assert len(self.of(made)["@graph"]) == len(made.questions)
        assert '"reviewRating"' not in claim_review.render(made)

    def test_the_whole_of_it(self) -> None:
        whole = differing()
        known = (article("north", url="https://north.example/a"), article("south", published="2022-11-06/2022-11-07"))
        made = attrs.evolve(whole, records=attrs.evolve(whole.records, sources=known))
        of_both = {"@type": "Article", "headline": "What happened", "inLanguage": "en"}
        articles = {
            "north": {**of_both, "url": "https://north.example/a", "datePublished": "2022-11-06"},
            "south": of_both,
        }
        says = {"north": "30", "south": "31"}
        assert self.of(made) == {
            "@context": "https://schema.org",
            "@graph": [
                {
                    "@type": "ClaimReview",
                    "identifier": "crowd",
                    "claimReviewed": "How many came",
                    "reviewBody": "The sources: conflict. North: “30”; South: “31”. They differ.",
                    "itemReviewed": [
                        {
                            "@type": "Claim",
                            "identifier": f"{source}/crowd",
                            "name": says[source],
                            "text": f"it was {says[source]}",
                            "appearance": {
                                "identifier": source,
                                "publisher": {"@type": "Organization", "name": f"The {source.title()}"},
                                **printed,
                            },
                        }
                        for source, printed in articles.items()
                    ],
                }
            ],
        }

    def test_a_review_has_the_words_of_both_sides_and_where_they_appeared(self) -> None:
        whole = differing()
        known = (article("north", url="https://north.example/a"), article("south", published="2022-11-06/2022-11-07"))
        (review,) = self.of(attrs.evolve(whole, records=attrs.evolve(whole.records, sources=known)))["@graph"]
        assert review["claimReviewed"] == "How many came"
        assert review["reviewBody"] == ("The sources: conflict. North: “30”; South: “31”. They differ.")
        north, south = review["itemReviewed"]
        assert (north["name"], north["text"]) == ("30", "it was 30")
        assert north["appearance"] == {
            "@type": "Article",
            "identifier": "north",
            "publisher": {"@type": "Organization", "name": "The North"},
            "headline": "What happened",
            "url": "https://north.example/a",
            "inLanguage": "en",
            "datePublished": "2022-11-06",
        }
        assert "datePublished" not in south["appearance"]  # it is known as an interval alone


class TestMismatches:
    """The rules of the Mismatch Finder's import, and what is never said without being known."""

    STATEMENT = "Q42$7814880A-A6EF-40EC-885E-F46DD58C8DC5"

    def of(self, root: Path, *articles: dict[str, str], note: str = "") -> Report:
        claims = CLAIMS.replace('kind  = "count"\n', 'kind  = "count"\nqid = "Q42"\npid = "P1120"\n', 1)
        newsroom(root, *articles, {"facts/claims.toml": claims})
        source = root / "facts/wikidata.toml"
        if source.exists():
            text = source.read_text("utf-8").replace(
                "[source]\n", '[source]\nurl = "https://www.wikidata.org/wiki/Q42"\n'
            )
            source.write_text(text + (f'note = "{note}"\n' if note else ""), "utf-8")
        return check(load(root))

    def rows(self, made: Report) -> list[dict[str, str]]:
        return list(csv.DictReader(io.StringIO(mismatches.render(made))))

    def test_the_header_is_the_one_that_the_importer_wants(self, tmp_path: Path) -> None:
        made = self.of(tmp_path, tell("north", crowd="30"), tell("south", crowd="31"))
        header, *_ = mismatches.render(made).splitlines()
        assert header == (
            "item_id,statement_guid,property_id,wikidata_value,meta_wikidata_value,external_value,external_url,type"
        )

    def test_what_is_at_odds_with_wikidata_has_its_statement_and_value(self, tmp_path: Path) -> None:
        articles = (tell("wikidata", crowd="30"), tell("south", crowd="31"), tell("east", crowd="30"))
        (row,) = self.rows(self.of(tmp_path, *articles, note=self.STATEMENT))
        assert row == {
            "item_id": "Q42",
            "statement_guid": self.STATEMENT,
            "property_id": "P1120",
            "wikidata_value": "30",
            "meta_wikidata_value": "",
            "external_value": "31",
            "external_url": "",
            "type": "statement",
        }

    def test_wikidatas_value_goes_with_the_id_of_its_statement_or_not_at_all(self, tmp_path: Path) -> None:
        made = self.of(tmp_path, tell("wikidata", crowd="30"), tell("south", crowd="31"))
        assert self.rows(made) == []
        assert any("has no statement's id" in said for said in mismatches.remarks(made))

    @pytest.mark.parametrize(
        ("url", "fits"),
        [("x" * 1_500, True), ("x" * 1_501, False), ('a"b', True), ('a\\"b', False), ('"' + "x" * 1_500, False)],
        ids=["the-longest", "too-long", "quoted", "ends-early", "both"],
    )
    def test_a_cell_that_the_importer_would_not_take_is_left_out_and_told(self, *, url: str, fits: bool) -> None:
        """It takes 1,500 characters, and a backslash before a quotation mark ends a cell."""
        whole = differing()
        (crowd,) = whole.records.claims
        records = attrs.evolve(
            whole.records,
            claims=(attrs.evolve(crowd, qid="Q42", pid="P1120"),),
            sources=(article("north", url=url), article("south")),
        )
        made = attrs.evolve(whole, records=records)
        assert [row["external_value"] for row in self.rows(made)] == (["30", "31"] if fits else ["31"])
        assert ("north/crowd is left out: a cell is too long" in mismatches.remarks(made)) is not fits
        assert any(
            said.startswith(f"rows without Wikidata's own value: {1 + fits};") for said in mismatches.remarks(made)
        )

    def test_each_row_is_of_the_item_that_its_own_claim_is_about(self) -> None:
        items = {"crowd": "Q42", "aid": "Q7", "sum": None, "zoo": "Q9"}
        asked = [
            finding(
                Verdict.CONFLICT,
                *(side(told(each, says, id=f"{each}/{key}")) for each, says in (("north", key), ("south", "x"))),
                claim=key,
            )
            for key in items
        ]
        claims = (
            ClaimShown(key=key, about="What", kind="term", nature="constant", qid=qid, pid="P1")
            for key, qid in items.items()
        )
        rows = self.rows(report(*asked, records=Records(claims=tuple(claims))))
        assert {(row["item_id"], row["external_value"]) for row in rows} == {
            *(("Q42", "crowd"), ("Q42", "x"), ("Q7", "aid"), ("Q7", "x"), ("Q9", "zoo"), ("Q9", "x")),
        }
        assert len(rows) == 6

    def test_other_formats_have_nothing_to_be_known_before(self) -> None:
        made = differing()
        assert remarks("mismatches")(made) == mismatches.remarks(made) != ()
        assert remarks("csv")(made) == ()

    def test_no_claim_about_an_item_is_refused(self) -> None:
        with pytest.raises(DiscrepantError, match="no claim has a qid and a pid"):
            mismatches.render(report(finding(Verdict.CONFLICT, side(told("north", "30")), side(told("south", "31")))))


class TestWord:
    SIX = settings(max_examples=6, deadline=None)

    @SIX
    @given(reports)
    def test_its_reader_opens_it_and_it_leads_nowhere(self, made: Report) -> None:
        rendered = word.render(made)
        document = docx.Document(io.BytesIO(rendered))
        levels = [
            int(one.style.name[-1]) for one in document.paragraphs if one.style and "Heading" in (one.style.name or "")
        ]
        assert levels[0] == 1
        assert all(deeper - level <= 1 for level, deeper in pairwise(levels))
        with zipfile.ZipFile(io.BytesIO(rendered)) as parts:
            assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            for name in parts.namelist():
                assert not name.endswith((".jpeg", ".bin"))
                assert b"External" not in (parts.read(name) if name.endswith(".rels") else b"")

    def test_the_same_report_makes_the_same_bytes(self) -> None:
        assert word.render(differing()) == word.render(differing())

    def test_both_quotes_stand_side_by_side_with_their_words_in_bold(self) -> None:
        whole = differing()
        document = docx.Document(io.BytesIO(word.render(whole)))
        assert [one.text for one in document.paragraphs if one.style and one.style.name == "Heading 3"] == [
            "1. How many came"
        ]
        (table,) = document.tables
        assert [[cell.text for cell in row.cells] for row in table.rows] == [
            ["north", "south"],
            ["“it was 30”", "“it was 31”"],
        ]
        bold = [run.text for cell in table.rows[1].cells for run in cell.paragraphs[0].runs if run.bold]
        assert bold == ["30", "31"]
        text = "\n".join(one.text for one in document.paragraphs)
        assert "conflict · cannot both be true" in text
        assert [run.text for one in document.paragraphs for run in one.runs if run.bold] == ["conflict"]
        assert "Nothing: " not in text
        assert "North: “30”; South: “31”. They differ." in text
        xml = table._tbl.xml  # noqa: SLF001  # what is read aloud has no other way in
        assert "w:tblHeader" in xml
        assert 'w:tblDescription w:val="Who says what: How many came"' in xml

    def test_how_far_the_sides_are_apart_stands_beside_the_verdict(self) -> None:
        gap = Gap(value=8.0, unit="km", percent=25.0, printed=10.0)
        made = report(finding(Verdict.CONFLICT, side(told("north", "30")), side(told("south", "40")), gap=gap))
        (judged,) = [
            one.text.replace("\u00a0", " ")
            for one in docx.Document(io.BytesIO(word.render(made))).paragraphs
            if one.text.startswith("conflict")
        ]
        assert "8 km (25 %)" in judged

    def test_more_sides_than_can_be_read_side_by_side_stand_below_each_other(self) -> None:
        sides = [
            side(told(name, str(n), id=f"{name}/crowd")) for n, name in enumerate(("north", "south", "east", "west"))
        ]
        for many, rows in (
            (3, [["north", "south", "east"], ["“it was 0”", "“it was 1”", "“it was 2”"]]),
            (
                4,
                [
                    ["who", "words"],
                    *(["north", "“it was 0”"], ["south", "“it was 1”"], ["east", "“it was 2”"], ["west", "“it was 3”"]),
                ],
            ),
        ):
            made = report(*(finding(Verdict.CONFLICT, sides[0], other) for other in sides[1:many]))
            (table,) = docx.Document(io.BytesIO(word.render(made))).tables
            assert [[cell.text for cell in row.cells] for row in table.rows] == rows

    def test_what_is_said_in_several_ways_on_one_side_stands_on_lines_of_its_own(self) -> None:
        """Named are those who say it where there are several sources, with the day, the speaker and the meaning."""
        first = told("north", "30", "30 came, 30 left", as_of="2022-11-06", speaker="Bo", via="The Post")
        again = f"{31}"  # the same words in another text, as they come from a record
        made = report(
            finding(
                Verdict.CONFLICT,
                side(first, told("east", "xxx", reads="30")),
                side(told("south", "31", reads=again), told("south", "a; b", "first b, then a", id="south/crowd/2")),
            )
        )
        (table,) = docx.Document(io.BytesIO(word.render(made))).tables
        assert [cell.text for cell in table.rows[1].cells] == [
            "north, 6 Nov 2022, Bo, via The Post: “30 came, 30 left”\neast: “it was xxx” [30]",
            "“it was 31”\n“first b, then a”",
        ]
        bold = [[run.text for run in cell.paragraphs[0].runs if run.bold] for cell in table.rows[1].cells]
        assert bold == [["30", "30", "xxx"], ["31", "b", "a"]]

    def test_what_nobody_is_asked_today_and_what_was_not_compared_is_told_under_headings(self) -> None:
        noted = Noted(reason="Two counts.", by="desk", until="2027-01-01")
        days = (
            side(told("north", "30", as_of="2022-11-05"), told("east", "30")),
            side(told("south", "31", speaker="Bo")),
        )
        made = report(
            finding(Verdict.CONFLICT, *days, acknowledged=noted),
            finding(Verdict.EXPLAINED, claim="aid", reasons=(Reason.ROUNDED,)),
            finding(Verdict.AGREE, side(told("north", "30"), told("south", "30")), claim="day"),
            finding(check="evidence", claim="north/crowd", summary="The quote is not in the text."),
            checks={"rosters": CheckRun(because="no roster is told twice")},
            not_compared=(NotCompared(claim="sum", because="given in EUR", facts=("north/sum", "south/sum")),),
            uncorroborated=("alone",),
        )
        made = attrs.evolve(made, questions=tuple(each for each in made.questions if each.claim != "north/crowd"))
        document = docx.Document(io.BytesIO(word.render(made)))
        headings = [(one.style.name, one.text) for one in document.paragraphs if one.style and "Head" in one.style.name]
        assert headings == [
            ("Heading 1", "Where the sources disagree"),
            ("Heading 2", "To set right in the records: 1"),
            ("Heading 2", "To ask: 0"),
            ("Heading 2", "Acknowledged by an editor: 1"),
            ("Heading 2", "Explained: they differ in print, and the reason given makes both true: 1"),
            ("Heading 2", "Agreed: 1"),
            ("Heading 2", "Not compared, not checked"),
        ]
        assert [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables] == [
            [
                ["question", "who says what", "acknowledged"],
                [
                    "How many came (crowd)",
                    "north, 5 Nov 2022: “30”; east: “30”\nsouth (Bo): “31”",
                    "Two counts. (by desk, until 2027-01-01)",
                ],
            ],
            [
                ["question", "who says what", "why"],
                ["How many came (aid)", "north: “30”\nsouth: “31”", "rounded, 1 (3.3\u00a0%)"],
            ],
            [
                ["question", "who says what", "sources"],
                ["How many came (day)", "north, south: “30”", "2 sources, 2 origins"],
            ],
        ]
        nothing = "Nothing: no conflict and nothing strained that no editor has acknowledged."
        assert nothing in [one.text for one in document.paragraphs]
        assert [one.text for one in document.paragraphs if one.style and one.style.name == "List Bullet"] == [
            "How many came (evidence): The quote is not in the text.",
            "Not compared: north/sum, south/sum, because given in EUR",
            "Told by one source only, with nothing to be set against: 1.",
            "Not run: rosters, because no roster is told twice.",
        ]

    def test_likely_copies_stand_with_the_texts_and_what_is_unfinished_is_told(self) -> None:
        copies = (NearCopy(text="paper", within="wire", share=0.5), NearCopy(text="north", within="wire", share=0.4))
        document = docx.Document(io.BytesIO(word.render(report(copies=copies))))
        assert [one.text for one in document.paragraphs if one.text.startswith(("Where the texts", "Likely"))] == [
            "Where the texts come from",
            *(f"Likely a copy, to be confirmed: {copy}." for copy in copies),
        ]
        unfinished = tuple(Unfinished(source=source, facts=facts) for source, facts in (("north", 2), ("south", 1)))
        paragraphs = docx.Document(io.BytesIO(word.render(report(unfinished=unfinished)))).paragraphs
        assert [one.text for one in paragraphs if one.text.startswith("Unfinished")] == [
            "Unfinished: north, facts whose claims are still to be named: 2.",
            "Unfinished: south, facts whose claims are still to be named: 1.",
        ]
        assert "Where the texts" not in "".join(
            one.text for one in docx.Document(io.BytesIO(word.render(report()))).paragraphs
        )

    def test_what_was_found_on_records_beside_the_questions_is_told(self) -> None:
        one = finding(Verdict.EXPLAINED, side(told("north", "Kyiv")), check="spellings", summary="Two spellings.")
        document = docx.Document(io.BytesIO(word.render(report(one, questions=()))))
        assert "How many came (spellings): Two spellings." in [each.text for each in document.paragraphs]

    def test_without_the_extra_it_is_named(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "docx", None)
        with pytest.raises(DiscrepantError, match=r"needs python-docx.*discrepant\[word\]"):
            word.render(report())
