"""The same words, part of them, other words, and another's mouth."""

from __future__ import annotations

from itertools import permutations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pace import within

from discrepant.compare.comparison import Comparison
from discrepant.compare.quotations import compare
from discrepant.compare.verdict import Verdict
from discrepant.corpus.model import Fact, Names
from discrepant.reading.wording import normalise
from facts import make_claim, make_corpus, make_fact, make_names, make_source, tell, verdicts

CLAIM = make_claim("quotation")
NAMES = make_names(
    vladimir_putin=["Vladimir Putin", "Putin"], joe_biden=["Joe Biden", "Biden"], united_states=["United States", "US"]
)
FULL = "We are willing to negotiate with everyone involved about acceptable solutions, but that is up to them"


def quoted(source: str, words: str, wording: str = "verbatim", **keys: object) -> Fact:
    return make_fact(CLAIM, make_source(source, wording=wording), words, **keys)  # type: ignore[arg-type]


def compared(*facts: Fact, names: Names = NAMES) -> Comparison:
    claim = tell(CLAIM, *facts)
    return compare(claim, make_corpus(claim, names=names))


def why(*facts: Fact) -> str:
    (finding,) = compared(*facts).findings
    return finding.summary.rpartition("”. ")[2]


def test_a_wording_is_held_against_the_longest_though_its_neighbour_has_its_words() -> None:
    told = (
        "We will never sign this paper before the month of May begins",
        "They hold no bread at all",
        "hold no bread",
    )
    facts = [quoted(source, each) for source, each in zip("abc", told, strict=True)]
    pairs = [
        ({fact.id[0] for side in found.sides for fact in side.facts}, found.verdict)
        for found in compared(*facts).findings
    ]
    assert ({"a", "c"}, Verdict.CONFLICT) in pairs
    assert ({"b", "c"}, Verdict.EXPLAINED) in pairs


@pytest.mark.parametrize(
    ("place", "told"),
    [
        (2, "“two” against “other”"),
        (2_000, "“two” against “other”"),
        (2_001, "behind their first 2,000 words"),
    ],
)
def test_two_thousand_words_are_set_side_by_side(place: int, told: str) -> None:
    words = ["so"] * 2_004
    one, other = (" ".join([*words[: place - 1], word, *words[place:]]) for word in ("two", "other"))
    assert told in why(quoted("a", one), quoted("b", other))


class TestSameWords:
    def test_but_for_their_type(self) -> None:
        (finding,) = compared(quoted("a", "“We’re ready – now.”"), quoted("b", '"we\'re  ready - now"')).findings
        assert (finding.verdict, len(finding.sides)) == (Verdict.AGREE, 1)

    def test_but_for_punctuation(self) -> None:
        facts = quoted("a", "We are ready, now"), quoted("b", "We are ready now")
        assert verdicts(compared(*facts).findings) == [("agree",)]
        assert why(*facts) == "The words are the same, and only punctuation differs."

    def test_where_one_names_no_speaker(self) -> None:
        facts = quoted("a", "We are ready", speaker="Putin"), quoted("b", "We are ready")
        assert verdicts(compared(*facts).findings) == [("agree",)]
        assert why(*facts) == "It is the same wording."

    def test_of_a_garbled_text_that_was_restored(self) -> None:
        facts = (
            quoted("a", "astir $20 cardinal", "garbled", reads="about $20 billion"),
            quoted("b", "About $20 billion"),
        )
        (finding,) = compared(*facts).findings
        assert (finding.verdict, len(finding.sides)) == (Verdict.AGREE, 1)
        assert finding.summary == (
            "The A: “astir $20 cardinal” (read as “about $20 billion”), The B: “About $20 billion”. They agree."
        )


class TestExcerpts:
    @pytest.mark.parametrize(
        "part", ["willing to negotiate", "We are willing … about acceptable solutions", "[He is] willing to negotiate"]
    )
    def test_one_within_the_other(self, part: str) -> None:
        for facts in ((quoted("a", part), quoted("b", FULL)), (quoted("a", FULL), quoted("b", part))):
            assert verdicts(compared(*facts).findings) == [("explained", "excerpt")]
            short, long = ("A", "B") if facts[0].says == (part,) else ("B", "A")
            assert why(*facts) == f"The wording of The {short} stands within that of The {long}."

    def test_two_parts_of_a_third(self) -> None:
        found = compared(
            quoted("a", "We are willing to negotiate"), quoted("b", "that is up to them"), quoted("c", FULL)
        ).findings
        assert verdicts(found) == [("explained", "excerpt")] * len(found)
        assert found[0].summary.endswith("Both stand within the longest wording that is told.")

    def test_an_ellipsis_that_hides_a_not(self) -> None:
        facts = quoted("a", "We will … talk"), quoted("b", "We will not talk")
        assert verdicts(compared(*facts).findings) == [("conflict",)]

    def test_a_not_right_before(self) -> None:
        facts = quoted("a", "willing to talk"), quoted("b", "We are not willing to talk")
        assert verdicts(compared(*facts).findings) == [("conflict",)]


