"""One name in several spellings, found in the texts themselves."""

from __future__ import annotations

import pytest

from discrepant.compare.spellings import compare
from discrepant.compare.verdict import Reason, Verdict
from discrepant.corpus.model import Corpus
from facts import make_corpus, make_names, make_source

NAMES = make_names(
    zelenskyy=["Volodymyr Zelenskyy", "Zelenskyy", "Volodymyr Zelensky", "Zelensky", "Zelenskiy"],
    kyiv=["Kyiv", "Kiev"],
    nobody=["Nobody Known"],
)


def corpus(**texts: str) -> Corpus:
    return make_corpus(names=NAMES, sources=[make_source(key, body=text) for key, text in texts.items()])


def test_the_usual_spelling_against_the_others() -> None:
    printed = corpus(
        ft="Talks failed.\nVolodymyr Zelenskyy said so, and Zelenskyy meant it.",
        dpa="Zelenskyy spoke in Kyiv.",
        nyt="President Volodymyr Zelensky spoke in Kyiv; Zelenskiy is how others have it.",
    )
    (finding,) = compare(NAMES.entries[2], printed).findings
    assert (finding.claim, finding.check, finding.about) == (
        "name.zelenskyy",
        "spellings",
        "How Volodymyr Zelenskyy is spelled",
    )
    assert (finding.verdict, finding.reasons) == (Verdict.EXPLAINED, (Reason.SPELLING,))
    assert finding.summary == (
        "The Dpa and The Ft: “Zelenskyy”; The Nyt: “Zelenskiy”; The Nyt: “Zelensky”. All are spellings of one name."
    )
    usual, others = finding.sides
    assert (usual.sources, usual.says) == (("dpa", "ft"), ("Zelenskyy",))
    assert set(others.says) == {"Zelensky", "Zelenskiy"}
    first = next(told for told in usual.facts if told.source == "ft")
    assert (first.id, first.says, first.text_line) == ("ft/name.zelenskyy", "Volodymyr Zelenskyy", 2)
    assert first.quote == "Volodymyr Zelenskyy said so, and Zelenskyy meant it."
    assert (first.file, first.line, first.text) == ("facts/names.toml", 1, "seeds/ft.txt")
    assert [told.id for told in others.facts] == ["nyt/name.zelenskyy", "nyt/name.zelenskyy/2"]


def test_quotes_are_cut_between_words() -> None:
    text = f"{'before ' * 20}Kiev{' after' * 20}"
    (finding,) = compare(NAMES.entries[0], corpus(a=text, b="Kyiv")).findings
    quotes = {told.quote for side in finding.sides for told in side.facts}
    assert quotes == {f"{'before ' * 8}Kiev{' after' * 10}", "Kyiv"}


@pytest.mark.parametrize("end", ["", "\n", " "])
@pytest.mark.parametrize(
    ("letters", "shown"),
    [
        (51, (51, 52)),
        (52, (52, 53)),  # 60 characters with the words and blanks beside them
        (53, (0, 0)),  # of one more the word is not shown in part
    ],
)
def test_sixty_characters_are_shown_on_either_side(letters: int, shown: tuple[int, int], end: str) -> None:
    """Whole words; of a line or text that has no more all of it."""
    text = f"{end}{'x' * letters} before Kiev after {'z' * (letters + 1)}{end}"
    (finding,) = compare(NAMES.entries[0], corpus(a=text, b="Kyiv")).findings
    (quote,) = {told.quote for side in finding.sides for told in side.facts if told.says == "Kiev"}
    lead, _, rest = quote.partition("Kiev")
    assert (lead.count("x"), rest.count("z")) == shown
    assert (lead.strip(" x"), rest.strip(" z")) == ("before", "after")


def test_at_an_end_of_a_text_or_line_all_is_shown() -> None:
    (finding,) = compare(NAMES.entries[0], corpus(a="In Kyiv we met", b="It was cold\nNow, in Kiev\nwe met")).findings
    assert {told.quote for side in finding.sides for told in side.facts} == {"In Kyiv we met", "Now, in Kiev"}


def test_one_spelling_is_nothing_to_show() -> None:
    printed = corpus(a="Kyiv", b="In KYIV and Kyiv")
    assert compare(NAMES.entries[0], printed).findings == ()
    assert compare(NAMES.entries[1], printed).findings == ()


def test_a_shorter_name_is_another_name_and_no_other_spelling() -> None:
    names = make_names(post=["Washington Post", "the Post"], council=["National Security Council", "NSC"])
    texts = {"a": "the Washington Post on the NSC", "b": "as the Post wrote of the National Security Council"}
    sources = [make_source(key, body=text) for key, text in texts.items()]
    printed = make_corpus(names=names, sources=sources)
    assert [compare(name, printed).findings for name in names.entries] == [(), ()]


def said(names: list[str], *texts: str) -> list[str]:
    """What each finding says on one name of which each text is another article."""
    known = make_names(it=names)
    printed = make_corpus(names=known, sources=[make_source(f"n{i}", body=text) for i, text in enumerate(texts)])
    (name,) = known.entries
    return [finding.summary for finding in compare(name, printed).findings]


SHORT, LONG = ["Gadhafi", "Qaddafi", "Kadafi"], ["Moammar Gaddafi", "Muammar Gaddafy", "Mu'ammar al Gaddafi"]


def test_of_several_lengths_the_one_with_most_spellings_is_told() -> None:
    """Of as many spellings the shorter names; in whatever order they are printed."""
    assert said([*SHORT[:2], *LONG[:2]], *SHORT[:2], *LONG[:2]) == [
        "The N0: “Gadhafi”; The N1: “Qaddafi”. All are spellings of one name."
    ]
    assert said([*SHORT[:2], *LONG[:2]], *LONG[:2], *SHORT[:2]) == [
        "The N2: “Gadhafi”; The N3: “Qaddafi”. All are spellings of one name."
    ]
    assert said([*SHORT[:1], *LONG[:2]], *SHORT[:1], *LONG[:2]) == [
        "The N1: “Moammar Gaddafi”; The N2: “Muammar Gaddafy”. All are spellings of one name."
    ]
    assert said([*SHORT, *LONG[:2]], *LONG[:2], *SHORT[:1]) == [
        "The N0: “Moammar Gaddafi”; The N1: “Muammar Gaddafy”. All are spellings of one name."
    ]


def test_a_leading_article_makes_no_name_longer() -> None:
    assert said(["The Hague", "Haag"], "The Hague", "Haag") == [
        "The N1: “Haag”; The N0: “The Hague”. All are spellings of one name."
    ]


def test_nothing_is_found_where_each_has_another_length() -> None:
    assert said([SHORT[0], LONG[0], LONG[2]], SHORT[0], LONG[0], LONG[2]) == []
    assert said(["United Nations", "UN"], "nothing of it") == []


def test_of_many_sources_six_are_named() -> None:
    (summary,) = said(["Kyiv", "Kiev"], *["Kyiv"] * 6, "Kiev")
    assert summary.startswith("The N0, The N1, The N2, The N3, The N4 and The N5: “Kyiv”; The N6: “Kiev”")
    (summary,) = said(["Kyiv", "Kiev"], *["Kyiv"] * 8, "Kiev")
    assert summary.startswith("The N0, The N1, The N2, The N3, The N4, The N5 and 2 more: “Kyiv”; The N8: “Kiev”")
