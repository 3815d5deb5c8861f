"""What is encoded on the page stands in the records, and all else there stays as it was."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from corpora import MINI, change, write_corpus
from desks import DeskClient, desk_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mutated_corpora import snapshot

from discrepant.corpus.load import load

TEXT = """\
KYIV, Nov. 6, 2022 (West) - The river, about 3 km wide, froze.

It was the first winter of the new bridge. Some 40 members signed the letter, said spokesman John Kirby.
On Friday 12 people came, and 15 more the day after.
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_corpus(tmp_path, {**MINI, "seeds/west.txt": TEXT, "facts/west.toml": WEST})


WEST = """\
# Encoded by hand.
[source]
id        = "west"   # as in the archive
publisher = "The West"
headline  = "A river froze"
published = "2022-11-06"
text      = "seeds/west.txt"
sha256    = "@sha256@"

[[fact]]  # the last one stands here
claim = "kirby.post"
says  = "spokesman"
quote = "said spokesman John Kirby"
"""
RIVER = {"claim": "river.width", "says": "about 3 km", "quote": "The river, about 3 km wide, froze."}
SIGNERS = {"claim": "signers.count", "says": "Some 40", "quote": "Some 40 members signed the letter"}


def span(words: str) -> dict[str, int]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words)}


@pytest.fixture
def desk(root: Path) -> DeskClient:
    return desk_of(root)


class TestReading:
    def test_a_selection_is_read_with_its_sentence(self, desk: DeskClient) -> None:
        _, told = desk.ask("reading", source="west", **span(" about 3 km "))
        assert (told["says"], told["kind"]) == (["about 3 km"], "measure")
        assert told["quote"].endswith("The river, about 3 km wide, froze.")
        assert told["reading"]["core"] == "2.7 to 3.3 kilometer"
        assert told["reading"]["picture"].startswith("<svg")
        assert [each["claim"] for each in told["suggestions"]] == ["river.width"]
        assert told["suggestions"][0]["told"] == [
            {"source": "north", "says": "2 km; 1.2 miles", "quote": "the river, 2 km (1.2 miles) wide"}
        ]

    def test_what_cannot_be_read_is_pointed_at(self, desk: DeskClient) -> None:
        _, told = desk.ask("reading", source="west", claim="river.width", **span("new bridge"))
        (problem,) = told["problems"]
        assert problem["field"] == "says"
        assert "^" in problem["pointed"]
        assert told["reading"] is None

    def test_words_of_a_term_are_suggested_its_claim(self, desk: DeskClient) -> None:
        _, told = desk.ask("reading", source="west", **span("spokesman"))
        assert told["suggestions"][0]["claim"] == "kirby.post"

    @pytest.mark.parametrize(("start", "end"), [(0, 0), (5, 5), (10**9, 10**9 + 1), (30, 20), (0, 10**6)])
    def test_nothing_selected(self, start: int, end: int, desk: DeskClient) -> None:
        status, told = desk.ask("reading", source="west", start=start, end=end)
        assert (status, told["problems"][0]["field"]) == (422, "says")

    @pytest.mark.parametrize(
        "asked", [{}, {"source": "west"}, {"source": "west", "start": "1", "end": 2}, {"source": []}]
    )
    def test_what_is_no_question(self, asked: dict[str, object], desk: DeskClient) -> None:
        status, told = desk.ask("reading", **asked)
        assert (status, bool(told["problems"])) == (422, True)


class TestVerdict:
    def test_what_saving_would_bring(self, desk: DeskClient, root: Path) -> None:
        before = snapshot(root)
        _, told = desk.ask("verdict", source="west", fact=RIVER)
        assert told["problems"] == []
        assert [each["verdict"] for each in told["verdicts"]] == ["conflict"]
        assert told["verdicts"][0]["with"][0]["source"] == "north"
        assert snapshot(root) == before

    def test_the_same_verdict_stands_once_it_is_saved(self, desk: DeskClient) -> None:
        _, told = desk.ask("verdict", source="west", fact=RIVER)
        state = desk.save("fact", source="west", fact=RIVER)
        (found,) = state["new_findings"]
        assert told["verdicts"][0]["sentence"] in found

    def test_nobody_else_tells_it(self, desk: DeskClient) -> None:
        new = {"key": "bridge.people", "about": "Who came", "kind": "count"}
        fact = {"says": "12", "quote": "On Friday 12 people came"}
        _, told = desk.ask("verdict", source="west", fact=fact, new_claim=new)
        assert (told["alone"], told["problems"]) == (True, [])

    def test_what_keeps_it_from_being_saved_is_told_at_its_field(self, desk: DeskClient) -> None:
        wrong = {**RIVER, "quote": "The river, about 4 km wide"}
        _, told = desk.ask("verdict", source="west", fact=wrong)
        assert {problem["field"] for problem in told["problems"]} >= {"quote"}