class TestPieces:
    """“A,” he said, “B” is one quotation."""

    WHOLE = "It is up to them to decide when the time is right"

    def pieces(self, source: str, *says: str) -> Fact:
        return make_fact(CLAIM, make_source(source), *says)

    def test_within_the_whole(self) -> None:
        facts = self.pieces("a", "It is up to them,", "to decide when"), quoted("b", self.WHOLE)
        assert verdicts(compared(*facts).findings) == [("explained", "excerpt")]
        assert why(*facts) == "The wording of The A stands within that of The B."

    def test_alike(self) -> None:
        (finding,) = compared(self.pieces("a", "It is up to", "them"), self.pieces("b", "it is up to", "them")).findings
        assert (finding.verdict, len(finding.sides)) == (Verdict.AGREE, 1)

    def test_in_another_order(self) -> None:
        facts = self.pieces("a", "to decide when", "It is up to them"), quoted("b", self.WHOLE)
        assert verdicts(compared(*facts).findings) == [("conflict",)]

    def test_a_not_between_them(self) -> None:
        facts = self.pieces("a", "They will", "talk"), quoted("b", "They will not talk")
        assert verdicts(compared(*facts).findings) == [("conflict",)]

    def test_they_are_shown_as_one(self) -> None:
        (finding,) = compared(self.pieces("a", "It is", "up to them"), quoted("b", self.WHOLE)).findings
        assert [side.says for side in finding.sides] == [("It is … up to them",), (self.WHOLE,)]
        assert finding.summary.startswith("The A: “It is” and “up to them”; The B: ")

    @given(st.lists(st.sampled_from(["peace", "talks", "we", "want"]), min_size=2, max_size=8), st.integers(1, 7))
    def test_any_two_pieces_of_a_wording_are_an_excerpt_of_it(self, words: list[str], cut: int) -> None:
        cut = min(cut, len(words) - 1)
        pieces = " ".join(words[:cut]), " ".join(words[cut:])
        found = compared(self.pieces("a", *pieces), quoted("b", " ".join(words))).findings
        assert verdicts(found) == [("explained", "excerpt")]


