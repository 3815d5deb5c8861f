"""Folding takes away the accidents of type and nothing else, and knows the way back."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pace import within

from discrepant.reading.wording import (
    fold,
    fold_with_offsets,
    normalise,
    signs_and_words,
    spelling,
    words_of,
)

# Letters, marks that compose, jamo, compatibility forms, and every kind of mark that folding is about.
TYPESET = st.text(
    st.one_of(
        st.sampled_from(
            "ab1.…  \t\n\r'\"-`“”‘’«»–—−´″²½\u00a0\u2009\u00ad\u200b\ufeff\u0301\u0316éＡﬁ½각\u1100\u1161\u11a8ｶﾞ"
        ),
        st.characters(codec="utf-8"),
    ),
    max_size=60,
)

ABOVE, BELOW = "\u0301", "\u0323"


class TestFold:
    def test_marks_on_a_letter_are_put_in_order_up_to_64_of_them(self) -> None:
        """The one below before those above; a longer pile is gone through in parts, which takes no longer."""
        assert fold(f"x{63 * ABOVE}{BELOW}") == fold(f"x{BELOW}{63 * ABOVE}")
        assert fold(f"x{64 * ABOVE}{BELOW}") != fold(f"x{BELOW}{64 * ABOVE}")

    @pytest.mark.parametrize(
        ("printed", "folded"),
        [
            ("“Don’t,” he said", '"Don\'t," he said'),
            ("«oui» „ja“ ‚so‘", '"oui" "ja" \'so\''),
            ("Kyiv — and – so‐on −5 --", "Kyiv - and - so-on -5 -"),
            ("wait…", "wait…"),
            ("wait...", "wait…"),
            ("wait . . . then", "wait … then"),
            ("wait.\u2009.\u2009. then", "wait… then"),
            ("wait....", "wait…"),
            ("no.. end", "no.. end"),
            ("a\u00a0b \r\n\tc", "a b c"),
            ("mid\u00adterm zero\u200bwidth \ufeffmark", "midterm zerowidth mark"),
            ("e\u0301te\u0301", "été"),
            ("ﬁve Ａ", "five A"),
            ("Case Stays", "Case Stays"),
            ("`quoted´ 5″", "'quoted' 5\""),
            ("plain `ticks`", "plain 'ticks'"),
            ("10² m, H₂O, 5½ and 20℃", "10² m, H₂O, 5½ and 20°C"),
            ("", ""),
        ],
    )
    def test_folds_type_and_not_case(self, printed: str, folded: str) -> None:
        assert fold(printed) == folded

    @given(TYPESET)
    def test_folding_twice_is_folding_once(self, text: str) -> None:
        assert fold(fold(text)) == fold(text)

    @given(TYPESET)
    def test_type_does_not_matter(self, text: str) -> None:
        assert fold(text.replace("'", "’").replace(" ", "\u00a0")) == fold(text)
        assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))

    @given(TYPESET)
    def test_letters_are_those_of_nfkc(self, text: str) -> None:
        """But for raised figures and fractions, and for primes and apostrophes, which Unicode counts as letters."""

        def is_figure(text: str) -> bool:
            return len(text) == 1 and unicodedata.category(text) == "No"

        def letters(text: str) -> str:
            pieces = re.split("([" + "".join(filter(is_figure, {*text, "²"})) + "])", text)
            composed = "".join(piece if is_figure(piece) else unicodedata.normalize("NFKC", piece) for piece in pieces)
            return "".join(char for char in composed if char.isalnum() and fold(char) != "'")

        assert letters(fold(text)) == letters("".join(c for c in text if fold(c) or c.isspace()))


class TestOffsets:
    def test_a_place_is_found_again(self) -> None:
        text = "He  said:\r\n“Cafe\u0301 . . . \u00ad‘ﬁve’”—then"
        folded = fold_with_offsets(text)
        assert folded.text == "He said: \"Café … 'five'\"-then"
        start = folded.text.index("Café")
        assert text[slice(*folded.span(start, start + 4))] == "Cafe\u0301"
        start = folded.text.index("…")
        assert text[slice(*folded.span(start, start + 1))] == ". . ."
        start = folded.text.index("then")
        assert text[slice(*folded.span(start, start + 4))] == "then"

    @pytest.mark.parametrize("piece", ["...", ". . .", "ﬁ", "  ", " \r\n", "--", "e\u0301", "\u00ad", "㎞", "\u201c"])
    def test_words_stand_beside_a_piece_of_another_length(self, piece: str) -> None:
        text = f"then{piece}now"
        folded = fold_with_offsets(text)
        start = folded.text.index("now")
        assert text[slice(*folded.span(start, start + 3))] == "now"
        assert text[slice(*folded.span(0, 4))] == "then"
        if start > 4:
            assert text[slice(*folded.span(4, start))] == piece

    @given(TYPESET, st.data())
    def test_the_span_of_a_piece_folds_to_that_piece(self, text: str, data: st.DataObject) -> None:
        folded = fold_with_offsets(text)
        assert folded.text == fold(text)
        if not folded.text:
            return
        start = data.draw(st.integers(0, len(folded.text) - 1))
        end = data.draw(st.integers(start + 1, len(folded.text)))
        low, high = folded.span(start, end)
        assert 0 <= low < high <= len(text)
        assert folded.text[start:end] in fold(text[low:high])

    @pytest.mark.parametrize("joined", ["ﬁ", "ﬃ", "㎞", "℡"])
    def test_each_letter_of_a_ligature_stands_where_all_of_it_does(self, joined: str) -> None:
        for before in ("", "it ", "ﬁt "):
            folded = fold_with_offsets(f"{before}{joined}t")
            first = len(fold(before))
            for start in range(first, len(folded.text) - 1):
                for end in range(start + 1, len(folded.text)):
                    assert folded.span(start, end) == (len(before), len(before) + 1)

    @given(TYPESET, st.data())
    def test_spans_are_in_order(self, text: str, data: st.DataObject) -> None:
        folded = fold_with_offsets(text)
        if len(folded.text) > 1:
            cut = data.draw(st.integers(1, len(folded.text) - 1))
            assert folded.span(0, cut)[0] <= folded.span(cut, len(folded.text))[0]
            assert folded.span(0, cut)[1] <= folded.span(cut, len(folded.text))[1]

    @pytest.mark.parametrize(
        "piece",
        [
            "The “war” — he said — . . . \r\n",
            "e\u0301",
            "\u0301\u0316",
            ". ",
            "  ",
            "- ",
            "हिन्दी ",
            "½ﬁ",
            "\u00ad",
            ".",
        ],
    )
    def test_a_long_text_takes_little_time(self, piece: str) -> None:
        text = "a" + piece * (300_000 // len(piece))
        with within(2):
            fold_with_offsets(text)


class TestEqualWordings:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("“We are willing to negotiate,”", "we are willing to negotiate."),
            ("'It’s over!'", "It's over"),
            ("STRASSE", "straße"),
            ("the end …", "The end"),
        ],
    )
    def test_normalised_alike(self, one: str, other: str) -> None:
        assert normalise(one) == normalise(other)

    @pytest.mark.parametrize(("one", "other"), [("is", "isn't"), ("the members", "the member's"), ("a b", "ab")])
    def test_other_words_stay_apart(self, one: str, other: str) -> None:
        assert normalise(one) != normalise(other)

    @given(TYPESET)
    def test_normalising_twice_is_normalising_once(self, text: str) -> None:
        assert normalise(normalise(text)) == normalise(text)
        assert spelling(spelling(text)) == spelling(text)

    def test_words(self) -> None:
        assert words_of("“Don’t” — a well-known $18,200.5 (20%)…") == ("don't", "a", "well", "known", "18,200.5", "20")
        assert words_of(" … ") == ()


class TestSigns:
    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("it is -5 outside", ("it", "is", "-5", "outside")),
            ("it is −5 outside", ("it", "is", "-5", "outside")),
            ("from 3-5 to 2009–10", ("from", "3", "5", "to", "2009", "10")),
            ("a well-known F-16", ("a", "well", "known", "f", "16")),
            ("10² or 10³", ("10²", "or", "10³")),
            ("5½ of 1/2", ("5½", "of", "1/2")),
            ("<5, > 6, ~7, ±8, +9", ("<5", ">6", "~7", "±8", "+9")),
            ("5+ people", ("5+", "people")),
            ("35 °C, 35°", ("35°c", "35°")),
            ("-$5 is not $5 or 5%", ("-$5", "is", "not", "$", "5", "or", "5", "%")),
            ("then – 5 people", ("then", "5", "people")),
        ],
    )
    def test_that_mean_something_are_kept(self, text: str, words: tuple[str, ...]) -> None:
        assert signs_and_words(text) == words

    @pytest.mark.parametrize("piece", ["<", "-", "+ ", "-$", "1/", "5½", "1,", "a'"])
    def test_a_long_text_takes_little_time(self, piece: str) -> None:
        with within(2):
            signs_and_words(piece * (300_000 // len(piece)))

    @given(TYPESET)
    def test_every_word_is_kept(self, text: str) -> None:
        """An apostrophe is a part of a word between letters, and none after a figure."""
        letters = "".join(signs_and_words(text)).replace("'", "")
        assert all(word.replace("'", "") in letters for word in words_of(text))
