"""A text that is not UTF-8 is drafted in the encoding that is named: the text is a copy, and the original is kept."""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from corpora import change, write_corpus
from hypothesis import given
from hypothesis import strategies as st

from discrepant.cli import main
from discrepant.corpus.load import load
from discrepant.errors import CorpusError

TEXT = "Strike at the harbour\r\n24 October 2022\r\n30 members signed the mayor’s letter, for £5.\r\n"


@pytest.fixture(autouse=True)
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_corpus(tmp_path, {"facts/claims.toml": '[claim.signers]\nabout = "Signers"\nkind = "count"\n'})
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/wire.txt").write_bytes(TEXT.encode("cp1252"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*args: str) -> Result:
    return CliRunner().invoke(main, args)


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


class TestDraft:
    def test_without_its_name_it_is_refused_with_the_likely_one(self, root: Path) -> None:
        result = run("draft", "seeds/wire.txt")
        assert (result.exit_code, result.stdout) == (2, "")
        assert "seeds/wire.txt is not UTF-8 at byte 67 on line 3 (0x92) (it seems to be cp1252, “" in result.stderr
        assert "the mayor’s letter, for" in result.stderr
        assert "or say so: --encoding cp1252)" in result.stderr
        assert sorted(path.name for path in root.rglob("*.t*")) == ["claims.toml", "wire.txt"]

    def test_the_text_is_a_copy_in_utf_8_and_the_original_stays(self, root: Path) -> None:
        result = run("draft", "seeds/wire.txt", "--encoding", "cp1252")
        assert (result.exit_code, result.stdout) == (0, "seeds/wire.utf-8.txt\nfacts/wire.toml\n")
        assert (root / "seeds/wire.utf-8.txt").read_bytes() == TEXT.encode()
        assert (root / "seeds/wire.txt").read_bytes() == TEXT.encode("cp1252")
        source = tomllib.loads((root / "facts/wire.toml").read_text("utf-8"))["source"]
        assert (source["id"], source["text"], source["original"]) == ("wire", "seeds/wire.utf-8.txt", "seeds/wire.txt")
        assert source["sha256"] == sha256(root / "seeds/wire.utf-8.txt")
        assert source["original_sha256"] == sha256(root / "seeds/wire.txt")
        assert load(root).sources["wire"].body == TEXT

    def test_a_text_that_is_utf_8_needs_no_copy(self, root: Path) -> None:
        (root / "seeds/wire.txt").write_bytes(TEXT.encode())
        result = run("draft", "seeds/wire.txt", "--encoding", "utf-8")
        assert result.stdout == "facts/wire.toml\n"
        assert "original" not in (root / "facts/wire.toml").read_text("utf-8")

    @pytest.mark.parametrize(
        ("encoding", "said"),
        [
            ("ascii", "seeds/wire.txt is not ascii at byte 67 on line 3"),
            ("utf-16", "seeds/wire.txt is not utf-16 at byte"),
            ("utf-8", "seeds/wire.txt is not utf-8 at byte 67 on line 3"),
            ("nonsense", '"nonsense" is no encoding (such as cp1252'),
            ("hex", '"hex" is no encoding'),
            ("unicode_escape", '"unicode_escape" is no encoding'),
            (
                "latin-1",
                "is not latin-1: read so, it has the control character U+0092 on line 3 (it seems to be cp1252",
            ),
        ],
    )
    def test_what_it_is_not_in(self, root: Path, encoding: str, said: str) -> None:
        result = run("draft", "seeds/wire.txt", "--encoding", encoding)
        assert (result.exit_code, said in result.stderr) == (2, True), result.stderr
        assert not (root / "facts/wire.toml").exists()
        assert not (root / "seeds/wire.utf-8.txt").exists()

    @pytest.mark.parametrize("encoding", ["latin-1", "cp437", "utf-16-be"])
    def test_what_is_no_text_is_in_no_encoding(self, root: Path, encoding: str) -> None:
        (root / "seeds/wire.txt").write_bytes(b"\x7fELF\x02\x01 30 members\x00\x90\xe2\x00\x13 in 2022\n\x00\x01")
        result = run("draft", "seeds/wire.txt", "--encoding", encoding)
        assert result.exit_code == 2
        assert f"seeds/wire.txt is not {encoding}" in result.stderr
        result = run("draft", "seeds/wire.txt")
        assert "(it may be no text at all; save it as UTF-8)" in result.stderr
        assert "--encoding" not in result.stderr

    @pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
    def test_two_bytes_of_it_are_no_character(self, root: Path, encoding: str) -> None:
        (root / "seeds/wire.txt").write_bytes("30 signed the mayor’s letter".encode("cp1252"))
        result = run("draft", "seeds/wire.txt", "--encoding", encoding)
        assert result.exit_code == 2
        assert f"seeds/wire.txt is not {encoding}: it has neither a mark at its start nor a zero byte" in result.stderr
        assert "it seems to be cp1252, “" in result.stderr

    def test_a_text_that_is_utf_8_needs_no_encoding(self, root: Path) -> None:
        (root / "seeds/wire.txt").write_bytes(TEXT.encode())
        result = run("draft", "seeds/wire.txt", "--encoding", "latin-1")
        assert result.exit_code == 2
        assert "(it is UTF-8; leave --encoding out)" in result.stderr

    def test_a_copy_of_an_earlier_draft_is_to_be_deleted(self, root: Path) -> None:
        assert run("draft", "seeds/wire.txt", "--encoding", "cp1252").exit_code == 0
        (root / "facts/wire.toml").unlink()
        result = run("draft", "seeds/wire.txt", "--encoding", "cp1252")
        assert "seeds/wire.utf-8.txt exists already (" in result.stderr
        assert "delete it first" in result.stderr

    def test_nothing_is_overwritten(self, root: Path) -> None:
        (root / "seeds/wire.utf-8.txt").write_text("mine")
        result = run("draft", "seeds/wire.txt", "--encoding", "cp1252")
        assert result.exit_code == 2
        assert "seeds/wire.utf-8.txt exists already" in result.stderr
        assert (root / "seeds/wire.utf-8.txt").read_text() == "mine"
        assert not (root / "facts/wire.toml").exists()

    @given(
        text=st.text(
            st.characters(codec="cp1252", exclude_categories=["Cc"], include_characters="\t\r\n\f"), max_size=60
        )
    )
    def test_what_is_read_is_the_text_to_the_letter(self, tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
        root = tmp_path_factory.mktemp("desk")
        (root / "facts").mkdir()
        (root / "seeds").mkdir()
        (root / "seeds/a.txt").write_bytes(text.encode("cp1252"))
        args = ("--encoding", "cp1252", "--published", "2022-10-24", "--corpus", str(root))
        result = run("draft", str(root / "seeds/a.txt"), *args)
        assert result.exit_code == 0, result.stderr
        assert load(root).sources["a"].body == text


class TestRecord:
    """`original` is the file that a text was taken from: it is held to its hash as the text is."""

    @pytest.fixture(autouse=True)
    def _drafted(self, root: Path) -> None:
        assert run("draft", "seeds/wire.txt", "--encoding", "cp1252").exit_code == 0
        load(root)

    @staticmethod
    def refused(root: Path) -> str:
        with pytest.raises(CorpusError) as refused:
            load(root)
        return str(refused.value)

    def test_one_that_changed(self, root: Path) -> None:
        with (root / "seeds/wire.txt").open("ab") as file:
            file.write(b"more")
        assert "seeds/wire.txt has changed: " in self.refused(root)
        assert f'set original_sha256 = "{sha256(root / "seeds/wire.txt")}"' in self.refused(root)
        line = (root / "facts/wire.toml").read_text("utf-8").partition("original_sha256")[0].count("\n") + 1
        assert self.refused(root).startswith(f"facts/wire.toml:{line}: ")

    def test_one_that_is_gone(self, root: Path) -> None:
        (root / "seeds/wire.txt").unlink()
        assert "there is no file seeds/wire.txt" in self.refused(root)

    def test_one_elsewhere(self, root: Path) -> None:
        change(root, "facts/wire.toml", 'original = "seeds/wire.txt"', 'original = "../wire.txt"')
        assert "leads out of the corpus" in self.refused(root)

    def test_it_goes_with_its_hash(self, root: Path) -> None:
        change(root, "facts/wire.toml", 'original = "seeds/wire.txt"\n', "")
        assert '"original" is missing (the two go together)' in self.refused(root)


def test_mentions_of_it_are_those_of_the_text() -> None:
    result = run("mentions", "seeds/wire.txt")
    assert result.exit_code == 2
    assert "it seems to be cp1252" in result.stderr
    listed = run("mentions", "seeds/wire.txt", "--encoding", "cp1252").stdout
    assert [line.split()[:2] for line in listed.splitlines()] == [["2", "date"], ["3", "count"], ["3", "money"]]
