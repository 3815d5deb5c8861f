"""What a check asks for, what it reports, and how that is held against the acknowledgements."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import attrs
import pytest
from newsroom import newsroom, tell

from discrepant.checking import Findings
from discrepant.checking.subjects import subjects_of
from discrepant.compare import evidence, quantities
from discrepant.compare.verdict import Verdict
from discrepant.corpus.load import load
from discrepant.corpus.model import Acknowledgement, Corpus, Place

TODAY = date(2022, 12, 1)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    root = tmp_path_factory.mktemp("corpus")
    north = tell("north", crowd="30", width={"says": ["2 km", "1.2 miles"], "quote": "2 km (1.2 miles) wide"})
    return load(newsroom(root, north, tell("south", crowd="31"), names="[name.bo]\nlabel = 'Bo'\n"))


def acknowledging(
    corpus: Corpus,
    *between: str,
    claim: str = "crowd",
    over: tuple[str, ...] = ("30", "31"),
    until: date | None = None,
) -> Corpus:
    place = Place(file="facts/acknowledged.toml", line=1)
    entry = Acknowledgement(claim=claim, between=between, over=over, reason="Looked at.", until=until, place=place)
    return attrs.evolve(corpus, acknowledged=(*corpus.acknowledged, entry))


def compared(corpus: Corpus, fails_on: Verdict = Verdict.CONFLICT) -> Findings:
    findings = Findings(check="quantities", corpus=corpus, fails_on=fails_on)
    findings.add(quantities.compare(corpus.claims["crowd"], corpus))
    return findings


class TestAskedFor:
    @pytest.mark.parametrize(
        ("what", "narrowed", "ids"),
        [
            ("claim", {}, ["crowd", "width"]),
            ("claim", {"kind": "count"}, ["crowd"]),
            ("claim", {"kind": ["count", "measure"], "told": 2}, ["crowd"]),
            ("fact", {}, ["north/crowd", "north/width", "south/crowd"]),
            ("fact", {"kind": "measure", "says": 2}, ["north/width"]),
            ("source", {}, ["north", "south"]),
            ("name", {}, ["bo"]),
        ],
    )
    def test_each_has_its_id(self, what: str, narrowed: dict[str, object], ids: list[str], corpus: Corpus) -> None:
        asked = subjects_of(what, corpus, **narrowed)  # type: ignore[arg-type]  # as a marker gives them
        assert list(asked.records) == ids
        assert asked.because is None

    @pytest.mark.parametrize(
        ("what", "narrowed", "because"),
        [
            ("claim", {"kind": "date"}, "no date is told"),
            ("claim", {"kind": ["measure", "date"], "told": 2}, "no measure or date is told twice"),
            ("claim", {"told": 3}, "no claim is told 3 times"),
            ("fact", {"kind": "date"}, "no date is printed"),
            ("fact", {"kind": "measure", "says": 3}, "no measure is printed 3 times"),
            ("fact", {"says": 9}, "no fact is printed 9 times"),
        ],
    )
    def test_nothing_to_do_says_why(self, what: str, narrowed: dict[str, object], because: str, corpus: Corpus) -> None:
        asked = subjects_of(what, corpus, **narrowed)  # type: ignore[arg-type]  # as a marker gives them
        assert (dict(asked.records), asked.because) == ({}, because)

    def test_an_empty_corpus_has_nothing_to_check(self, corpus: Corpus) -> None:
        empty = attrs.evolve(corpus, claims={}, sources={}, facts=(), names=attrs.evolve(corpus.names, entries=()))
        said = {what: subjects_of(what, empty).because for what in ("claim", "fact", "source", "name")}
        assert said == {
            "claim": "no claim is told",
            "fact": "no fact is printed",
            "source": "there is no source in the records",
            "name": "there is no name in the records",
        }

    def test_an_acknowledged_claim_is_checked_however_few_tell_it(self, corpus: Corpus) -> None:
        noted = acknowledging(corpus, "north", "south", claim="width")
        assert list(subjects_of("claim", noted, told=2).records) == ["crowd", "width"]


class TestOutcome:
    def test_a_conflict_fails(self, corpus: Corpus) -> None:
        outcome = compared(corpus).outcome(TODAY)
        assert outcome.failure is not None
        assert outcome.failure.startswith("conflict: crowd — How many came\n")
        assert (outcome.warnings, outcome.acknowledged) == ((), None)

    def test_what_is_said_of_it_fits_a_terminal_of_80_columns_and_loses_no_word(self, corpus: Corpus) -> None:
        findings = compared(corpus)
        said = findings.outcome(TODAY).findings[0].summary
        failure = findings.outcome(TODAY).failure or ""
        told, _, _ = failure.partition("\n\n")
        assert max(map(len, told.splitlines())) <= 80
        assert len(said) > 80
        assert " ".join(told.split()).endswith(said)

    def test_what_is_found_twice_is_told_once(self, corpus: Corpus) -> None:
        findings = compared(corpus)
        once = findings.outcome(TODAY)
        findings.add(quantities.compare(corpus.claims["crowd"], corpus))
        assert findings.outcome(TODAY) == once

    def test_one_that_is_acknowledged_does_not(self, corpus: Corpus) -> None:
        outcome = compared(acknowledging(corpus, "south", "north")).outcome(TODAY)
        assert (outcome.failure, outcome.warnings, outcome.acknowledged) == (None, (), "Looked at.")
        assert [finding.acknowledged is not None for finding in outcome.findings] == [True]

    @pytest.mark.parametrize(
        ("between", "over"),
        [
            (("north", "east"), ("30", "31")),
            (("north", "south"), ("30",)),
            (("north", "south"), ("30", "32")),
            (("north", "south"), ("3",)),
        ],
    )
    def test_it_needs_a_source_on_each_side_that_says_what_was_seen(
        self, between: tuple[str, ...], over: tuple[str, ...], corpus: Corpus
    ) -> None:
        outcome = compared(acknowledging(corpus, *between, over=over)).outcome(TODAY)
        assert outcome.failure is not None
        assert "conflict: crowd" in outcome.failure
        assert "facts/acknowledged.toml:1: " in outcome.failure

    @pytest.mark.parametrize(
        ("says", "what", "hint"),
        [
            ("32", "do not say any more what is acknowledged of them over crowd", 'over = ["30", "32"]'),
            ("30", "are acknowledged to be in conflict over crowd, and are not", "delete the entry"),
        ],
    )
    def test_words_that_changed_are_told_from_a_conflict_that_is_over(
        self, says: str, what: str, hint: str, tmp_path: Path
    ) -> None:
        corpus = load(newsroom(tmp_path, tell("north", crowd="30"), tell("south", crowd=says)))
        (problem,) = compared(acknowledging(corpus, "north", "south")).outcome(TODAY).problems
        assert problem.what == f"north and south {what}"
        assert hint in problem.hint

    def test_one_entry_is_enough_for_all_sides_on_which_its_sources_stand(self, tmp_path: Path) -> None:
        told = {"north": "30", "south": "31", "east": "32", "west": "30"}
        corpus = load(newsroom(tmp_path, *(tell(source, crowd=crowd) for source, crowd in told.items())))
        noted = acknowledging(corpus, "north", "south", "east", over=("30", "31", "32"))
        assert compared(noted).outcome(TODAY).failure is None

    def test_a_source_that_joins_a_side_leaves_it_and_a_further_value_does_not(self, tmp_path: Path) -> None:
        told = {"north": "30", "south": "31"}
        for number, (crowd, holds) in enumerate([("30", True), ("31", True), ("about 31", True), ("35", False)]):
            articles = [tell(source, crowd=says) for source, says in {**told, "west": crowd}.items()]
            corpus = load(newsroom(tmp_path / str(number), *articles))
            outcome = compared(acknowledging(corpus, "north", "south")).outcome(TODAY)
            assert (outcome.failure is None) is holds, crowd

    def test_a_source_at_odds_with_itself_is_not_covered_by_its_own_name(self, tmp_path: Path) -> None:
        corpus = load(newsroom(tmp_path, tell("north", crowd="30"), tell("south", crowd="31")))
        (north, south) = corpus.claims["crowd"].facts
        same = attrs.evolve(south, source=north.source)
        findings = Findings(check="mine", corpus=acknowledging(corpus, "north", "south"))
        findings.report("conflict", [north], [same], because="They differ.")
        assert findings.outcome(TODAY).failure is not None

    def test_an_entry_without_words_holds_and_is_warned_of(self, corpus: Corpus) -> None:
        outcome = compared(acknowledging(corpus, "north", "south", over=())).outcome(TODAY)
        assert outcome.failure is None
        (warned,) = outcome.warnings
        assert (warned.file, warned.line) == ("facts/acknowledged.toml", 1)
        assert warned.text.endswith('add the line over = ["30", "31"]')

    @pytest.mark.parametrize(("until", "holds"), [(TODAY, True), (date(2022, 11, 30), False)])
    def test_its_last_day_is_included(self, until: date, *, holds: bool, corpus: Corpus) -> None:
        outcome = compared(acknowledging(corpus, "north", "south", until=until)).outcome(TODAY)
        assert (outcome.failure is None) is holds

    def test_one_of_several_that_holds_is_enough(self, corpus: Corpus) -> None:
        ended = acknowledging(corpus, "north", "south", until=date(2022, 11, 30))
        assert compared(acknowledging(ended, "north", "south")).outcome(TODAY).failure is None

    def test_entries_on_other_claims_do_not_matter(self, corpus: Corpus) -> None:
        outcome = compared(acknowledging(corpus, "north", "south", claim="width")).outcome(TODAY)
        assert outcome.failure is not None
        assert "width" not in outcome.failure

    def test_a_broken_record_is_not_acknowledged(self, corpus: Corpus) -> None:
        (broken,) = (attrs.evolve(fact, quote="nowhere") for fact in corpus.claims["crowd"].facts[:1])
        findings = Findings(check="evidence", corpus=acknowledging(corpus, "north", "south"))
        findings.add(evidence.compare(broken, corpus))
        outcome = findings.outcome(TODAY)
        assert outcome.acknowledged is None
        assert outcome.failure is not None
        assert "nothing like it" in outcome.failure
        assert "acknowledged.toml" not in outcome.failure

    def test_a_message_holds_no_control_characters(self, corpus: Corpus) -> None:
        findings = Findings(check="mine", corpus=corpus)
        findings.report("conflict", corpus.facts[:1], because="\x1b[31mred\u202e")
        failure = findings.outcome(TODAY).failure
        assert failure is not None
        assert "<U+001B>[31mred<U+202E>" in failure


class TestReport:
    def test_it_sets_out_both_sides(self, corpus: Corpus) -> None:
        one, other = corpus.claims["crowd"].facts
        findings = Findings(check="mine", corpus=corpus)
        findings.report("explained", [one], [other], because="Both counted.")
        (finding,) = findings.outcome(TODAY).findings
        assert finding.verdict is Verdict.EXPLAINED
        assert finding.summary == "The North: “30”; The South: “31”. Both counted."
        assert [side.sources for side in finding.sides] == [("north",), ("south",)]

    def test_it_can_have_one_side(self, corpus: Corpus) -> None:
        findings = Findings(check="mine", corpus=corpus)
        findings.report("strained", corpus.facts[:1], because="Nobody else has it.")
        outcome = findings.outcome(TODAY)
        (warned,) = outcome.warnings
        assert warned.text == "crowd: The North: “30”. Nobody else has it."
        assert (warned.file, warned.line) == (corpus.facts[0].place.file, corpus.facts[0].place.line)

    def test_it_needs_facts_of_one_claim(self, corpus: Corpus) -> None:
        findings = Findings(check="mine", corpus=corpus)
        with pytest.raises(ValueError, match="facts of one claim, not of none"):
            findings.report("agree", [], because="")
        with pytest.raises(ValueError, match="facts of one claim, not of crowd and width"):
            findings.report("agree", corpus.facts, because="")
        with pytest.raises(ValueError, match="odd"):
            findings.report("odd", corpus.facts[:1], because="")


def test_strained_fails_where_a_desk_wants_it(corpus: Corpus) -> None:
    findings = Findings(check="mine", corpus=corpus, fails_on=Verdict.STRAINED)
    findings.report("strained", *([fact] for fact in corpus.claims["crowd"].facts), because="Hm.")
    outcome = findings.outcome(TODAY)
    assert outcome.failure is not None
    assert outcome.failure.startswith("strained: crowd")
    assert outcome.warnings == ()


def test_the_corpus_is_read_from_disk(tmp_path: Path) -> None:
    """The builder of these tests writes sound corpora: what a test finds is what it put there."""
    root = newsroom(tmp_path, tell("north", crowd="30", day="Nov. 4", post="director", words="We will not go."))
    assert len(load(root).facts) == 4