class TestFact:
    def test_it_stands_where_its_quote_stands(self, desk: DeskClient, root: Path) -> None:
        desk.save("fact", source="west", fact=RIVER)
        desk.save("fact", source="west", fact=SIGNERS)
        told = tomllib.loads((root / "facts/west.toml").read_text())["fact"]
        assert [fact["claim"] for fact in told] == ["river.width", "signers.count", "kirby.post"]
        assert "[[fact]]  # the last one stands here" in (root / "facts/west.toml").read_text()
        assert len([fact for fact in load(root).facts if fact.source.id == "west"]) == 3

    def test_its_mark_is_encoded_then(self, desk: DeskClient) -> None:
        state = desk.save("fact", source="west", fact=RIVER)
        place = span("about 3 km")
        (mark,) = [mark for mark in state["marks"] if mark["start"] == place["start"]]
        assert (mark["state"], state["progress"]["encoded"]) == ("encoded", 1)

    def test_a_new_claim_comes_with_it(self, desk: DeskClient, root: Path) -> None:
        new = {"key": "bridge.people", "about": "Who came", "kind": "count", "nature": "varying"}
        desk.save("fact", source="west", fact={"says": "12", "quote": "On Friday 12 people came"}, new_claim=new)
        claim = load(root).claims["bridge.people"]
        assert (claim.about, str(claim.nature), [fact.said for fact in claim.facts]) == ("Who came", "varying", ["12"])

    def test_a_new_claim_of_terms(self, desk: DeskClient, root: Path) -> None:
        new = {"key": "bridge.age", "about": "How old", "kind": "term", "terms": "new: new\nold: ancient"}
        fact = {"says": "new", "quote": "the first winter of the new bridge"}
        desk.save("fact", source="west", fact=fact, new_claim=new)
        assert load(root).claims["bridge.age"].terms == {"new": ("new",), "old": ("ancient",)}

    def test_words_of_a_fact_that_are_no_mention_have_a_mark(self, desk: DeskClient) -> None:
        """It says whether another source answers the same claim, and goes with the fact."""
        new = {"key": "bridge.age", "about": "How old", "kind": "term", "terms": "new: new"}
        fact = {"says": "new", "quote": "the first winter of the new bridge"}
        place, before = span("new bridge")["start"], desk.save("skip", source="west", words="12", reason="x")["marks"]
        state = desk.save("fact", source="west", fact=fact, new_claim=new)
        (mark,) = [mark for mark in state["marks"] if mark not in before]
        assert mark == {
            "from": place, "to": place + 3, "start": place, "end": place + 3,
            "kind": "words", "state": "encoded", "shared": False,
        }  # fmt: skip
        assert desk.save("undo", source="west")["marks"] == before

    @pytest.mark.parametrize(
        "terms",
        ["new", "new:", ": new", "new: new: old", "new: new,", "new: , old", "new: new\nnew: old", "a: b\nc"],
    )
    def test_a_line_of_terms_that_is_none_is_told(self, terms: str, desk: DeskClient, root: Path) -> None:
        """Nothing behind a second colon is dropped, nor a label that is missing."""
        before = snapshot(root)
        new = {"key": "bridge.age", "about": "How old", "kind": "term", "terms": terms}
        fact = {"says": "new", "quote": "the first winter of the new bridge"}
        status, told = desk.ask("fact", source="west", seen=desk.seen, fact=fact, new_claim=new)
        assert (status, [problem["field"] for problem in told["problems"]]) == (422, ["terms"])
        assert snapshot(root) == before

    def test_printed_words_over_a_line_break_are_one_line(self, desk: DeskClient) -> None:
        """A form has a line for each of several words, so what is selected is given without its breaks."""
        end = TEXT.index("On Friday") + len("On Friday")
        _, told = desk.ask("reading", source="west", start=TEXT.index("John Kirby"), end=end)
        assert told["says"] == ["John Kirby. On Friday"]

    @pytest.mark.parametrize(
        ("fact", "field"),
        [
            ({**RIVER, "quote": "The river, about 4 km wide"}, "quote"),
            ({**RIVER, "says": "about 3 miles"}, "says"),
            ({**RIVER, "claim": "nothing"}, "claim"),
            ({**RIVER, "as_of": "some day"}, "as_of"),
            ({**RIVER, "reads": "five km"}, "reads"),
            ({**RIVER, "says": ""}, "says"),
            ({**RIVER, "quote": None}, "quote"),
        ],
    )
    def test_what_is_wrong_is_told_at_its_field_and_nothing_is_written(
        self, fact: dict[str, object], field: str, desk: DeskClient, root: Path
    ) -> None:
        before = snapshot(root)
        status, told = desk.ask("fact", source="west", seen=desk.seen, fact=fact)
        assert status == 422
        assert field in [problem["field"] for problem in told["problems"]], told
        assert snapshot(root) == before

    def test_records_that_are_wrong_elsewhere_are_no_hindrance(self, desk: DeskClient, root: Path) -> None:
        change(root, "facts/south.toml", "publisher", "publsher")
        desk.load()
        state = desk.save("fact", source="west", fact=RIVER)
        assert state["problems"] > 0


