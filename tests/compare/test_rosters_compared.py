"""Lists of names, complete and partial, and the number that they should hold."""

from __future__ import annotations

from itertools import combinations
from random import Random

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pace import within

from discrepant.compare.comparison import Comparison
from discrepant.compare.rosters import compare
from discrepant.compare.verdict import Verdict
from discrepant.corpus.model import Claim, Fact, Nature
from facts import day, make_claim, make_corpus, make_fact, make_names, tell, verdicts

NAMES = make_names(
    ilhan_omar=["Ilhan Omar", "Omar"], rashida_tlaib=["Rashida Tlaib", "Tlaib"], jamie_raskin=["Jamie Raskin"]
)
SIGNERS = make_claim("roster", key="signers.named", counted_by="signers.count")


def listing(source: str, *names: str, complete: bool = False, as_of: str | None = None, claim: Claim = SIGNERS) -> Fact:
    return make_fact(claim, source, *names, complete=complete, as_of=as_of, names=NAMES)


def compared(*facts: Fact, counts: Claim | None = None, nature: str = "constant") -> Comparison:
    claim = tell(attrs.evolve(SIGNERS, nature=Nature(nature)), *facts)
    return compare(claim, make_corpus(claim, *([counts] if counts else []), names=NAMES))


class TestLists:
    def test_two_partial_ones(self) -> None:
        (finding,) = compared(listing("a", "Omar", "Tlaib"), listing("b", "Omar", "Raskin")).findings
        assert verdicts([finding]) == [("explained", "partial-list")]
        assert finding.summary.endswith(
            "Both lists are partial, so that both can be true; both name Ilhan Omar; "
            "The A lacks Raskin; The B lacks Rashida Tlaib."
        )

    def test_two_partial_ones_with_nobody_in_common(self) -> None:
        (finding,) = compared(listing("a", "Omar"), listing("b", "Raskin")).findings
        assert finding.summary == (
            "The A: “Omar”; The B: “Raskin”. Both lists are partial, so that both can be true; both name nobody; "
            "The A lacks Raskin; The B lacks Ilhan Omar."
        )

    def test_spellings_are_one_name(self) -> None:
        (finding,) = compared(listing("a", "Omar", "Tlaib"), listing("b", "Rashida Tlaib", "Ilhan Omar")).findings
        assert (finding.verdict, len(finding.sides)) == (Verdict.AGREE, 1)
        assert finding.summary == "The A: “Omar” and “Tlaib”, The B: “Rashida Tlaib” and “Ilhan Omar”. They agree."

    def test_a_partial_one_within_a_complete_one(self) -> None:
        (finding,) = compared(listing("a", "Omar"), listing("b", "Omar", "Tlaib", complete=True)).findings
        assert verdicts([finding]) == [("explained", "partial-list")]
        assert (
            "The list of The A is partial, so that both can be true; both name Ilhan Omar; The A lacks Rashida Tlaib."
            in finding.summary
        )

    def test_a_partial_one_that_goes_beyond(self) -> None:
        (finding,) = compared(
            listing("a", "Omar", "Jamie Raskin", "Nobody Known"), listing("b", "Omar", "Tlaib", complete=True)
        ).findings
        assert verdicts([finding]) == [("conflict",)]
        assert finding.summary.endswith(
            "The list of The B, said to be complete, lacks Jamie Raskin and Nobody Known, named by The A."
        )

    def test_two_complete_ones(self) -> None:
        same = compared(listing("a", "Omar", complete=True), listing("b", "Ilhan Omar", complete=True))
        assert verdicts(same.findings) == [("agree",)]
        less = compared(listing("a", "Omar", complete=True), listing("b", "Omar", "Tlaib", complete=True))
        assert verdicts(less.findings) == [("conflict",)]

    def test_the_same_names_as_a_part_and_as_a_whole(self) -> None:
        (finding,) = compared(listing("a", "Omar"), listing("b", "Omar", complete=True)).findings
        assert (finding.verdict, len(finding.sides)) == (Verdict.AGREE, 2)
        assert finding.summary.endswith("They name the same.")

    def test_each_is_held_against_a_complete_one_it_does_not_fit(self) -> None:
        found = compared(
            listing("a", "Omar", "Tlaib"),
            listing("b", "Omar", "Tlaib", "Jamie Raskin", complete=True),
            listing("c", "Omar", "Jamie Raskin", "Ada", complete=True),
        ).findings
        conflicts = [{*finding.sources} for finding in found if finding.verdict is Verdict.CONFLICT]
        assert {"a", "c"} in conflicts
        assert {"b", "c"} in conflicts

    def test_whatever_list_leaves_somebody_out_is_found_among_many(self) -> None:
        """One of seven lists, all said to be complete, has no Xenia; another names her alone."""
        many = [listing(f"s{n}", "Ann", "Bob", f"Cid {n}", "Xenia", complete=True) for n in range(6)]
        found = compared(listing("a", "Ann", complete=True), *many, listing("x", "Xenia")).findings
        conflicts = [{*finding.sources} for finding in found if finding.verdict is Verdict.CONFLICT]
        assert {"a", "x"} in conflicts
        assert not [pair for pair in conflicts if "x" in pair and "a" not in pair]

    @pytest.mark.parametrize("time", ["", "T10:00Z"])
    @pytest.mark.parametrize("is_whole", [True, False])
    def test_where_it_may_change_a_list_is_held_against_those_of_its_time(self, time: str, *, is_whole: bool) -> None:
        """Be it complete or not: the list that is complete is enough, and another one stands between them."""
        early, late = f"2022-11-01{time}", f"2022-11-05{time}"
        found = compared(
            listing("early", "Ann", complete=True, as_of=early),
            listing("late", "Ann", "Bob", complete=True, as_of=late),
            listing("mid", "Ann", "Cid", as_of=late),
            listing("x", "Xenia", complete=is_whole, as_of=late),
            nature="varying",
        ).findings
        conflicts = [{*finding.sources} for finding in found if finding.verdict is Verdict.CONFLICT]
        assert {"late", "x"} in conflicts
        assert not [pair for pair in conflicts if "early" in pair]

    def test_long_lists_are_cut_short_in_the_summary(self) -> None:
        everyone = [f"name {n:02}" for n in range(40)]
        (finding,) = compared(listing("a", *everyone, complete=True), listing("b", "Omar", complete=True)).findings
        assert "“name 00”, “name 01”, “name 02”, “name 03”, “name 04”, “name 05” and 34 more" in finding.summary
        assert (
            "name 07 and 32 more, named by The A; the list of The A, said to be complete, lacks Ilhan Omar"
            in finding.summary
        )


