"""The records as values: what is shown of them, what they equal, and what holds where a record says nothing."""

from __future__ import annotations

import attrs
import pytest

from discrepant.corpus.anchor import TextIndex
from discrepant.corpus.model import Claim, Fact, Kind, Nature, Place, Weight, Wording
from discrepant.corpus.record_files import KeptFacts, RecordFile
from discrepant.toml.lines import scan
from facts import make_claim, make_corpus, make_fact, make_names, make_source, tell

BODY = "As for the crowd, 30 came."


def test_a_text_is_not_printed_with_what_has_it() -> None:
    """Whoever prints a fact that a test has failed on does not get an article."""
    source = make_source(body=BODY)
    claim = tell(make_claim("count"), make_fact(make_claim("count"), source, "30"))
    names = make_names(kyiv=["Kyiv", "Kiev"])
    for whole in (source, claim, make_corpus(claim, names=names)):
        assert BODY not in repr(whole)
    assert "Kiev" in repr(names.entries)
    assert repr(names).count("Kiev") == 1  # and not by each of its spellings


def test_nor_is_what_is_known_of_it() -> None:
    index = TextIndex(BODY)
    index.known[BODY] = index.anchor(BODY)
    assert (repr(index), index) == ("TextIndex()", TextIndex(BODY))
    kept = KeptFacts(rows=[BODY], under="", whole=RecordFile)  # type: ignore[arg-type]  # it is not called
    file = RecordFile(file="facts/x.toml", data={"x": BODY}, layout=scan(f'{BODY[:3]} = "x"'), sha256="0", kept=kept)
    assert repr(file) == "RecordFile(file='facts/x.toml', sha256='0', is_sound=False)"


def test_the_made_of_a_fact_is_no_part_of_it() -> None:
    one, other = (make_fact(make_claim("count"), "north", "30") for _ in range(2))
    one.made["x"] = 1
    assert one == other
    assert "made" not in repr(one)


def test_a_source_is_told_by_its_hash_and_not_by_the_text_at_hand() -> None:
    assert make_source(body=BODY) == make_source(body="")


def test_what_a_record_does_not_say() -> None:
    source = make_source()
    assert (source.dated, source.wording, source.language) == ("printed", Wording.VERBATIM, "en")
    nothing = ("dated_by", "original", "speaker", "via", "speaker_by", "version_of", "url", "note", "authors", "skips")
    assert not any(getattr(source, key) for key in nothing)
    claim = Claim(key="x", about="x", kind=Kind.MONEY, place=Place(file="x", line=1))
    assert (claim.nature, claim.weight, claim.grows) == (Nature.CONSTANT, Weight.NORMAL, 3.0)
    fact = make_fact(make_claim("roster"), "north", "Omar")
    # it is dated, for so is every fact; a list names some, and not all
    assert (fact.is_dated, fact.complete) == (True, False)
    assert not any((fact.reads, fact.speaker, fact.via, fact.speaker_by, fact.note))


@pytest.mark.parametrize(
    ("kind", "named"), [*((kind, f"a {kind.value}") for kind in Kind if kind is not Kind.AGE), (Kind.AGE, "an age")]
)
def test_a_kind_with_its_article(kind: Kind, named: str) -> None:
    assert kind.named == named


@pytest.mark.parametrize(
    ("kind", "unit", "asked"),
    [("share", None, "%"), ("count", None, None), ("money", "USD", "USD"), ("number", "per 100", "per 100")],
)
def test_the_unit_of_a_share_is_percent(kind: str, unit: str | None, asked: str | None) -> None:
    assert make_claim(kind, unit=unit).in_unit == asked


@pytest.mark.parametrize(("kind", "said"), [("quotation", "We will … stand firm"), ("roster", "We will; stand firm")])
def test_what_was_said_as_one_text(kind: str, said: str) -> None:
    fact: Fact = make_fact(make_claim(kind), "north", "We will", "stand firm")
    assert fact.said == said


def test_places_are_in_order_of_file_and_line() -> None:
    places = [Place(file=file, line=line) for line in (10, 2) for file in ("facts/b.toml", "facts/a.toml")]
    assert [*map(str, sorted(places))] == ["facts/a.toml:2", "facts/a.toml:10", "facts/b.toml:2", "facts/b.toml:10"]


def test_names_are_found_with_and_without_their_article() -> None:
    names = make_names(hague=["The Hague"], kyiv=["Kyiv", "the capital"])
    for printed, key in [("the Hague", "hague"), ("HAGUE", "hague"), ("The  Kyiv", "kyiv"), ("capital", "kyiv")]:
        assert names.key(printed) == key
        found = names.find(printed)
        assert found is not None
        assert found.key == key
    assert (names.key("The Wire"), names.find("The Wire")) == ("wire", None)


@pytest.mark.parametrize(("left", "told"), [(0, ""), (2, "; unfinished facts: 2")])
def test_a_corpus_says_how_much_it_has(left: int, told: str) -> None:
    claim = tell(make_claim("count"), ("north", "30"), ("south", "31"))
    place = Place(file="facts/north.toml", line=9)
    corpus = attrs.evolve(make_corpus(claim), unfinished=(place,) * left)
    assert repr(corpus) == f"<Corpus: 2 sources, 2 facts, 1 claims{told}>"
