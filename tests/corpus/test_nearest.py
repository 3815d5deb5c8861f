"""What is nearest to a lost quote is shown so that the difference is seen at once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepant.corpus.nearest import nearest

PASSAGE = (
    "The push by the letter came as the administration sent more than $18.2 billion in arms to Kyiv, "
    "and officials said they had seen no actions to indicate that he was interested in ending this war."
)
TEXT = f"Nothing here is of any use to anybody. {PASSAGE} Afterwards all went home and slept soundly until noon."


def marked(quote: str, text: str = TEXT) -> list[str]:
    found = nearest(quote, text)
    assert found is not None
    return str(found).splitlines()


class TestMarks:
    def test_another_word(self) -> None:
        assert marked("sent less than $18.2 billion in arms") == [
            "quote: sent [less] than $18.2 billion in arms",
            "text:  sent {more} than $18.2 billion in arms",
        ]

    def test_a_word_too_few(self) -> None:
        assert marked("they had seen actions to indicate that") == [
            "quote: they had seen actions to indicate that",
            "text:  they had seen {no} actions to indicate that",
        ]

    def test_a_word_too_many(self) -> None:
        assert marked("they had seen absolutely no actions to indicate that") == [
            "quote: they had seen [absolutely] no actions to indicate that",
            "text:  they had seen no actions to indicate that",
        ]

    def test_what_is_equal_for_long_is_left_out(self) -> None:
        quote = PASSAGE.replace("push", "shove").replace("ending", "winning")
        assert marked(quote) == [
            (
                "quote: The [shove] by the letter came as the administration … to indicate that he was interested in"
                " [winning] this war."
            ),
            (
                "text:  The {push} by the letter came as the administration … to indicate that he was interested in"
                " {ending} this war."
            ),
        ]

    def test_of_what_is_equal_seven_words_stand_beside_what_differs(self) -> None:
        """Where no more than two would be left out they stand there, too."""
        words = [f"w{number}" for number in range(1, 40)]
        for at, shown in (
            (9, "w1 w2 w3 w4 w5 w6 w7 w8 w9 [odd] w11 w12 w13 w14 w15 w16 w17 …"),
            (10, "… w4 w5 w6 w7 w8 w9 w10 [odd] w12 w13 w14 w15 w16 w17 w18 …"),
            (28, "… w22 w23 w24 w25 w26 w27 w28 [odd] w30 w31 w32 w33 w34 w35 w36 …"),
            (29, "… w23 w24 w25 w26 w27 w28 w29 [odd] w31 w32 w33 w34 w35 w36 w37 w38 w39"),
        ):
            ours = " ".join([*words[:at], "odd", *words[at + 1 :]])
            assert marked(ours, " ".join(words))[0] == f"quote: {shown}"
        for apart in (16, 17):
            ours = " ".join(["odd", *words[1 : apart + 1], "odd"])
            assert ("…" in marked(ours, " ".join(words[: apart + 2]))[0]) == (apart > 16)

    def test_what_is_found_again_far_off_is_no_part_of_it(self) -> None:
        text = (
            "The first of all the many long words here, then: a letter came as planned and the rest slept on till ten."
        )
        assert marked("The letter arrived as planned.", text) == [
            "quote: [The] letter [arrived] as planned[.]",
            "text:  {a} letter {came} as planned {and}",
        ]

    def test_only_a_comma(self) -> None:
        assert marked("billion in arms to Kyiv and officials said") == [
            "quote: billion in arms to Kyiv and officials said",
            "text:  billion in arms to Kyiv{,} and officials said",
        ]

    def test_a_misspelt_word_alone(self) -> None:
        assert marked("administartion") == ["quote: [administartion]", "text:  {administration}"]

    def test_differences_at_both_ends(self) -> None:
        assert marked("A push by the letter came as the regime") == [
            "quote: [A] push by the letter came as the [regime]",
            "text:  {The} push by the letter came as the {administration}",
        ]

    def test_a_quote_that_begins_before_the_text_or_ends_after_it(self) -> None:
        assert marked("And as they say the push by the", "the push by the letter") == [
            "quote: [And as they say] the push by the",
            "text:  the push by the",
        ]
        assert marked("push by the letter and so on they say", "the push by the letter") == [
            "quote: push by the letter [and so on they say]",
            "text:  push by the letter",
        ]

    def test_a_long_quote_is_cut(self) -> None:
        words = " ".join(f"word{number}" for number in range(400))
        ours, theirs = marked(words.replace("1", "x"), words)
        assert len(ours) == len("quote: ") + 600
        assert len(theirs) == len("text:  ") + 600
        assert ours[-1] == theirs[-1] == "…"

    @pytest.mark.parametrize("letters", [80, 100, 120, 140, 160])
    def test_a_passage_may_have_more_by_nearly_a_quarter_and_twenty_letters(self, letters: int) -> None:
        """It is still seen that the last words stand behind it."""
        words = [f"w{number:03}" for number in range(letters // 5)]
        more = " ".join(f"x{number:02}" for number in range((letters // 4 + 20) // 4 - 2))
        passage = " ".join([*words[:-5], more, *words[-5:]])
        found = nearest(" ".join(words), f"{'… ' * 300}{passage} {'… ' * 300}")
        assert found is not None
        assert "[" not in found.quote
        assert found.text.endswith(f"{{{more}}} {' '.join(words[-5:])}")


class TestSearch:
    @pytest.mark.parametrize(("quote", "text"), [("zebra xylophone", TEXT), ("", TEXT), ("a", ""), ("", "")])
    def test_nothing_resembles_it(self, quote: str, text: str) -> None:
        assert nearest(quote, text) is None

    def test_the_right_one_among_many_that_share_words(self) -> None:
        noise = "They said that the war of the letter was in the arms of the administration. " * 500
        text = noise + PASSAGE + " " + noise
        found = nearest(PASSAGE.replace("Kyiv", "Kiev"), text)
        assert found is not None
        assert found.start == len(noise)

    @pytest.mark.parametrize("sentences", [1, 100, 1500])
    def test_however_far_into_a_text(self, sentences: int) -> None:
        """By its rarest words, whatever words it shares with all the rest."""
        noise = "They said that the war and the letter were in the arms of the regime. " * sentences
        quote = "the administration sent the more than $18.2 billion in the arms"
        for text, place in (
            (f"{PASSAGE} {noise}", 0),
            (noise + PASSAGE, len(noise)),
            (noise + PASSAGE + noise, len(noise)),
        ):
            found = nearest(quote, text)
            assert found is not None
            assert found.start == place + PASSAGE.index("the administration")
            assert found.text == "the administration sent more than $18.2 billion in arms"

    def test_of_two_that_are_as_likely_the_more_similar_one(self) -> None:
        """Both have all the words, the one in another order."""
        words = PASSAGE.split()
        turned = " ".join([*words[20:], *words[:20]])
        filler = "… " * 300
        quote = PASSAGE.replace("Kyiv", "Kiev")
        for passages in ((turned, PASSAGE), (PASSAGE, turned)):
            text = filler + filler.join(passages) + filler
            found = nearest(quote, text)
            assert found is not None
            assert found.start == text.index(PASSAGE)
            assert nearest(quote, filler + turned) is not None

    def test_rare_words_tell_more_than_common_ones(self) -> None:
        noise, filler = "They said it of the letter. " * 300, "… " * 300
        passage = "an unprecedented multinational reconstruction"
        found = nearest(f"they said of the letter: {passage}", f"{noise}{filler}{passage} {filler}{noise}")
        assert found is not None
        assert found.text.endswith("unprecedented multinational reconstruction")

    @pytest.mark.parametrize(
        "quote",
        [
            "sent more than $18.2 billion uvw",
            "uvw xyz than $18.2 billion in arms",
            "sent uvw than $18.2 billion xyz arms",
        ],
    )
    def test_wherever_it_stands(self, quote: str) -> None:
        """What is found moves with the text, whatever slices of it are looked at."""
        here = nearest(quote, PASSAGE)
        assert here is not None
        for shift in range(250):
            found = nearest(quote, f"{'.' * shift} {PASSAGE} {'. ' * 300}")
            assert found is not None
            assert (found.quote, found.text.strip("{}. ")) == (here.quote, here.text.strip("{}. ")), shift

    def test_without_any_common_word_the_beginning_is_searched(self) -> None:
        found = nearest("Przedsiebiorstwo", "aaa Przedsiębiorstwo bbb")
        assert found is not None
        assert found.text == "{Przedsiębiorstwo}"

    @pytest.mark.parametrize(("place", "is_found"), [(0, True), (7_240, True), (7_280, False)])
    def test_that_is_the_first_hundred_slices(self, place: int, *, is_found: bool) -> None:
        """Each of them twice as long as the quote and forty letters more: 72 of one of 16."""
        found = nearest("Przedsiebiorstwo", f"{'.' * place} Przedsiębiorstwo {'.' * 20_000}")
        assert (found is not None) == is_found

    @given(st.integers(0, 30))
    def test_a_deleted_word_is_found_wherever_it_was(self, number: int) -> None:
        words = PASSAGE.split()
        del words[number]
        found = nearest(" ".join(words), TEXT)
        assert found is not None
        assert abs(found.start - TEXT.index(PASSAGE)) <= len("The ")
        assert "{" in found.text or number == 0

    @given(st.text(max_size=40), st.text(max_size=200))
    def test_anything_can_be_looked_for_in_anything(self, quote: str, text: str) -> None:
        found = nearest(quote, text)
        assert found is None or 0 <= found.start <= len(text)