class TestOtherWords:
    def test_both_verbatim(self) -> None:
        facts = quoted("a", "a victory for all parties"), quoted("b", "a true victory to all parties")
        assert verdicts(compared(*facts).findings) == [("conflict",)]
        assert why(*facts) == (
            "Both are given word for word, and differ: The A against The B, nothing against “true”; “for” against “to”."
        )

    @pytest.mark.parametrize("wording", ["translated", "paraphrased", "garbled"])
    def test_a_loose_wording_explains_them(self, wording: str) -> None:
        facts = quoted("a", "a victory for all parties"), quoted("b", "a triumph for all sides", wording)
        assert verdicts(compared(*facts).findings) == [("explained", wording)]
        assert why(*facts) == (
            f"The wording differs, as in a {wording} text it may: The A against The B, "
            "“victory” against “triumph”; “parties” against “sides”."
        )

    @pytest.mark.parametrize("loose", [*permutations(["garbled", "paraphrased", "translated"], 2)])
    def test_two_loose_wordings_are_named_in_one_order(self, loose: tuple[str, str]) -> None:
        facts = quoted("a", "a victory for all", loose[0]), quoted("b", "a triumph for us", loose[1])
        first, second = sorted(loose)
        assert verdicts(compared(*facts).findings) == [("explained", first, second)]
        assert f"as in {first} and {second} texts it may" in why(*facts)

    def test_a_group_with_one_verbatim_source_is_verbatim(self) -> None:
        found = compared(
            quoted("a", "a victory for all", "translated"),
            quoted("b", "a victory for all"),
            quoted("c", "a triumph for all"),
        ).findings
        assert verdicts(found) == [("conflict",)]

    @pytest.mark.parametrize(
        ("ours", "theirs", "odd"),
        [
            (
                "they sent 20 tanks to us",
                "they gave 30 tanks to us",
                "only The A has the number 20; only The B has the number 30",
            ),
            ("Putin is ready to talk", "he is willing to speak", "only The A has the name Vladimir Putin"),
            (
                "Putin is ready to talk",
                "Biden is willing to talk",
                "only The A has the name Vladimir Putin; only The B has the name Joe Biden",
            ),
            ("he is ready to talk", "he is not willing to talk", "only The B has a negation"),
            (
                "they never told us that",
                "the US was told that",
                "only The A has a negation; only The B has the name United States",
            ),
        ],
    )
    def test_what_no_wording_explains(self, ours: str, theirs: str, odd: str) -> None:
        facts = quoted("a", ours), quoted("b", theirs, "translated")
        assert verdicts(compared(*facts).findings) == [("conflict",)]
        assert why(*facts) == f"A translated text may have other words, but not this: {odd}."

    def test_what_only_the_longer_has_may_have_been_cut(self) -> None:
        longer = "he is prepared to speak to Biden in 20 days and never before that, whatever they may say to him"
        found = compared(quoted("a", "he is ready to talk", "translated"), quoted("b", longer)).findings
        assert verdicts(found) == [("explained", "translated")]
        found = compared(quoted("a", "Putin is ready to talk", "translated"), quoted("b", longer)).findings
        assert verdicts(found) == [("conflict",)]

    def test_many_differences_are_cut_short(self) -> None:
        ours = " ".join(f"same{n} our{n}" for n in range(9))
        theirs = " ".join(f"same{n} their{n}" for n in range(9))
        assert why(quoted("a", ours), quoted("b", theirs)).endswith("; and in 3 more places.")
        assert why(quoted("a", ours), quoted("b", theirs.rpartition("same7")[0])).endswith("; and in 2 more places.")

    def test_long_differences_are_cut_short(self) -> None:
        facts = quoted("a", f"we say {'one ' * 50} day"), quoted("b", "we say day")
        assert why(*facts) == (
            f"Both are given word for word, and differ: The A against The B, “{'one ' * 12}…” against nothing."
        )

    def test_the_same_words_cut_in_another_way(self) -> None:
        facts = quoted("a", "we will not … talk"), quoted("b", "we … will not talk [now]")
        assert verdicts(compared(*facts).findings) == [("explained", "excerpt")]
        facts = quoted("a", "[not] going home"), quoted("b", "[not] going [home]")
        assert why(*facts) == "Both are given word for word, and differ: in how they are cut."

    def test_what_is_two_thirds_as_long_is_about_as_long(self) -> None:
        """What only the longer has counts from there on: it is not merely cut."""
        long = quoted("b", "he has twenty tanks by now")
        found = [
            verdicts(compared(quoted("a", words, "translated"), long).findings)
            for words in ("he owns some armour", "he owns some", "he owns no armour today")
        ]
        assert found == [[("conflict",)], [("explained", "translated")], [("conflict",)]]

    @pytest.mark.parametrize(("words", "cut"), [(11, ""), (12, ""), (13, " …")])
    def test_twelve_words_of_a_place_are_shown(self, words: int, cut: str) -> None:
        facts = quoted("a", f"we say {' '.join(['one'] * words)} day"), quoted("b", "we say day")
        assert why(*facts).endswith(f"“{' '.join(['one'] * min(12, words))}{cut}” against nothing.")

    @pytest.mark.parametrize(
        ("places", "end"), [(6, "“their”."), (7, "; and in 1 more place."), (8, "in 2 more places.")]
    )
    def test_six_places_are_shown(self, places: int, end: str) -> None:
        ours, theirs = (" ".join(f"same{n} {whose}{n}" for n in range(places)) for whose in ("our", "their"))
        assert why(quoted("a", ours), quoted("b", theirs)).endswith(end)

    @pytest.mark.parametrize(
        ("ours", "theirs", "shown"),
        [
            ("we want peace now today", "we want war today", "“peace now” against “war”"),
            ("we want peace today", "we want war right now today", "“peace” against “war right now”"),
            ("we want talks today", "we want today", "“talks” against nothing"),
            ("we want today", "we want talks today", "nothing against “talks”"),
        ],
    )
    def test_words_that_adjoin_are_one_place(self, ours: str, theirs: str, shown: str) -> None:
        assert why(quoted("a", ours), quoted("b", theirs)).endswith(f"The A against The B, {shown}.")

    def test_two_thousand_words_are_set_side_by_side(self) -> None:
        same = "peace " * 1_999
        assert why(quoted("a", f"{same}now"), quoted("b", f"{same}today")).endswith("The B, “now” against “today”.")

    @pytest.mark.parametrize("longest", ["a", "b", "c", "d"])
    def test_each_is_set_against_the_longest_wherever_that_stands(self, longest: str) -> None:
        """Three parts of one wording have nothing against each other, and all of them something against the longest."""
        parts = ["We are", "We are ready", "are ready"]
        others = [quoted(key, part) for key, part in zip(sorted({*"abcd"} - {longest}), parts, strict=True)]
        found = compared(*others, quoted(longest, "They all want peace and talks, they say")).findings
        conflicts = {frozenset(finding.sources) for finding in found if finding.verdict is Verdict.CONFLICT}
        assert conflicts == {frozenset({longest, other}) for other in {*"abcd"} - {longest}}

    def test_each_is_set_against_the_longest_that_is_verbatim(self) -> None:
        found = compared(
            quoted("a", "We want peace"),
            quoted("b", "we long for calm", "translated"),
            quoted("c", "We want a war for all of us"),
            quoted("d", "we long for calm in all parts of this land of ours", "translated"),
        ).findings
        assert (frozenset("ac"), Verdict.CONFLICT) in [(finding.sources, finding.verdict) for finding in found]