class TestSpellings:
    """Accents, hyphens, initials and a Jr. are spellings to be confirmed; a letter more or less is a likely slip."""

    @pytest.mark.parametrize(
        ("ours", "theirs"),
        [
            ("Viktor Orbán", "Viktor Orban"),
            ("Kim Jong Un", "Kim Jong-un"),
            ("Jesús García", "Jesus Garcia"),
            ("John F. Kennedy", "John Kennedy"),
            ("J. Doe", "Jane Doe"),
            ("Martin Luther King Jr.", "Martin Luther King"),
            ("Łukasz Ørsted", "Lukasz Orsted"),
            ("Sean O’Casey", "Sean O'Casey-"),
        ],
    )
    def test_are_neither_missing_nor_the_same(self, ours: str, theirs: str) -> None:
        (finding,) = compared(listing("a", ours, complete=True), listing("b", theirs, complete=True)).findings
        assert verdicts([finding]) == [("explained", "spelling")]
        pair = f"{ours} (The A) and {theirs} (The B)", f"{theirs} (The B) and {ours} (The A)"
        mirrored = f"{theirs} (The B) and {ours} (The A)"
        assert any(f"{each} look alike: spellings to be confirmed." in finding.summary for each in (*pair, mirrored))

    def test_beside_somebody_who_is_missing(self) -> None:
        (finding,) = compared(
            listing("a", "Orbán", "Omar", "Tlaib", complete=True), listing("b", "Orban", "Omar", complete=True)
        ).findings
        assert verdicts([finding]) == [("conflict",)]
        assert "The list of The B, said to be complete, lacks Rashida Tlaib, named by The A." in finding.summary
        assert "Orban (The B) and Orbán (The A) look alike" in finding.summary

    def test_partial_lists(self) -> None:
        (finding,) = compared(listing("a", "Orbán", "Omar"), listing("b", "Orban", "Tlaib")).findings
        assert verdicts([finding]) == [("explained", "partial-list", "spelling")]

    def test_a_letter_apart(self) -> None:
        (finding,) = compared(
            listing("a", "Max Horner", complete=True), listing("b", "Max Honer", complete=True)
        ).findings
        assert verdicts([finding]) == [("conflict",)]
        assert "Max Horner (The A) and Max Honer (The B)" in finding.summary.replace(
            "Max Honer (The B) and Max Horner (The A)", "Max Horner (The A) and Max Honer (The B)"
        )
        assert finding.summary.endswith("are a letter apart: a likely slip.")

    def test_two_who_have_an_entry_each_are_two(self) -> None:
        names = make_names(father=["George H. W. Bush"], son=["George W. Bush"])
        claim = tell(
            SIGNERS,
            make_fact(SIGNERS, "a", "George H. W. Bush", complete=True, names=names),
            make_fact(SIGNERS, "b", "George W. Bush", complete=True, names=names),
        )
        assert verdicts(compare(claim, make_corpus(claim, names=names)).findings) == [("conflict",)]

    def test_that_stand_on_lists_far_apart_are_shown(self) -> None:
        found = compared(
            listing("a", "Andrej Babis"), listing("b", "Abel Kohl"), listing("c", "Aaron Ames", "Andrej Babiš")
        ).findings
        assert ["a", "c"] in [sorted(finding.sources) for finding in found if "look alike" in finding.summary]

    def test_of_one_source_alone_are_no_question(self) -> None:
        again = attrs.evolve(listing("a", "Aaron Ames", "Andrej Babiš"), id="a/signers.named/2")
        found = compared(listing("a", "Andrej Babis"), listing("b", "Abel Kohl"), again).findings
        assert not [finding for finding in found if "look alike" in finding.summary]

    def test_on_lists_of_other_days_are_no_question(self) -> None:
        days = [f"2022-11-0{n}" for n in range(1, 4)]
        lists = (("Andrej Babis",), ("Bea Roth", "Ida Kohl"), ("Zoe Ames", "Andrej Babiš"))
        told = [listing(source, *names, as_of=day) for source, names, day in zip("abc", lists, days, strict=True)]
        found = compared(*told, nature="varying").findings
        assert not [finding for finding in found if "look alike" in finding.summary]
        assert ["a", "c"] not in [sorted(finding.sources) for finding in found]

    def test_do_not_hide_who_is_missing_elsewhere(self) -> None:
        found = compared(
            listing("a", "Orbán", "Tlaib"),
            listing("b", "Orban", "Tlaib", "Omar", complete=True),
            listing("c", "Orbán", "Omar", complete=True),
        ).findings
        conflicts = [sorted(finding.sources) for finding in found if finding.verdict is Verdict.CONFLICT]
        assert ["a", "c"] in conflicts
        assert ["b", "c"] in conflicts


