"""Doubts: what lint warns of in records that are allowed."""

from __future__ import annotations

from pathlib import Path

import pytest
from newsroom import keyed, newsroom, tell

from discrepant.desk.lint import lint


def said_of(root: Path, *articles: dict[str, str], **files: str) -> list[tuple[str, bool]]:
    """What lint says of a corpus, and whether each is but a warning."""
    return [(problem.what, problem.is_warning) for problem in lint(newsroom(root, *articles, **files))]


@pytest.mark.parametrize(
    ("quote", "speaker", "doubted"),
    [
        ("Officials said 30 came", None, "“said” stands before “30”, and no speaker is named"),
        ("According to officials 30 came", None, "“According to” stands before “30”, and no speaker is named"),
        ("Officials said 30 came", "Officials", None),
        ("said 30 Democrats", None, None),
        ("said Tomas Verrin, of 30 Mill Lane", None, None),
        ("said Kyiv had 30", None, "“said” stands before “30”, and no speaker is named"),
        ("30 came before she said a word", None, None),
        ("30 came, senior officials said on Monday", None, "“said” stands behind “30”, and no speaker is named"),
        ("30 were hurt, said police.", None, "“said” stands behind “30”, and no speaker is named"),
        ("30 came, according to the mayor", None, "“according to” stands behind “30”, and no speaker is named"),
        ("“30 came,” Tomas Verrin told reporters", None, "“told” stands behind “30”, and no speaker is named"),
        ('"30 came," says the mayor', None, "“says” stands behind “30”, and no speaker is named"),
        ("30 came, Mr. J. Verrin said", None, "“said” stands behind “30”, and no speaker is named"),
        ("30 came, officials said", "officials", None),
        # here the words tell who speaks
        ("Tomas Verrin, 30, said that it rained", None, None),
        ("The mayor of 30 towns, Tomas Verrin, said loudly", None, None),
        ("Tomas Verrin, mayor of 30 towns, said on Monday", None, None),
        ("Tomas Verrin, mayor for 30 years, said that it rained", None, None),
        ("Mayor of 30 towns, Tomas Verrin, said that it rained", None, None),
        ("30 came. The rain, officials said, was heavy", None, None),
        ("Uncertain aftersaid 30 came", None, None),
    ],
)
def test_what_somebody_says_needs_a_speaker(
    quote: str, speaker: str | None, doubted: str | None, tmp_path: Path
) -> None:
    told = {"says": "30", "quote": quote, **({"speaker": speaker} if speaker else {})}
    found = said_of(tmp_path, tell("north", crowd=told))
    assert found == ([(doubted, True)] if doubted else [])


def test_who_is_cited_will_do_for_what_is_told_according_to_them(tmp_path: Path) -> None:
    told = {"says": "30", "quote": "30 came, according to the mayor", "via": "the mayor"}
    assert said_of(tmp_path / "cited", tell("north", crowd=told)) == []
    told = {"says": "30", "quote": "30 came, officials said to the Post", "via": "the Post"}
    assert len(said_of(tmp_path / "said", tell("north", crowd=told))) == 1


def test_a_record_may_say_why_it_has_none(tmp_path: Path) -> None:
    told = {"says": "30", "quote": "Officials said 30 came", "speaker_by": "the paper counted them itself"}
    assert said_of(tmp_path, tell("north", crowd=told)) == []


@pytest.mark.parametrize(
    ("speaker", "quote", "is_named"),
    [
        ("Donald Duck", "Kirby said 30 came", False),
        ("kirby", "Kirby said 30 came", True),
        ("a State Department aide", "The State Department aide said 30 came", True),
        ("State Department", "The State’s Department said 30 came", True),
        ("Kir", "Kirby said 30 came", False),
    ],
)
def test_the_text_names_the_speaker(speaker: str, quote: str, *, is_named: bool, tmp_path: Path) -> None:
    for key in ("speaker", "via"):
        told = {"says": "30", "quote": quote, "speaker": "said", key: speaker}
        found = said_of(tmp_path / key, tell("north", crowd=told))
        assert found == ([] if is_named else [(f"the text does not name {speaker}, the record's {key}", False)])


def test_any_form_of_a_name_will_do_and_so_does_a_reason(tmp_path: Path) -> None:
    names = "[name.john-kirby]\nlabel = 'John Kirby'\nalso = ['Admiral Kirby']\n"
    told = {"says": "30", "quote": "Admiral Kirby said 30 came", "speaker": "John Kirby"}
    assert said_of(tmp_path / "form", tell("north", crowd=told), names=names) == []
    told = {"says": "30", "quote": "The aide said 30 came", "speaker": "John Kirby", "speaker_by": "the aide is Kirby"}
    assert said_of(tmp_path / "reason", tell("north", crowd=told)) == []