class TestSigns:
    """What a sign means is part of the wording."""

    @pytest.mark.parametrize(
        ("ours", "theirs"),
        [
            ("it is -5 outside", "it is 5 outside"),
            ("it is −5 outside", "it is 5 outside"),
            ("a factor of 10²", "a factor of 102"),
            ("a factor of 10²", "a factor of 10"),
            ("it took <5 days", "it took >5 days"),
            ("it took ~5 days", "it took 5 days"),
            ("a profit of +5", "a profit of 5"),
            ("5½ miles", "51/2 miles"),
            ("5½ miles", "5 miles"),
            ("turn it by 35°", "turn it by 35"),
            ("5+ people", "5 people"),
        ],
    )
    def test_that_differ_are_in_conflict(self, ours: str, theirs: str) -> None:
        assert verdicts(compared(quoted("a", ours), quoted("b", theirs)).findings) == [("conflict",)]
        longer = quoted("b", f"they say {theirs} by now")
        assert verdicts(compared(quoted("a", ours), longer).findings) == [("conflict",)]

    @pytest.mark.parametrize(("ours", "theirs"), [("-5 degrees", "5 degrees"), ("10² times", "10 times")])
    def test_no_translation_drops_them(self, ours: str, theirs: str) -> None:
        facts = quoted("a", f"it was {ours} then"), quoted("b", f"at the time it was {theirs}", "translated")
        assert verdicts(compared(*facts).findings) == [("conflict",)]


class TestHouseStyle:
    @pytest.mark.parametrize(
        ("ours", "theirs"),
        [
            ("prices rose 5 per cent", "prices rose 5%"),
            ("prices rose five percent", "prices rose 5 per cent"),
            ("we don't know", "we do not know"),
            ("we can’t, and won’t", "we cannot, and will not"),
            ("an honour for three neighbours", "an honor for 3 neighbors"),
            ("they organised the defence", "they organized the defense"),
            ("the U.S. and the U.K.", "the US and the UK"),
            ("it is minus five outside", "it is −5 outside"),
            ("5½ miles", "five and a half miles"),
            ("$18.2bn", "$18.2 billion"),
            ("twenty-five thousand", "25,000"),
        ],
    )
    def test_is_no_conflict_and_shown(self, ours: str, theirs: str) -> None:
        facts = quoted("a", ours), quoted("b", theirs)
        assert verdicts(compared(*facts).findings) == [("explained", "house-style")]
        assert why(*facts).startswith("It is the same wording in two house styles: The A against The B, “")

    def test_part_of_another_wording(self) -> None:
        facts = quoted("a", "rose 5 per cent"), quoted("b", "The prices rose 5% in May")
        assert verdicts(compared(*facts).findings) == [("explained", "excerpt", "house-style")]
        assert why(*facts) == "The wording of The A stands within that of The B, in another house style."

    def test_beside_other_words_is_not_shown(self) -> None:
        facts = quoted("a", "we don't know his honour"), quoted("b", "we do not know her honor")
        assert verdicts(compared(*facts).findings) == [("conflict",)]
        assert why(*facts).endswith("differ: The A against The B, “his honour” against “her honor”.")

    @pytest.mark.parametrize(
        ("ours", "theirs"),
        [("we do know", "we do not know"), ("three of us", "four of us"), ("5 percent", "5 percentage points")],
    )
    def test_is_nothing_more(self, ours: str, theirs: str) -> None:
        assert verdicts(compared(quoted("a", ours), quoted("b", theirs)).findings) == [("conflict",)]


