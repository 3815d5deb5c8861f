"""A skip names words of its source's text, on one line or wherever they stand, and must find them."""

from __future__ import annotations

from pathlib import Path

import pytest
from corpora import MINI, write_corpus

from discrepant.corpus.load import load
from discrepant.corpus.model import Place, Skip
from discrepant.errors import CorpusError

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


class TestForm:
    @pytest.mark.parametrize(
        ("keys", "shown"),
        [
            (('words = "30"',), '"because" is missing'),
            ((BECAUSE,), '"words" is missing'),
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
