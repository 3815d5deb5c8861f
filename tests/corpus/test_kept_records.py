"""A corpus whose records were kept is the one that is read anew, whatever was kept and whatever has changed since."""

from __future__ import annotations

import json
import random
import re
import shutil
import tomllib
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import attrs
import pytest
from corpora import MINI, change, write_corpus
from hypothesis import given, settings
from hypothesis import strategies as st
from mutated_corpora import mutate_one

from discrepant.corpus import kept_records as module
from discrepant.corpus.kept_facts import KeptRecord, facts_of, plain_fact
from discrepant.corpus.load import survey
from discrepant.corpus.meaning import Meaning, Meanings
from discrepant.corpus.model import Claim
from discrepant.corpus.source_records import FactRecord
from discrepant.errors import CorpusError
from discrepant.files.kept import VARIABLE, Kept
from discrepant.reading.hedges import HedgeTable
from discrepant.reading.reader import Reader, faults
from discrepant.reading.words import text_of

DATA = Path(__file__).parents[1] / "data"
ROOTS = sorted(path.parent for path in DATA.glob("*/facts"))
HERE = Path(__file__).parents[2]
ROOTS += [HERE] if (HERE / "facts").is_dir() else []


@pytest.fixture(autouse=True)
def kept(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setenv(VARIABLE, str(folder))
    return folder / "records"


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that were parsed as TOML, but for the settings of a project."""
    texts: list[str] = []
    loads = tomllib.loads

    def noted(text: str, **how: Any) -> dict[str, Any]:  # noqa: ANN401  # as tomllib has it
        texts.extend([text] if "[project]" not in text else [])
        return loads(text, **how)

    monkeypatch.setattr(tomllib, "loads", noted)
    return texts


def seen(root: Path, *, with_evidence: bool = True) -> tuple[object, ...]:
    """All that is known of a corpus, in a form that can be compared."""
    try:
        corpus, problems = survey(root, with_evidence=with_evidence)
    except CorpusError as error:
        return error.problems
    parts = attrs.asdict(corpus, recurse=False, filter=lambda field, _: field.name not in ("names", "reader"))
    return (parts, corpus.names.entries, corpus.names.by_spelling, problems)


def anew(root: Path, *, with_evidence: bool = True) -> tuple[object, ...]:
    """The same where nothing is kept."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, "off")
        return seen(root, with_evidence=with_evidence)


@pytest.mark.parametrize("with_evidence", [True, False])
@pytest.mark.parametrize("root", ROOTS, ids=lambda root: root.name)
def test_what_was_kept_is_what_is_read(root: Path, with_evidence: bool, parsed: list[str]) -> None:  # noqa: FBT001
    told = anew(root, with_evidence=with_evidence)
    assert seen(root, with_evidence=with_evidence) == told
    parsed.clear()
    assert seen(root, with_evidence=with_evidence) == told
    assert not parsed


@pytest.mark.parametrize("root", ROOTS, ids=lambda root: root.name)
def test_facts_come_back_from_their_plain_form(root: Path) -> None:
    corpus, _ = survey(root)
    keys = [field.name for field in attrs.fields(FactRecord)]
    assert list(KeptRecord._fields) == keys
    for source in corpus.sources.values():
        facts = [fact for fact in corpus.facts if fact.source == source]
        records = [_record(fact) for fact in facts]
        rows = json.loads(json.dumps([plain_fact(told) for told in zip(records, facts, strict=True)]))
        assert facts_of(rows, source, corpus.claims) == facts


def _record(fact: Any) -> FactRecord:  # noqa: ANN401  # a Fact
    says = fact.says[0] if len(fact.says) == 1 else fact.says
    day = fact.as_of.words if fact.is_dated else None
    own = {key: getattr(fact, key) for key in ("claim", "quote", "reads", "speaker_by", "complete", "note")}
    return FactRecord(says=says, as_of=day, speaker=fact.speaker, via=fact.via, **own)


def test_of_a_quote_that_was_found_its_one_place_is_kept(tmp_path: Path) -> None:
    root = write_corpus(tmp_path)
    with (root / "seeds/north.txt").open("a", encoding="utf-8") as text:
        text.write("Of them, the letter was signed by 30 members.\n")
    (root / "facts/north.toml").write_text(_hashed_anew(root), "utf-8")
    corpus, _ = survey(root, with_evidence=True)
    for fact in corpus.facts:
        row = plain_fact((_record(fact), fact))
        body, start = fact.source.body, fact.source.body.find(fact.quote)
        place = ["exact", start, start + len(fact.quote), body.count("\n", 0, start) + 1]
        assert row[-1] == (None if body.count(fact.quote) > 1 else place), fact.id
    assert [fact.id for fact in corpus.facts if fact.source.body.count(fact.quote) > 1] == ["north/signers.count"]


def _hashed_anew(root: Path) -> str:
    found = sha256((root / "seeds/north.txt").read_bytes()).hexdigest()
    return re.sub(r'sha256    = "\w+"', f'sha256    = "{found}"', (root / "facts/north.toml").read_text("utf-8"))


@pytest.mark.parametrize(
    ("place", "fits"),
    [
        *(((0, 5, 1), True), ((0, -1, 1), False), ((-1, 5, 1), False), ((5, 5, 1), False), ((6, 5, 1), False)),
        *(((0, 0, 1), False), ((0, None, 1), True), ((0, 5, 0), False), ((0, 5, 2), True)),
    ],
)
def test_a_quote_that_was_kept_has_a_place_in_its_text(
    place: tuple[int, int | None, int], tmp_path: Path, *, fits: bool
) -> None:
    """An end of None stands for that of the text here, and -1 for one behind it."""
    (fact, *_) = survey(write_corpus(tmp_path))[0].facts
    start, end, line = place
    length = len(fact.source.body)
    row = json.loads(json.dumps(plain_fact((_record(fact), fact))))
    row[-1] = ["exact", start, {None: length, -1: length + 1}.get(end, end), line]
    if fits:
        assert facts_of([row], fact.source, {fact.claim: survey(tmp_path)[0].claims[fact.claim]}) == [fact]
        return
    with pytest.raises(ValueError, match="a quote stands in its text"):
        facts_of([row], fact.source, {fact.claim: survey(tmp_path)[0].claims[fact.claim]})


EDITS = [
    ("facts/north.toml", 'says  = "30"', 'says  = "30 members"'),
    ("facts/north.toml", 'says  = "30"', 'says  = "31"'),
    ("facts/north.toml", 'quote = "signed by 30 members"', 'quote = "signed by"'),
    ("facts/north.toml", 'published = "2022-10-25"', 'published = "2022-10-23"'),
    ("facts/north.toml", 'publisher = "The North"', 'publisher = "The North"\nspeaker = "John Kirby"'),
    ("facts/north.toml", 'claim = "aid.total"', 'claim = ""'),
    ("facts/north.toml", 'claim = "aid.total"', 'claim = "signers.count"'),
    ("facts/north.toml", "[source]", "# a line above all others\n\n[source]"),
    ("facts/north.toml", 'id        = "north"', 'id        = "south"'),
    ("facts/south.toml", "[source]", '[source]\nversion_of = "north"'),
    ("facts/south.toml", 'as_of = "2022-12-01"', 'as_of = "2022-12-05"'),
    ("facts/south.toml", 'speaker = "Putin"', 'speaker = "Zelensky"'),
    ("facts/claims.toml", 'unit   = "USD"', 'unit   = "EUR"'),
    ("facts/claims.toml", 'unit   = "USD"', 'unit   = "USDD"'),
    ("facts/claims.toml", 'kind  = "count"', 'kind  = "number"'),
    ("facts/claims.toml", '["spokesman", "spokesperson"]', '["spokesperson"]'),
    ("facts/claims.toml", '[claim."signers.count"]', '[claim."signers.counted"]'),
    ("facts/claims.toml", "# What is being claimed.", ""),
    ("facts/claims.toml", 'about  = "US military aid', 'about  = US "military aid'),
    ("facts/names.toml", '"Jayapal"', '"P. Jayapal"'),
    ("facts/names.toml", "[name.pramila-jayapal]", "[name.jayapal]"),
    ("seeds/north.txt", "30 members", "40 members"),
    ("seeds/north.txt", "Letter asks", "A letter asks"),
]


@pytest.mark.parametrize(("file", "old", "new"), EDITS)
def test_an_edit_is_seen_and_taken_back(file: str, old: str, new: str, tmp_path: Path) -> None:
    root = write_corpus(tmp_path)
    told = seen(root)
    assert told == anew(root)
    before = (root / file).read_bytes()
    change(root, file, old, new)
    edited = anew(root)
    assert [seen(root), seen(root)] == [edited, edited]
    (root / file).write_bytes(before)
    assert [seen(root), seen(root)] == [told, told]


def test_only_what_changed_is_parsed(tmp_path: Path, parsed: list[str]) -> None:
    root = write_corpus(tmp_path)
    seen(root)
    change(root, "facts/north.toml", 'says  = "30"', 'says  = "30 members"')
    parsed.clear()
    seen(root)
    assert parsed == [(root / "facts/north.toml").read_text("utf-8")]


def test_a_file_with_a_flaw_is_not_parsed_again_either(tmp_path: Path, parsed: list[str]) -> None:
    root = write_corpus(tmp_path)
    change(root, "facts/north.toml", 'publisher = "The North"', 'publsher = "The North"')
    change(root, "facts/claims.toml", 'unit   = "USD"', 'unit   = "USDD"')
    told = seen(root)
    parsed.clear()
    assert seen(root) == told
    assert parsed == []


def test_only_the_fact_that_changed_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write_corpus(tmp_path)
    seen(root)
    read: list[tuple[str, ...]] = []
    meaning = Meanings.of

    def noted(self: Meanings, claim: Claim, says: tuple[str, ...], *told: Any, **how: Any) -> Meaning:  # noqa: ANN401
        read.append(says)
        return meaning(self, claim, says, *told, **how)

    monkeypatch.setattr(Meanings, "of", noted)
    change(root, "facts/north.toml", 'says  = "30"', 'says  = "30 members"')
    change(root, "facts/north.toml", "[source]", "# What the North tells.\n\n[source]")
    told = seen(root)
    assert read == [("30 members",)]
    assert told == anew(root)


def test_quotes_that_nobody_looked_for_are_looked_for(tmp_path: Path) -> None:
    """A run of the checks asks for no evidence when it loads the records, lint does."""
    root = write_corpus(tmp_path)
    change(root, "facts/north.toml", 'quote = "signed by 30 members"', 'quote = "signed by 30 of them"')
    assert seen(root, with_evidence=False) == anew(root, with_evidence=False)
    assert "the quote is not in" in str(seen(root))
    assert seen(root) == anew(root)
    assert seen(root, with_evidence=False) == anew(root, with_evidence=False)


def test_a_corpus_that_was_moved_or_copied_is_another_one(tmp_path: Path, parsed: list[str]) -> None:
    root = write_corpus(tmp_path / "one")
    seen(root)
    shutil.copytree(root, tmp_path / "two")
    parsed.clear()
    assert seen(tmp_path / "two") == anew(root)
    assert len(parsed) == 2 * 4


def test_what_is_to_stand_in_a_file_is_neither_kept_nor_known(tmp_path: Path, kept: Path) -> None:
    root = write_corpus(tmp_path)
    text = (root / "facts/north.toml").read_text("utf-8")
    survey(root, texts={"facts/north.toml": text.replace('"30"', '"31"')})
    assert not kept.exists()
    told = seen(root)
    _, problems = survey(root, with_evidence=True, texts={"facts/north.toml": text.replace('"30"', '"31"')})
    assert len(problems) == 1
    assert seen(root) == told


def test_a_desk_s_own_hedges_keep_nothing(tmp_path: Path, kept: Path) -> None:
    survey(write_corpus(tmp_path), reader=Reader(HedgeTable.parse(text_of("hedges"))))
    assert not kept.exists()


def test_a_fault_of_the_reader_is_not_kept(tmp_path: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty(*_: object, **__: object) -> bool:
        faults.append("a fault")
        return False

    monkeypatch.setattr("discrepant.corpus.assemble.contradiction", faulty)
    seen(write_corpus(tmp_path))
    faults.clear()
    assert not kept.exists()


def test_other_code_reads_anew(tmp_path: Path, parsed: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    root = write_corpus(tmp_path)
    seen(root)
    monkeypatch.setattr(module, "_code", lambda: "of another version")
    parsed.clear()
    seen(root)
    assert len(parsed) == 4


@settings(max_examples=30)
@given(st.randoms(use_true_random=False))
def test_no_history_of_a_corpus_tells(draw: random.Random) -> None:
    """Whatever strangers and tired editors did to the files before, and whatever became of what was kept."""
    with pytest.MonkeyPatch.context() as patch, TemporaryDirectory() as folder:
        patch.setenv(VARIABLE, f"{folder}/cache")
        root = write_corpus(Path(folder, "corpus"))
        for _ in range(4):
            assert seen(root, with_evidence=draw.random() < 0.5) is not None  # half and half
            for path in sorted(Path(folder, "cache", "records").glob("*")):
                if draw.random() < 0.2:
                    path.write_bytes(draw.choice((b"", path.read_bytes()[:-9], draw.randbytes(99))))
            mutate_one(root, sorted(MINI), draw)
            assert seen(root) == anew(root)
            if draw.random() < 0.5:
                write_corpus(root)
                assert seen(root) == anew(root)


class TestWhatIsNoneOfOurs:
    """What somebody else put there, whole and below the right name."""

    @pytest.fixture
    def root(self, tmp_path: Path) -> Path:
        root = write_corpus(tmp_path)
        seen(root)
        return root

    def plain(self, kept: Path, file: str) -> tuple[str, dict[str, Any]]:
        for path in kept.iterdir():
            found = Kept("records").get(path.name)
            if file in found["data"].get("source", {}).get("text", "facts/claims.toml"):
                return path.name, found
        raise AssertionError(file)

    @given(
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.text(max_size=3),
            lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
            max_leaves=8,
        )
    )
    def test_is_a_miss(self, other: object) -> None:
        with pytest.MonkeyPatch.context() as patch, TemporaryDirectory() as folder:
            patch.setenv(VARIABLE, f"{folder}/cache")
            root = write_corpus(Path(folder, "corpus"))
            told = seen(root)
            for path in Path(folder, "cache", "records").iterdir():
                Kept("records").put(path.name, other)
            assert seen(root) == told

    @pytest.mark.parametrize("file", ["seeds/north.txt", "seeds/south.txt", "facts/claims.toml"])
    def test_each_part_is_looked_at(self, file: str, root: Path, kept: Path) -> None:
        told = anew(root)
        name, plain = self.plain(kept, file)
        assert seen(root) == told
        for part in plain:
            if part != "evidence":
                Kept("records").put(name, {**plain, part: {"no": "part"}} if part != "data" else {**plain, part: []})
                assert seen(root) == told, part
            Kept("records").put(name, {key: value for key, value in plain.items() if key != part})
            assert seen(root) == told, part

    def test_of_facts_that_are_kept_no_tables_are_kept_as_well(self, root: Path, kept: Path) -> None:
        for file in ("seeds/north.txt", "seeds/south.txt"):
            _, plain = self.plain(kept, file)
            assert plain["facts"]
            assert plain["data"].keys() == {"source"}
            assert [path for path, _ in plain["lines"] if path[0] == "fact"] == [["fact"]]
        change(root, "facts/north.toml", 'publisher = "The North"', 'publsher = "The North"')
        seen(root)
        flawed = [Kept("records").get(path.name) for path in kept.iterdir()]
        (plain,) = (each for each in flawed if each["data"].get("source", {}).get("publsher"))
        assert plain["facts"] is None
        assert plain["data"].keys() == {"source", "fact"}
        assert ["fact", 0, "says"] in [path for path, _ in plain["lines"]]

    def test_each_part_of_a_fact_is_looked_at(self, root: Path, kept: Path) -> None:
        told = anew(root)
        for file in ("seeds/north.txt", "seeds/south.txt"):
            name, plain = self.plain(kept, file)
            rows = plain["facts"]
            for n, row in enumerate(rows):
                for place in range(len(row)):
                    others: list[object] = [{"no": "part"}, [], [[]], None if place in {0, 1, 3} else {}]
                    for other in others:
                        changed = [*row[:place], other, *row[place + 1 :]]
                        Kept("records").put(name, {**plain, "facts": [*rows[:n], changed, *rows[n + 1 :]]})
                        assert seen(root) == told, (n, place, other)
