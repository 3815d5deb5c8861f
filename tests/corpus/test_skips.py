"""A skip names words of its source's text, on one line or wherever they stand, and must find them."""

from __future__ import annotations

from pathlib import Path

import pytest
from corpora import MINI, write_corpus

from discrepant.corpus.load import load
from discrepant.corpus.model import Place, Skip
from discrepant.corpus.skips import what_is_skipped
from discrepant.corpus.source_records import SkipRecord
from discrepant.errors import CorpusError
from discrepant.reading.mention_kinds import MentionKind

NORTH = MINI["facts/north.toml"]
TEXT = MINI["seeds/north.txt"]


def with_skip(root: Path, *keys: str, text: str = TEXT) -> Path:
    toml = "\n".join((NORTH, "[[skip]]", *keys, ""))
    return write_corpus(root, {**MINI, "facts/north.toml": toml, "seeds/north.txt": text})


def skips(root: Path, *keys: str, text: str = TEXT) -> tuple[Skip, ...]:
    return load(with_skip(root, *keys, text=text)).sources["north"].skips


def refused(root: Path, *keys: str, text: str = TEXT) -> str:
    with pytest.raises(CorpusError) as caught:
        load(with_skip(root, *keys, text=text))
    (problem,) = caught.value.problems
    return str(problem)


BECAUSE = 'because = "It states nothing."'


@pytest.mark.parametrize(
    ("keys", "what"),
    [
        ({"words": "30"}, "“30”"),
        ({"pattern": "Photo: *"}, "lines like “Photo: *”"),
        ({"kind": MentionKind.DATE}, "every date"),
        ({"lines": "3"}, "line 3"),
        ({"lines": "3-7"}, "lines 3-7"),
        (
            {"words": "30", "pattern": "*", "kind": MentionKind.COUNT, "lines": "3-7"},
            "“30”, lines like “*”, every count, lines 3-7",
        ),
    ],
)
def test_what_it_names_in_words(keys: dict[str, object], what: str) -> None:
    assert what_is_skipped(SkipRecord(because="So it is.", **keys)) == what  # type: ignore[arg-type]  # as each key has it


class TestFound:
    def test_wherever_the_words_stand(self, tmp_path: Path) -> None:
        (skip,) = skips(tmp_path, 'words = "on"', BECAUSE)
        assert [TEXT[slice(*span)] for span in skip.spans] == ["on"] * TEXT.count("on")
        assert skip.because == "It states nothing."
        assert skip.place == Place(file="facts/north.toml", line=NORTH.count("\n") + 2)

    def test_on_one_line_alone(self, tmp_path: Path) -> None:
        text = f"{TEXT}30 came.\nOf 30, 30 stayed.\n"
        (skip,) = skips(tmp_path, 'words = "30"', BECAUSE, "line = 7", text=text)
        first = text.index("30, 30")
        assert skip.spans == ((first, first + 2), (first + 4, first + 6))

    def test_but_for_type(self, tmp_path: Path) -> None:
        (skip,) = skips(tmp_path, "words = '\"Now\"'", BECAUSE, text=f"{TEXT}He said “Now” to it.\n")
        assert len(skip.spans) == 1

    def test_the_other_sources_have_none(self, tmp_path: Path) -> None:
        corpus = load(with_skip(tmp_path, 'words = "30"', BECAUSE))
        assert corpus.sources["south"].skips == ()
        assert all(fact.source.skips == corpus.sources[fact.source.id].skips for fact in corpus.facts)


class TestNotFound:
    def test_words_that_are_not_there(self, tmp_path: Path) -> None:
        shown = refused(tmp_path, 'words = "signed by 31 members"', BECAUSE)
        assert shown == (
            'facts/north.toml:40: "signed by 31 members" is not in seeds/north.txt (the nearest passage is on line 3)'
        )

    def test_nor_anything_like_them(self, tmp_path: Path) -> None:
        assert refused(tmp_path, 'words = "zzz"', BECAUSE).endswith('"zzz" is not in seeds/north.txt')

    @pytest.mark.parametrize("line", ["1", "0", "-1", "99"])
    def test_another_line(self, tmp_path: Path, line: str) -> None:
        shown = refused(tmp_path, 'words = "30"', BECAUSE, f"line = {line}")
        assert shown == f'facts/north.toml:42: "30" is not on line {line} of seeds/north.txt (it is on line 3)'

    def test_too_many(self, tmp_path: Path) -> None:
        shown = refused(tmp_path, 'words = "ha"', BECAUSE, text=TEXT + "ha " * 50)
        assert "50 times or more (name a line, or a few words more)" in shown


LIVE = """\
Fire at the mill
Photo: Ida Brekke, 12 May
9:40 am
Of the 40 people, 3 were hurt on Friday.
Photo: nobody
"""