class TestTime:
    def test_what_may_change(self) -> None:
        first = listing("a", "Omar", complete=True, as_of="2022-11-01")
        later = listing("b", "Tlaib", complete=True, as_of="2022-11-02")
        assert verdicts(compared(first, later, nature="varying").findings) == [("explained", "different-time")]
        same = attrs.evolve(later, as_of=first.as_of)
        assert verdicts(compared(first, same, nature="varying").findings) == [("conflict",)]

    @pytest.mark.parametrize(("complete", "verdict"), [((True, False), "conflict"), ((False, True), "conflict")])
    def test_lists_of_one_moment_are_held_against_each_other(self, complete: tuple[bool, bool], verdict: str) -> None:
        """It is enough that one of them is complete; an hour later it is another question."""
        noon, later = "2022-11-01T12:00Z", "2022-11-01T13:00Z"
        lists = [
            listing(source, name, complete=whole, as_of=noon)
            for source, name, whole in zip("ab", ("Omar", "Tlaib"), complete, strict=True)
        ]
        lists.append(listing("c", "Jamie Raskin", complete=True, as_of=later))
        found = {tuple(sorted(each.sources)): str(each.verdict) for each in compared(*lists, nature="varying").findings}
        assert found["a", "b"] == verdict
        assert {found[pair] for pair in found if "c" in pair} == {"explained"}

    def test_a_complete_list_is_found_past_others(self) -> None:
        found = compared(
            listing("a", "Omar", complete=True, as_of="2022-11-01/2022-11-09"),
            listing("b", "Omar", as_of="2022-11-02"),
            listing("c", "Tlaib", as_of="2022-11-03"),
            nature="varying",
        ).findings
        assert {"a", "c"} in [{*finding.sources} for finding in found if finding.verdict is Verdict.CONFLICT]