class TestOthersWrite:
    def test_a_file_that_has_changed_is_not_written_and_the_difference_is_shown(
        self, desk: DeskClient, root: Path
    ) -> None:
        change(root, "facts/west.toml", "A river froze", "A river froze over")
        before = snapshot(root)
        status, told = desk.ask("fact", source="west", seen=desk.seen, fact=RIVER)
        assert status == 409
        assert '+headline  = "A river froze over"' in told["difference"]
        assert snapshot(root) == before
        desk.seen = told["seen"]
        desk.save("fact", source="west", fact=RIVER)
        assert "froze over" in (root / "facts/west.toml").read_text()

    def test_a_change_of_another_file_is_no_hindrance(self, desk: DeskClient, root: Path) -> None:
        change(root, "facts/north.toml", "Letter asks for talks", "A letter")
        desk.save("fact", source="west", fact=RIVER)
        assert "A letter" in (root / "facts/north.toml").read_text()

    def test_two_desks(self, desk: DeskClient, root: Path) -> None:
        other = desk_of(root)
        desk.save("fact", source="west", fact=RIVER)
        status, told = other.ask("fact", source="west", seen=other.seen, fact=SIGNERS)
        assert status == 409
        other.seen = told["seen"]
        other.save("fact", source="west", fact=SIGNERS)
        told_by = {fact.claim for fact in load(root).facts if fact.source.id == "west"}
        assert told_by == {"river.width", "signers.count", "kirby.post"}

    def test_the_other_one_cannot_undo_what_was_saved_since(self, desk: DeskClient, root: Path) -> None:
        desk.save("fact", source="west", fact=RIVER)
        other = desk_of(root)
        other.save("fact", source="west", fact=SIGNERS)
        desk.load()
        status, told = desk.ask("undo", seen=desk.seen)
        assert status == 409
        assert "signers.count" in told["difference"]


class TestUndo:
    def test_bytes_come_back(self, desk: DeskClient, root: Path) -> None:
        before = snapshot(root)
        new = {"key": "bridge.people", "about": "Who came", "kind": "count"}
        desk.save("fact", source="west", fact=RIVER)
        middle = snapshot(root)
        desk.save("fact", source="west", fact={"says": "12", "quote": "On Friday 12 people came"}, new_claim=new)
        desk.save("skip", source="west", words="15", reason="Said of the day after")
        desk.save("undo")
        desk.save("undo")
        assert snapshot(root) == middle
        state = desk.save("undo")
        assert snapshot(root) == before
        assert state["undo"] is None

    def test_nothing_to_undo(self, desk: DeskClient) -> None:
        status, told = desk.ask("undo", seen=desk.seen)
        assert (status, told["problems"][0]["what"]) == (422, "there is nothing to undo")

    def test_a_file_that_was_not_there_goes_again(self, desk: DeskClient, root: Path) -> None:
        desk.save("fact", source="west", fact=RIVER)
        before = snapshot(root)
        desk.save("acknowledge", claim="river.width", between=["north", "west"], reason="One of them is in flood.")
        assert (root / "facts/acknowledged.toml").exists()
        desk.save("undo")
        assert snapshot(root) == before


class TestOthersOfThePage:
    def test_a_skip(self, desk: DeskClient, root: Path) -> None:
        state = desk.save("skip", source="west", words="15", kind="count", reason="Said of the day after")
        assert state["progress"]["skipped"] == 1
        (skip,) = load(root).sources["west"].skips
        assert skip.because == "Said of the day after"

    def test_an_acknowledgement_closes_a_question(self, desk: DeskClient) -> None:
        questions = desk.save("fact", source="west", fact=RIVER)["questions"]
        entry = {
            "claim": "river.width",
            "between": ["north", "west"],
            "over": ["about 3 km", "2 km; 1.2 miles"],
            "reason": "Flood.",
        }
        assert desk.save("acknowledge", **entry)["questions"] == questions - 1
        assert "Flood." in desk.get("/questions")

    def test_a_fact_is_deleted(self, desk: DeskClient, root: Path) -> None:
        desk.save("delete", source="west", number=0)
        assert not [fact for fact in load(root).facts if fact.source.id == "west"]


_FACTS = {
    "river.width": RIVER,
    "signers.count": SIGNERS,
    "letter.sent": {
        "claim": "letter.sent",
        "says": "Friday",
        "reads": "2022-11-04",
        "quote": "On Friday 12 people came",
    },
}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    order=st.permutations(sorted(_FACTS)),
    end=st.sampled_from(["\n", "\r\n"]),
    remark=st.sampled_from(["", "# a remark\n", "\n\n", "note = 'x'  # beside\n"]),
)
def test_every_other_byte_stays_whatever_is_put_in(
    order: list[str], end: str, remark: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    record = (WEST + remark).replace("\n", end)
    files = {**MINI, "seeds/west.txt": TEXT, "facts/west.toml": record}
    root = write_corpus(tmp_path_factory.mktemp("desk"), files)
    file = root / "facts/west.toml"
    whole, desk = file.read_bytes(), desk_of(root)
    for key in order:
        before = file.read_bytes()
        desk.save("fact", source="west", fact=_FACTS[key])
        after = file.read_bytes()
        added = len(after) - len(before)
        assert any(after[:at] + after[at + added :] == before for at in range(len(before) + 1))
    for _ in order:
        desk.save("undo")
    assert file.read_bytes() == whole