@pytest.mark.parametrize(
    ("word", "is_cut"),
    [("consistently", True), ("hopeful", True), ("ally", False), ("Friendly", False), ("fairly willing", False)],
)
def test_a_term_is_more_than_an_adverb(word: str, *, is_cut: bool, tmp_path: Path) -> None:
    claims = f'[claim.stance]\nabout = "How they stand"\nkind = "term"\nterms.so = ["{word}"]\n'
    found = said_of(tmp_path, tell("north", stance=word), claims=claims)
    assert found == ([(f"“{word}” is a term of one word that is no noun or name", True)] if is_cut else [])


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("“We will talk”, the minister said, but not with him.", "but"),
        ("“We will talk” unless they attack.", "unless"),
        ("“We will talk” to all of them except one.", "except"),
        ("“We will talk,” he said, if they do.", "if"),
        ("“We will talk,” he said, and didn’t mean it.", "didn't"),
        ("“We will talk” but\nnot now.", "but"),
        # ten words, of one sentence
        ("“We will talk”, one two three four five six seven eight nine but.", "but"),
        ("“We will talk”, one two three four five six seven eight nine ten but.", None),
        ("“We will talk”. But he did not.", None),
        ("“We will talk.” But he did not.", None),
        ("“We will talk”\n\nBut he did not.", None),
        ("“We will talk”, he said to butlers and to notaries.", None),
        ("“We will talk” to Mr. Putin, but not now.", "but"),
        ("“We will talk”", None),
    ],
)
def test_a_quote_that_stops_before_what_may_turn_it(text: str, word: str | None, tmp_path: Path) -> None:
    article = tell("north", words={"says": "We will talk", "quote": "“We will talk", "speaker_by": "it is their paper"})
    (body,) = (path for path in article if path.startswith("seeds/"))
    found = said_of(tmp_path, {**article, body: f"The north has it.\n{text}\n"})
    assert found == ([(f"the quote is cut short before “{word}”", True)] if word else [])


def test_only_a_quotation_is_cut_short(tmp_path: Path) -> None:
    assert said_of(tmp_path, tell("north", crowd={"says": "30", "quote": "As 30 came, but not all"})) == []
    article = tell("south", crowd={"says": "30", "quote": "As 30 came"})
    (body,) = (path for path in article if path.startswith("seeds/"))
    assert said_of(tmp_path / "cut", {**article, body: "The south has it. As 30 came, but not all.\n"}) == []


@pytest.mark.parametrize(
    ("over", "doubted"),
    [
        ('over = ["30", "31"]', []),
        ('over = ["30", "31", "32"]', ["none of the sources that the acknowledgement names says “32”"]),
        ('over = ["30", "99"]', ["none of the sources that the acknowledgement names says “99”"]),
        ("", ["the acknowledgement does not say over which words, so that a changed record stays acknowledged"]),
    ],
)
def test_an_acknowledgement_has_the_words_that_are_said(over: str, doubted: list[str], tmp_path: Path) -> None:
    noted = f'[[acknowledged]]\nclaim = "crowd"\nbetween = ["north", "south"]\nreason = "Seen."\n{over}\n'
    articles = [tell("north", crowd="30"), tell("south", crowd="31"), tell("west", crowd="99")]
    assert said_of(tmp_path, *articles, acknowledged=noted) == [(what, True) for what in doubted]


@pytest.mark.parametrize("over", ["", 'over = ["30", "31"]'])
def test_of_a_record_with_a_flaw_nothing_more_is_doubted(over: str, tmp_path: Path) -> None:
    noted = f'[[acknowledged]]\nclaim = "crowd"\nbetween = ["north", "south"]\nreason = "Seen."\n{over}\n'
    broken = '[claim.crowd]\nabout = "How many came"\nkind = "money"\n'
    found = said_of(tmp_path, tell("north", crowd="30"), tell("south", crowd="31"), claims=broken, acknowledged=noted)
    assert ("a money claim needs a unit", False) in found
    assert not any("says" in what for what, _ in found)


class TestVersions:
    """Two texts of one article."""

    def test_what_the_later_one_no_longer_has_is_to_be_looked_at(self, tmp_path: Path) -> None:
        later = keyed(tell("north2", width="2 km"), publisher="The North", version_of="north")
        assert said_of(tmp_path, tell("north", crowd="30", width="2 km"), later) == [
            ('the latest text of this article, "north2", no longer has this passage', True)
        ]

    def test_they_have_one_publisher(self, tmp_path: Path) -> None:
        later = keyed(tell("south", crowd="31"), version_of="north")
        assert said_of(tmp_path, tell("north", crowd="30"), later) == [
            ("two texts of one article have two publishers, The North and The South", True)
        ]