class TestNarrowed:
    """Each key narrows what is taken out, and all that are given must hold."""

    @staticmethod
    def taken(root: Path, *keys: str) -> list[str]:
        (skip,) = skips(root, *keys, BECAUSE, text=TEXT + LIVE)
        return [(TEXT + LIVE)[slice(*span)] for span in skip.spans]

    def test_by_its_lines(self, tmp_path: Path) -> None:
        assert self.taken(tmp_path, 'lines = "7-8"') == ["Photo: Ida Brekke, 12 May\n9:40 am\n"]
        assert self.taken(tmp_path, 'lines = "8"') == ["9:40 am\n"]

    def test_by_a_pattern_of_lines(self, tmp_path: Path) -> None:
        assert self.taken(tmp_path, 'pattern = "Photo: *"') == ["Photo: Ida Brekke, 12 May\n", "Photo: nobody\n"]

    def test_by_its_kind_all_the_text_is_looked_at(self, tmp_path: Path) -> None:
        (skip,) = skips(tmp_path, 'kind = "date"', BECAUSE)
        assert (skip.kind, skip.spans, skip.what) == ("date", ((0, len(TEXT)),), "every date")

    def test_by_several_at_once(self, tmp_path: Path) -> None:
        keys = ('words = "12 May"', 'pattern = "Photo: *"', 'kind = "date"', 'lines = "6-8"')
        assert self.taken(tmp_path, *keys) == ["12 May"]
        assert self.taken(tmp_path, 'pattern = "Photo: *"', 'lines = "8-10"') == ["Photo: nobody\n"]
        assert self.taken(tmp_path, 'words = "Photo"', 'lines = "7-9"') == ["Photo"]
        assert self.taken(tmp_path, 'words = "Photo"', 'pattern = "*Ida*"', "line = 7") == ["Photo"]

    @pytest.mark.parametrize(
        ("keys", "shown"),
        [
            (['lines = "9-11"'], "seeds/north.txt has no line 11 (its last one is line 10)"),
            (['lines = "9-3"'], "lines 9-3 end before they begin"),
            (['pattern = "Photo:"'], 'like "Photo:" (it is for all of a line; line 7 is like "*Photo:*")'),
            (['pattern = "Caption *"'], 'no line of seeds/north.txt is like "Caption *"'),
            (['pattern = "*am"', 'lines = "1-3"'], 'none of lines 1-3 of seeds/north.txt is like "*am" (line 8 is)'),
            (
                ['pattern = "*am"', 'words = "30"', "line = 3"],
                'line 3 of seeds/north.txt is not like "*am" (line 8 is)',
            ),
            (
                ['pattern = "*am"', 'words = "Photo"'],
                'is on no line of seeds/north.txt like "*am" (it is on line 7, 10)',
            ),
            (
                ['words = "Photo"', 'lines = "1-3"'],
                '"Photo" is not on lines 1-3 of seeds/north.txt (it is on line 7, 10)',
            ),
        ],
    )
    def test_where_nothing_holds_all_it_is_an_error(self, tmp_path: Path, keys: list[str], shown: str) -> None:
        assert shown in refused(tmp_path, *keys, BECAUSE, text=TEXT + LIVE)


class TestForm:
    @pytest.mark.parametrize(
        ("keys", "shown"),
        [
            (('words = "30"',), '"because" is missing'),
            ((BECAUSE,), "this skip does not say what it takes out (give it words, a pattern, a kind or lines)"),
            (("line = 3", BECAUSE), '"line" goes with words (write lines = "3")'),
            (('words = "30"', "line = 3", 'lines = "3"', BECAUSE), '"line" and "lines" say the same'),
            (('lines = "3-"', BECAUSE), '"lines" must be lines of the text, not "3-"'),
            (('lines = "0"', BECAUSE), '"lines" must be lines of the text, not "0"'),
            (("lines = 3", BECAUSE), '"lines" must be text in quotes, not a number (write lines = "3")'),
            (('lines = "3-5?"', BECAUSE), '"3-5?" may hold something else since the text has changed'),
            (('kind = "dates"', BECAUSE), 'not "dates" (did you mean "date"?)'),
            (('words = "30"', BECAUSE, 'line = "3"'), '"line" must be a whole number without quotes, not text'),
            (
                ('words = "30"', BECAUSE, "line = true"),
                '"line" must be a whole number without quotes, not true or false',
            ),
            (('words = "30"', BECAUSE, 'reason = "x"'), 'unknown key "reason"'),
        ],
    )
    def test_what_does_not_fit(self, tmp_path: Path, keys: tuple[str, ...], shown: str) -> None:
        assert shown in refused(tmp_path, *keys)

    def test_skips_belong_to_a_source(self, tmp_path: Path) -> None:
        root = write_corpus(tmp_path, {**MINI, "facts/more.toml": f'[[skip]]\nwords = "30"\n{BECAUSE}\n'})
        with pytest.raises(CorpusError) as caught:
            load(root)
        assert str(caught.value) == (
            "facts/more.toml:1: skips without a source (a file of skips has one [source] above them)"
        )

    def test_of_a_broken_source_only_the_source_is_reported(self, tmp_path: Path) -> None:
        root = with_skip(tmp_path, 'words = "nowhere"', BECAUSE)
        path = root / "seeds/north.txt"
        path.write_text("Changed.\n", "utf-8")
        with pytest.raises(CorpusError) as caught:
            load(root)
        (problem,) = caught.value.problems
        assert "has changed" in problem.what
