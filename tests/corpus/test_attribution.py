"""Who speaks and who is cited: what a source says of all its facts, and a fact of itself."""

from __future__ import annotations

from pathlib import Path

from newsroom import keyed, newsroom, tell

from discrepant.compare import evidence
from discrepant.corpus.load import load, survey

CROWD = {"says": "30", "quote": "The Wire and the mayor say 30"}


def wrong(root: Path, *articles: dict[str, str]) -> list[str]:
    return [str(problem) for problem in survey(newsroom(root, *articles), with_evidence=True)[1]]


def test_a_fact_has_them_from_its_source_or_from_itself(tmp_path: Path) -> None:
    own = {"says": "2 km", "quote": "2 km, says the Post of Verrin", "speaker": "Verrin", "via": "the Post"}
    article = keyed(tell("north", crowd=CROWD, width=own), speaker="the mayor", via="The Wire")
    crowd, width = load(newsroom(tmp_path, article)).facts
    assert (crowd.speaker, crowd.via) == ("the mayor", "The Wire")
    assert (width.speaker, width.via) == ("Verrin", "the Post")
    assert wrong(tmp_path / "again", article) == []


def test_whom_the_text_does_not_name_is_said_once_at_the_source(tmp_path: Path) -> None:
    article = keyed(tell("north", crowd=CROWD, width="2 km"), speaker="the mayor", via="The Post")
    hint = "write the name as the text does, or say in speaker_by how it is known"
    problem = f"facts/north.toml:4: the text does not name The Post, the record's via ({hint})"
    assert wrong(tmp_path, article) == [problem]
    _, problems = survey(tmp_path)
    assert [str(each) for each in problems] == [problem], "it keeps the checks from running, too"
    known = keyed(article, speaker_by="it has that wording, sentence by sentence")
    assert wrong(tmp_path / "known", known) == []
    corpus = load(tmp_path / "known")
    assert not any(evidence.compare(fact, corpus).findings for fact in corpus.facts)


def test_how_the_source_knows_it_is_no_word_on_a_fact_s_own(tmp_path: Path) -> None:
    own = {"says": "30", "quote": "The Wire says 30", "via": "The Post"}
    article = keyed(tell("north", crowd=own), via="The Herald", speaker_by="it has that wording, sentence by sentence")
    assert [each.partition(" (")[0] for each in wrong(tmp_path, article)] == [
        "facts/north.toml:15: the text does not name The Post, the record's via"
    ]


def test_who_publishes_it_need_not_be_named(tmp_path: Path) -> None:
    own = {"says": "2 km", "via": "The Courier Daily"}
    article = keyed(tell("north", width=own), publisher="The Courier Daily")
    assert wrong(tmp_path, article) == []


def test_none_of_them_is_empty(tmp_path: Path) -> None:
    problems = wrong(tmp_path, keyed(tell("north", crowd="30"), via=""))
    assert problems == ['facts/north.toml:3: "via" is empty']