class TestSpeakers:
    def test_another_mouth(self) -> None:
        facts = quoted("a", "We are ready", speaker="Putin"), quoted("b", "We are ready", speaker="Joe Biden")
        assert verdicts(compared(*facts).findings) == [("conflict",)]
        assert why(*facts) == ("The A puts the words into the mouth of Vladimir Putin, The B into that of Joe Biden.")

    def test_a_stranger(self) -> None:
        facts = quoted("a", "We are ready", speaker="joe-biden"), quoted("b", "We are ready", speaker="a spokesman")
        assert why(*facts) == ("The A puts the words into the mouth of Joe Biden, The B into that of a spokesman.")

    def test_one_name_in_two_spellings(self) -> None:
        facts = quoted("a", "We are ready", speaker="Putin"), quoted("b", "We are ready", speaker="vladimir-putin")
        (finding,) = compared(*facts).findings
        assert (finding.verdict, len(finding.sides)) == (Verdict.AGREE, 1)

    def test_everybody_meets_another_speaker(self) -> None:
        found = compared(
            *(quoted(f"s{n}", "We are ready"[: 6 + n], speaker="Putin") for n in range(5)),
            quoted("x", "We are ready for anything now", speaker="Biden"),
        ).findings
        conflicts = [finding for finding in found if finding.verdict is Verdict.CONFLICT]
        assert {source for finding in conflicts for source in finding.sources} == {"x", *(f"s{n}" for n in range(5))}

    def test_another_mouth_is_found_behind_the_longest(self) -> None:
        """Part of a wording, put into two mouths: neither of the two is its own longest wording or neighbour."""
        found = compared(
            quoted("a", "We are", speaker="Putin"),
            quoted("b", "We are ready", speaker="Putin"),
            quoted("c", "We are ready"),
            quoted("d", "We are", speaker="Biden"),
        ).findings
        pairs = [(finding.sources, finding.verdict) for finding in found]
        assert (frozenset("ad"), Verdict.CONFLICT) in pairs
        assert (frozenset("ac"), Verdict.CONFLICT) not in pairs

    def test_is_called_as_first_printed(self) -> None:
        facts = (
            quoted("a", "We are ready", speaker="a Spokesman"),
            quoted("b", "We are ready", speaker="Joe Biden"),
            quoted("c", "We are ready", speaker="a spokesman"),
        )
        assert why(*facts) == (
            "The A and The C put the words into the mouth of a Spokesman, The B into that of Joe Biden."
        )


def test_of_two_loose_wordings_that_are_one_the_first_is_named() -> None:
    for first, second in permutations(["garbled", "paraphrased", "translated"], 2):
        found = compared(
            quoted("a", "a triumph for all", first),
            quoted("b", "a triumph for all", second),
            quoted("c", "a victory for us"),
        ).findings
        assert verdicts(found) == [("explained", first)]


def test_what_may_change_over_time() -> None:
    claim = make_claim("quotation", "varying")
    told = tell(claim, ("a", "We are ready", "2022-11-01"), ("b", "We are not", "2022-11-05"))
    assert verdicts(compare(told, make_corpus(told)).findings) == [("explained", "different-time")]


def test_all_loose_wordings() -> None:
    found = compared(*(quoted(f"s{n}", f"word number {n} of them", "translated") for n in range(4))).findings
    assert {verdict[0] for verdict in verdicts(found)} == {"conflict"}


def test_nobody_told() -> None:
    assert compared().findings == ()


@given(st.permutations(range(6)))
def test_the_order_of_the_facts_does_not_matter(order: list[int]) -> None:
    facts = [
        quoted("a", "We are ready", speaker="Putin"),
        quoted("b", "We are ready and willing", speaker="Putin"),
        quoted("c", "we're ready"),
        quoted("d", "ready and able we are", "translated"),
        quoted("e", "We are … willing"),
        quoted("f", "We are ready", speaker="Biden"),
    ]
    assert compared(*(facts[i] for i in order)) == compared(*facts)


@pytest.mark.parametrize(("facts", "wordings"), [(2_000, 2_000), (20_000, 50)])
def test_many_facts_take_no_more_than_their_share(facts: int, wordings: int) -> None:
    texts = [f"we {' '.join(f'word{n * k % 97}' for k in range(28))} {n}" for n in range(wordings)]
    base = quoted("north", "We are ready")
    told = [
        attrs.evolve(
            base,
            id=f"s/{n}",
            says=(texts[n % wordings],),
            value=normalise(texts[n % wordings]),
            place=attrs.evolve(base.place, line=n),
        )
        for n in range(facts)
    ]
    with within(2):
        assert compared(*told).findings
