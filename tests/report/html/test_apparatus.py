"""The apparatus: every wording can be put together again from the base text and its variants."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from discrepant.report.html.apparatus import Apparatus, Part, Variant, Witness, apparatus

WORDS = st.lists(st.sampled_from(["talks", "with", "Moscow", "are", "not", "near", "yet"]), min_size=1, max_size=9).map(
    " ".join
)


def made(*wordings: str, loose: int | None = None) -> Apparatus:
    """The apparatus of wordings A, B, C …, the one with this number not being verbatim."""
    witnesses = [Witness(siglum="ABCDE"[n], words=words, is_verbatim=n != loose) for n, words in enumerate(wordings)]
    found = apparatus(witnesses)
    assert found is not None
    return found


def test_what_differs_is_set_against_the_longest_verbatim_wording() -> None:
    found = made("acceptable for all parties", "acceptable to all parties now, he said", loose=1)
    assert found.base.siglum == "A"
    assert [(place.lemma, place.variants) for place in found.places] == [
        ("for", (Variant(siglum="B", words="to"),)),
        ("parties", (Variant(siglum="B", words="parties now, he said"),)),
    ]


def test_places_of_several_witnesses_are_numbered_along_the_text() -> None:
    found = made("we will not talk to them today", "we shall not talk to them today", "we will not talk to him today")
    assert [(place.number, place.lemma) for place in found.places] == [(1, "will"), (2, "them")]
    assert [(piece.words, piece.number) for piece in found.pieces] == [
        ("we", None),
        ("will", 1),
        ("not talk to", None),
        ("them", 2),
        ("today", None),
    ]


def test_what_two_witnesses_word_otherwise_in_words_that_overlap_is_one_place() -> None:
    found = made(
        "we will not talk to them now today",
        "we shall not talk to him now today",
        "we will not talk to her again today",
    )
    assert [(place.number, place.lemma) for place in found.places] == [(1, "will"), (2, "them now")]
    assert [variant.words for place in found.places for variant in place.variants] == ["shall", "him now", "her again"]


def test_words_that_are_added_belong_to_the_one_before() -> None:
    for more, lemma, words in (
        ("we now talk", "we", "we now"),
        ("we talk now", "talk", "talk now"),
        ("now we talk", "we", "now we"),
    ):
        found = made("we talk", more, loose=1)
        assert [(place.lemma, place.variants) for place in found.places] == [
            (lemma, (Variant(siglum="B", words=words),))
        ]


def test_two_differences_with_one_word_between_them_are_one() -> None:
    found = made("we will not talk to them now or ever again", "we shall not talk to him now for ever again")
    assert [(place.lemma, place.variants) for place in found.places] == [
        ("will", (Variant(siglum="B", words="shall"),)),
        ("them now or", (Variant(siglum="B", words="him now for"),)),
    ]
    first = made("we talk now to all of them here", "they talk then to all of them here")
    assert [place.lemma for place in first.places] == ["we talk now"]
    apart = made("we will not talk to them right now or ever", "we shall not talk to him right now for ever")
    assert [place.lemma for place in apart.places] == ["will", "them", "or"]


def test_of_a_part_four_words_say_where_it_begins_and_where_it_stops() -> None:
    found = made("one two three four five six seven eight nine", "three four five six seven")
    assert found.parts == (Part(siglum="B", begins="three four five six", stops="four five six seven"),)
    found = made("one two three four five six seven eight nine", "eight nine")
    assert found.parts == (Part(siglum="B", begins="eight nine", stops=""),)


def test_up_to_2_000_words_are_collated() -> None:
    for more, found in ((0, True), (1, False)):
        witnesses = [Witness(siglum=siglum, words="word " * (2_000 + more)) for siglum in "AB"]
        assert (apparatus(witnesses) is not None) is found


def test_what_is_left_out_has_no_words() -> None:
    found = made("we will not ever talk to them", "we will not talk to them")
    assert found.places[0].variants == (Variant(siglum="B", words=""),)


def test_a_part_is_no_variant() -> None:
    found = made("we will focus on him and his troops until they win", "on him and his troops")
    assert found.places == ()
    assert found.parts == (Part(siglum="B", begins="on him and his", stops="him and his troops"),)


def test_case_and_punctuation_are_no_variants() -> None:
    found = made("“We will not talk,” he said.", "we will not talk, he said")
    assert found.places == ()
    assert found.parts == ()


def test_one_wording_or_one_beyond_measure_has_none() -> None:
    assert apparatus([Witness(siglum="A", words="one")]) is None
    assert apparatus([Witness(siglum=s, words="word " * 3_000) for s in "AB"]) is None


@given(st.lists(WORDS, min_size=2, max_size=4))
def test_the_pieces_are_the_base_text(wordings: list[str]) -> None:
    found = made(*wordings)
    assert " ".join(piece.words for piece in found.pieces) == found.base.words
    numbers = [piece.number for piece in found.pieces if piece.number]
    assert numbers == [place.number for place in found.places] == list(range(1, len(numbers) + 1))


@given(st.lists(WORDS, min_size=2, max_size=4))
def test_each_wording_is_the_base_with_its_variants_in_their_places(wordings: list[str]) -> None:
    """But for what it leaves out at the ends, which is no variant."""
    found = made(*wordings)
    for witness in found.others:
        variants = {
            place.number: variant.words
            for place in found.places
            for variant in place.variants
            if variant.siglum == witness.siglum
        }
        pieces = [variants.get(piece.number or 0, piece.words) for piece in found.pieces]
        rebuilt = " ".join(words for words in pieces if words)
        assert witness.words in rebuilt
        if witness.siglum not in {part.siglum for part in found.parts}:
            assert rebuilt == witness.words
