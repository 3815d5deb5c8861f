"""One name in several spellings, found in the texts themselves."""

from __future__ import annotations

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
    assert quotes == {f"{'before ' * 8}Kiev{' after' * 9}", "Kyiv"}


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
