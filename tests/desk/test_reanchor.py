"""A changed text: of each fact and each skip it is known whether it stands, and nothing is accepted by likeness."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from corpora import change
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from newsroom import keyed, newsroom, tell

from discrepant.corpus import nearest
from discrepant.corpus.load import survey
from discrepant.corpus.nearest import word_places
from discrepant.desk.new_values import put
from discrepant.desk.reanchor import Reanchoring, reanchor
from discrepant.desk.refound import Fate, Refound
from discrepant.errors import CorpusError

STANDS, MOVED, CHANGED, AMBIGUOUS, GONE = Fate
FILE, TEXT = "facts/north.toml", "seeds/north.txt"
SKIPS = """
[[skip]]
words = "The north has it"
because = "The head."

[[skip]]
words = "the north says"
line = 3
because = "Who says it."
"""
ARTICLE = tell("north", crowd="30", aid="$3 million", post="director")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return newsroom(tmp_path, ARTICLE | {FILE: ARTICLE[FILE] + SKIPS}, tell("south", crowd="31"))


def changed(root: Path, old: str, new: str, *, with_old: bool = True) -> Reanchoring:
    """What becomes of the records of the north where its text has other words in one place."""
    before = (root / TEXT).read_bytes()
    change(root, TEXT, old, new)
    return reanchor(root, "north", before if with_old else None)


def fates(found: Reanchoring) -> Mapping[str, Fate]:
    return {record.name.removeprefix("north/"): record.fate for record in found.records}


def one(found: Reanchoring, name: str) -> Refound:
    return next(record for record in found.records if record.name.removeprefix("north/") == name)


class TestFates:
    def test_of_a_text_that_is_the_same_there_is_nothing_to_tell(self, root: Path) -> None:
        found = reanchor(root, "north")
        assert (found.is_changed, found.is_well, found.records, found.changes) == (False, True, (), None)
        assert found.new_values == {}

    def test_where_nothing_that_was_encoded_changed_all_stand(self, root: Path) -> None:
        found = changed(root, "director it was, the north says.", "director it was, the north says. Corrected.")
        assert set(fates(found).values()) == {STANDS}
        assert found.is_well
        assert [each.now[-12:] for each in found.changes or ()] == ["{Corrected.}"]

    @pytest.mark.parametrize("with_old", [True, False])
    def test_a_line_more_moves_what_follows_as_far_as_the_former_text_is_known(
        self, root: Path, *, with_old: bool
    ) -> None:
        found = changed(root, "As for aid", "Correction.\nAs for aid", with_old=with_old)
        moved = MOVED if with_old else STANDS
        assert fates(found) == {
            "crowd": STANDS,
            "aid": moved,
            "post": moved,
            "skip “The north has it”": STANDS,
            "skip “the north says”": AMBIGUOUS,  # line 3 has been another one since, and three lines have these words
        }
        aid = one(found, "aid")
        assert (aid.lines, aid.former_line) == ((4,), 3 if with_old else None)
        assert one(found, "skip “the north says”").lines == (2, 4, 5)

    def test_another_number_is_shown_and_not_accepted(self, root: Path) -> None:
        found = changed(root, "As for crowd: 30", "As for crowd: 40")
        crowd = one(found, "crowd")
        assert (crowd.fate, crowd.lines) == (CHANGED, (2,))
        assert str(crowd.nearest) == "quote: As for crowd: [30] it was\ntext:  As for crowd: {40} it was"
        assert not found.is_well

    def test_what_is_taken_out_is_gone(self, root: Path) -> None:
        before = (root / TEXT).read_bytes()
        (root / TEXT).write_text("Nothing of all this.\n")
        found = reanchor(root, "north", before)
        assert set(fates(found).values()) == {GONE}

    def test_what_is_said_again_is_ambiguous(self, root: Path) -> None:
        found = changed(root, "As for aid", "As for crowd: 30 it was. As for aid")
        crowd = one(found, "crowd")
        assert (crowd.fate, crowd.lines) == (AMBIGUOUS, (2, 3))

    def test_type_and_line_ends_are_no_change(self, root: Path) -> None:
        before = (root / TEXT).read_bytes()
        (root / TEXT).write_bytes(before.replace(b"\n", b"\r\n"))
        found = reanchor(root, "north", before)
        assert (found.only_line_ends, found.changes, found.is_well) == (True, (), True)
        (root / TEXT).write_bytes(before.replace(b"As for", "As\u00a0for".encode()))
        assert set(fates(reanchor(root, "north", before)).values()) == {STANDS}

    def test_a_quote_that_stands_in_a_sentence_that_now_denies_it_is_pointed_out(self, root: Path) -> None:
        found = changed(root, "As for crowd", "It is not true that as for crowd, or: As for crowd")
        assert (one(found, "crowd").fate, one(found, "crowd").why) == (STANDS, "what stands beside it has changed")
        assert one(found, "post").why == ""

    def test_lines_that_are_broken_otherwise_are_nothing_beside_it(self, root: Path) -> None:
        found = changed(root, "it was, the north says.\nAs for aid", "it was, the\r\nnorth says. As for aid")
        assert not [record.why for record in found.records if record.why]

    def test_a_fact_whose_speaker_is_no_longer_named_has_changed(self, tmp_path: Path) -> None:
        said = {"says": "30", "quote": "Thirty, or 30, came", "speaker": "Ida Brekke"}
        root = newsroom(tmp_path, tell("north", crowd=said))
        change(root, TEXT, "The north has it.", "Ida Brekke: yes.")
        before = (root / TEXT).read_bytes()
        put(root, reanchor(root, "north").file, reanchor(root, "north").new_values)
        found = changed(root, "Ida Brekke", "She")
        assert found.records[0].fate is CHANGED
        assert found.records[0].why == "the text does not name Ida Brekke, the record's speaker."
        (root / TEXT).write_bytes(before.replace(b"yes", b"no"))
        assert reanchor(root, "north", before).is_well

    def test_so_has_one_that_has_who_is_cited_from_its_source(self, tmp_path: Path) -> None:
        own = {"says": "2 km", "quote": "2 km, the Post has it", "via": "the Post"}
        article = keyed(tell("north", crowd="30", width=own), via="The Wire")
        article[TEXT] += "The Wire has it.\n"
        found = changed(newsroom(tmp_path, article), "The Wire has it", "An agency has it")
        why = "the text does not name The Wire, the record's via."
        assert (found.records[0].fate, found.records[0].why) == (Fate.CHANGED, why)
        assert found.records[1].fate is Fate.STANDS

    def test_a_fact_that_is_unfinished_or_told_again_is_told_too(self, root: Path) -> None:
        again = '\n[[fact]]\nclaim = "crowd"\nsays = "30"\nquote = "30 it was"\n[[fact]]\nclaim = ""\nsays = "30"\n'
        (root / FILE).write_text((root / FILE).read_text() + again + 'quote = "director it was"\n')
        found = changed(root, "30", "31")
        assert {name: fate for name, fate in fates(found).items() if "skip" not in name} == {
            "crowd": CHANGED,
            "crowd/2": CHANGED,
            "aid": STANDS,
            "post": STANDS,
            "…": STANDS,
        }


class TestSkips:
    SKIP = "skip “It is”"

    @staticmethod
    def skipped(root: Path, line: str, text: str) -> Refound:
        skip = f'\n[[skip]]\nwords = "It is"\nbecause = "x"\n{line}\n'
        newsroom(root, ARTICLE | {FILE: ARTICLE[FILE] + skip})
        (root / TEXT).write_text(text)
        return one(reanchor(root, "north"), TestSkips.SKIP)

    @pytest.mark.parametrize(
        ("line", "text", "fate", "lines"),
        [
            ("", "It is.\nIt is.\n", STANDS, (1, 2)),
            ("line = 2", "It is.\nIt is.\n", STANDS, (2,)),
            ("line = 2", "It is.\nNo.\n", MOVED, (1,)),
            ("line = 2", "It is.\nNo.\nIt is.\n", AMBIGUOUS, (1, 3)),
            ("line = 9", "It is.\n", MOVED, (1,)),
            ("line = 2", "A.\nIt  is, It is.\n", STANDS, (2,)),
            ("", "It is. " * 50, AMBIGUOUS, (1,)),
            ("line = 51", "It is.\n" * 51, STANDS, (51,)),
            ("line = 2", "No.\n", GONE, ()),
        ],
    )
    def test_its_words_stand_wherever_they_are_but_where_it_names_a_line(
        self, tmp_path: Path, line: str, text: str, fate: Fate, lines: tuple[int, ...]
    ) -> None:
        found = self.skipped(tmp_path, line, text)
        assert (found.fate, found.lines) == (fate, lines)

    def test_it_moves_with_its_words_when_the_hash_is_written(self, tmp_path: Path) -> None:
        self.skipped(tmp_path, "line = 2 # of 2", "No.\nNo.\nIt is.\n")
        found = reanchor(tmp_path, "north")
        put(tmp_path, found.file, found.new_values)
        assert "line = 3 # of 2\n" in (tmp_path / FILE).read_text()
        assert reanchor(tmp_path, "north").is_well
        assert not [problem for problem in survey(tmp_path)[1] if problem.file == FILE]


class TestSkipsOfLines:
    BEFORE = "One.\nTwo.\nThree 3.\nFour 4.\n"

    def found(self, root: Path, keys: str, after: str, *, with_old: bool = True) -> Refound:
        newsroom(root, ARTICLE | {FILE: ARTICLE[FILE] + f'\n[[skip]]\n{keys}\nbecause = "x"\n'})
        (root / TEXT).write_text(self.BEFORE)
        put(root, reanchor(root, "north").file, {("source", "sha256"): reanchor(root, "north").found})
        (root / TEXT).write_text(after)
        told = reanchor(root, "north", self.BEFORE.encode() if with_old else None)
        put(root, told.file, told.new_values)
        return told.records[-1]

    def test_they_move_with_what_they_say(self, tmp_path: Path) -> None:
        found = self.found(tmp_path, 'lines = "3-4"', "New.\nOne.\nTwo.\nThree  3.\nFour 4.\n")
        assert (found.fate, found.lines, found.former_line) == (MOVED, (4,), 3)
        assert 'lines = "4-5"' in (tmp_path / FILE).read_text()

    def test_they_stand_where_nothing_before_them_has_changed(self, tmp_path: Path) -> None:
        assert self.found(tmp_path, 'lines = "3"', "One!\nTwo.\nThree 3.\n").fate is STANDS
        assert 'lines = "3"\n' in (tmp_path / FILE).read_text()

    @pytest.mark.parametrize(
        ("after", "with_old", "fate"),
        [
            ("One.\nTwo.\nThree 9.\nFour 4.\n", True, CHANGED),
            ("Three 3.\nFour 4.\nNo.\nThree 3.\nFour 4.\n", True, AMBIGUOUS),
            ("New.\n" + BEFORE, False, CHANGED),
        ],
    )
    def test_else_they_are_an_error_until_somebody_has_looked(
        self,
        tmp_path: Path,
        after: str,
        with_old: bool,  # noqa: FBT001  # a row of the table
        fate: Fate,
    ) -> None:
        assert self.found(tmp_path, 'lines = "3-4"', after, with_old=with_old).fate is fate
        shown = [str(problem) for problem in survey(tmp_path)[1]]
        assert any('"3-4?" may hold something else since the text has changed' in each for each in shown)

    def test_so_are_those_that_have_more_than_lines(self, tmp_path: Path) -> None:
        assert self.found(tmp_path, 'lines = "3-4"\nwords = "3"', "3.\n3.\n3.\n3.\n").fate is CHANGED

    def test_a_kind_stands_and_a_pattern_where_lines_are_like_it(self, tmp_path: Path) -> None:
        assert self.found(tmp_path, 'kind = "count"', "1.\n").fate is STANDS
        found = self.found(tmp_path, 'pattern = "T*"', "Two.\nTen 10.\n")
        assert (found.fate, found.lines, found.why) == (STANDS, (1, 2), "line 2 is new and like it")
        assert self.found(tmp_path, 'pattern = "T*"', "None.\n").fate is GONE


class TestLaws:
    PARTS = st.sampled_from(
        [*ARTICLE[TEXT].splitlines(), "30", "", "director it was", "As for aid: $4 million it was."]
    )

    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
    @given(lines=st.lists(PARTS, max_size=8), with_old=st.booleans())
    def test_what_is_well_is_no_error_of_evidence_and_all_else_is(
        self, tmp_path: Path, lines: list[str], *, with_old: bool
    ) -> None:
        """The checks fail closed: they take nothing that was not told to stand."""
        root = newsroom(tmp_path, ARTICLE | {FILE: ARTICLE[FILE] + SKIPS})
        before = (root / TEXT).read_bytes()
        (root / TEXT).write_text("\n".join(lines))
        found = reanchor(root, "north", before if with_old else None)
        put(root, found.file, found.new_values)
        _, problems = survey(root, with_evidence=True)
        starts = [record.place.line for record in found.records]
        wrong = {max(start for start in starts if start <= each.line) for each in problems}
        told = {record.place.line for record in found.records if not record.is_well}
        assert wrong <= told
        # a skip that has several lines to go to is still an error where none of them is its own
        assert {each for each in told if each <= one(found, "post").place.line} <= wrong


class TestRefusals:
    @pytest.mark.parametrize(
        ("source", "said"),
        [
            ("nort", 'there is no source "nort" (did you mean "north"?)'),
            ("x\n::error::y", "there is no source"),
            ("", "there is no source"),
        ],
    )
    def test_a_source_that_there_is_not(self, root: Path, source: str, said: str) -> None:
        with pytest.raises(CorpusError) as refused:
            reanchor(root, source)
        assert said in str(refused.value)
        assert "\n" not in str(refused.value)

    def test_records_that_cannot_be_read_may_hold_the_source(self, root: Path) -> None:
        (root / FILE).write_text("[source\n")
        with pytest.raises(CorpusError, match=r'no source "north".*\nfacts/north\.toml:1: not valid TOML'):
            reanchor(root, "north")
        assert not reanchor(root, "south").is_changed

    def test_a_fact_that_is_not_sound_is_not_left_out(self, root: Path) -> None:
        change(root, FILE, 'claim = "aid"', 'clam = "aid"')
        with pytest.raises(CorpusError, match=r"facts/north\.toml:15: unknown key \"clam\""):
            changed(root, "30", "31")
        assert not reanchor(root, "south").is_changed

    def test_a_text_that_cannot_be_had(self, root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
        (root / TEXT).write_bytes(b"caf\xe9 30\n")
        with pytest.raises(CorpusError, match=r"seeds/north\.txt is not UTF-8 at byte 3"):
            reanchor(root, "north")
        (root / TEXT).unlink()
        with pytest.raises(CorpusError, match=r"there is no file seeds/north\.txt"):
            reanchor(root, "north")
        outside = tmp_path_factory.mktemp("outside") / "x"
        outside.write_text("secret")
        (root / TEXT).symlink_to(outside)
        with pytest.raises(CorpusError, match="leads out of the corpus"):
            reanchor(root, "north")

    def test_a_hash_that_is_none(self, root: Path) -> None:
        change(root, FILE, hashlib.sha256((root / TEXT).read_bytes()).hexdigest(), "todo")
        with pytest.raises(CorpusError, match='"todo" is no sha256'):
            reanchor(root, "north")

    def test_a_former_text_that_is_another(self, root: Path) -> None:
        before = (root / TEXT).read_bytes()
        change(root, TEXT, "30", "31")
        with pytest.raises(CorpusError, match="this is not the text that was encoded"):
            reanchor(root, "north", before + b".")
        with pytest.raises(CorpusError, match="its line ends alone differ"):
            reanchor(root, "north", before.replace(b"\n", b"\r\n"))


class TestOriginal:
    @pytest.fixture
    def root(self, tmp_path: Path) -> Path:
        received = "caf\u00e9\n".encode("cp1252")
        keys = f'original = "seeds/raw.txt"\noriginal_sha256 = "{hashlib.sha256(received).hexdigest()}"\n'
        (tmp_path / "seeds").mkdir()
        (tmp_path / "seeds/raw.txt").write_bytes(received)
        return newsroom(tmp_path, ARTICLE | {FILE: ARTICLE[FILE].replace("\n\n", f"\n{keys}\n", 1)})

    def test_one_that_is_the_same(self, root: Path) -> None:
        assert reanchor(root, "north").is_well
        found = changed(root, "The north has it.", "The north had it.")
        assert (found.original, found.is_well) == ((), True)

    def test_one_that_has_changed_is_told_and_its_hash_is_never_written(self, root: Path) -> None:
        (root / "seeds/raw.txt").write_bytes(b"other")
        for found in (reanchor(root, "north"), changed(root, "The north has it.", "The north had it.")):
            (problem,) = found.original
            assert str(problem).startswith("facts/north.toml:9: seeds/raw.txt has changed: its sha256 was ")
            assert "take the text from it anew" in problem.hint
            assert not found.is_well
            assert ("source", "original_sha256") not in found.new_values


class TestHostile:
    @pytest.mark.parametrize(("facts", "lines"), [(10_000, 20), (100, 150_000)])
    def test_many_facts_and_a_text_of_five_megabytes_that_has_none_of_them(
        self, tmp_path: Path, facts: int, lines: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The text is gone through once for what is nearest, not once for each of them."""
        fact = '[[fact]]\nclaim = "crowd"\nsays = "30"\nquote = "Number {} of 30"\n'
        root = newsroom(tmp_path, ARTICLE | {FILE: ARTICLE[FILE] + "".join(map(fact.format, range(facts)))})
        before = (root / TEXT).read_bytes()
        (root / TEXT).write_text("".join(f"Number{number} was 3 or 0 of them all\n" for number in range(lines)))
        gone_through = []

        def counted(text: str) -> Mapping[str, Sequence[int]]:
            gone_through.append(text)
            return word_places(text)

        monkeypatch.setattr(nearest, "word_places", counted)
        found = reanchor(root, "north", before)
        assert len(found.records) == 3 + facts
        assert len(gone_through) == 1
        assert not any(record.is_well for record in found.records)

    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
    @given(st.text(st.characters(codec="utf-8"), max_size=60))
    def test_any_text_is_told_of(self, root: Path, text: str) -> None:
        before = ARTICLE[TEXT].encode()
        (root / TEXT).write_bytes(text.encode())
        found = reanchor(root, "north", before)
        assert len(found.records) == 5
        assert found.changes