class TestCounted:
    counts = make_claim("count", key="signers.count")

    def test_too_many_names(self) -> None:
        counts = tell(self.counts, ("x", "about 20"), ("y", "2"))
        (finding,) = compared(listing("a", "Omar", "Tlaib", "Raskin"), counts=counts).findings
        assert verdicts([finding]) == [("conflict",)]
        assert finding.summary == (
            "The A: “Omar”, “Tlaib” and “Raskin”; The Y: “2”. The list of The A holds 3 names, "
            "but signers.count, by The Y, allows 2."
        )
        assert [side.sources for side in finding.sides] == [("a",), ("y",)]

    def test_a_complete_list_with_too_few(self) -> None:
        counts = tell(self.counts, ("x", "1"), ("y", "more than 20"))
        (finding,) = compared(listing("a", "Omar", complete=True), counts=counts).findings
        assert finding.summary.endswith(
            "The complete list of The A holds 1 name, but signers.count, by The Y, allows 21 or more."
        )

    @pytest.mark.parametrize("words", ["3", "30", "more than 2", "dozens"])
    def test_a_partial_list_within_the_count(self, words: str) -> None:
        counts = tell(self.counts, ("x", words))
        assert compared(listing("a", "Omar", "Tlaib", "Raskin"), counts=counts).findings == ()

    def test_nobody_counts(self) -> None:
        comparison = compared(listing("a", "Omar"), counts=self.counts)
        assert (comparison.findings, comparison.not_compared, comparison.of) == ((), (), "signers.named")

    def test_a_count_that_may_change_binds_lists_of_its_day(self) -> None:
        counts = tell(
            make_claim("count", "cumulative", key="signers.count"), ("x", "1", "2022-11-01"), ("y", "2", "2022-11-09")
        )
        comparison = compared(
            listing("a", "Omar", "Tlaib", as_of="2022-11-09"),
            listing("b", "Omar", "Tlaib", as_of="2022-11-01"),
            listing("c", "Omar", "Tlaib", as_of="2022-11-05"),
            counts=counts,
        )
        (conflict,) = [finding for finding in comparison.findings if finding.verdict is Verdict.CONFLICT]
        assert [side.sources for side in conflict.sides] == [("a", "b", "c"), ("x",)]
        (left,) = comparison.not_compared
        assert (left.facts, left.because) == (
            ("c/signers.named",),
            "signers.count, which counts the names, gives no number as of the same day",
        )


def test_a_roster_is_needed() -> None:
    with pytest.raises(TypeError, match="is no roster"):
        compared(attrs.evolve(listing("a", "Omar"), value="a term"))


rosters = st.lists(st.tuples(st.frozensets(st.sampled_from("ABCD"), min_size=1), st.booleans()), min_size=1, max_size=8)


def facts_of(told: list[tuple[frozenset[str], bool]]) -> list[Fact]:
    return [
        attrs.evolve(
            listing(f"s{line}", *sorted(names), complete=complete), place=attrs.evolve(SIGNERS.place, line=line)
        )
        for line, (names, complete) in enumerate(told)
    ]


class TestLaws:
    @given(rosters)
    def test_whoever_is_in_conflict_is_in_a_reported_one(self, told: list[tuple[frozenset[str], bool]]) -> None:
        facts = facts_of(told)
        expected = set()
        for (a, (x, all_x)), (b, (y, all_y)) in combinations(zip(facts, told, strict=True), 2):
            if (all_x and not y <= x) or (all_y and not x <= y):
                expected |= {a.id, b.id}
        conflicts = [finding for finding in compared(*facts).findings if finding.verdict is Verdict.CONFLICT]
        assert expected <= {told.id for finding in conflicts for side in finding.sides for told in side.facts}
        assert bool(expected) == bool(conflicts)

    @given(rosters, st.randoms(use_true_random=False))
    def test_the_order_of_the_facts_does_not_matter(
        self, told: list[tuple[frozenset[str], bool]], random: Random
    ) -> None:
        facts = facts_of(told)
        shuffled = list(facts)
        random.shuffle(shuffled)
        assert compared(*shuffled) == compared(*facts)


@pytest.mark.parametrize("nature", ["constant", "varying"])
def test_many_facts_take_no_more_than_their_share(nature: str) -> None:
    base = listing("north", "Omar")
    days = [day(f"2022-11-{n + 1:02}") for n in range(30)]
    facts = [
        attrs.evolve(
            base,
            id=f"s/{n}",
            value=frozenset(f"name {(n % 500 * 7 + k) % 900}" for k in range(6)),
            complete=n % 3 == 0,
            as_of=days[n % 30],
            place=attrs.evolve(base.place, line=n),
        )
        for n in range(20_000)
    ]
    with within(2):
        assert compared(*facts, nature=nature).findings
