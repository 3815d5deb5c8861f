"""The files that a record names: what is read of them, and of what is refused the reason and what is to be done."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepant.corpus.files import (
    decode_text,
    decode_utf8,
    differs_in_line_ends,
    read_bytes,
    read_new_text,
    read_unchanged,
)
from discrepant.errors import CorpusError

WINDOWS = b"one\r\ntwo\r\n"
GERMAN = "Der Müller sagte heute in Köln, dass es für alle genüge. " * 5


def refused(error: pytest.ExceptionInfo[CorpusError]) -> tuple[str, str]:
    (problem,) = error.value.problems
    return problem.what, problem.hint


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@given(st.text(st.characters(codec="utf-8")))
def test_what_is_utf_8_is_read_as_it_is(text: str) -> None:
    assert decode_text(text.encode(), "it.txt") == text


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "utf-16", "utf-16-le", "utf-8-sig"])
def test_a_text_is_decoded_as_it_is_said(tmp_path: Path, encoding: str) -> None:
    data = GERMAN.encode(encoding)
    (tmp_path / "it.txt").write_bytes(data)
    assert read_new_text(tmp_path, "it.txt", encoding) == (GERMAN, data)


@pytest.mark.parametrize(
    ("data", "encoding", "what", "hint"),
    [
        (
            GERMAN.encode("cp1252"),
            None,
            "it.txt is not UTF-8 at byte 5 on line 1 (0xfc)",
            "it seems to be cp1252, “Der Müller sagte heute”; save it as UTF-8; or say so: --encoding cp1252",
        ),
        (
            b"one\ntwo \xff\x00\x01",
            None,
            "it.txt is not UTF-8 at byte 8 on line 2 (0xff)",
            "it may be no text at all; save it as UTF-8",
        ),
        (
            "a\nMü".encode(),
            "ascii",
            "it.txt is not ascii at byte 3 on line 2",
            "without --encoding it is said what it seems to be",
        ),
        (
            "\n\nMü".encode(),
            "ascii",
            "it.txt is not ascii at byte 3 on line 3",
            "without --encoding it is said what it seems to be",
        ),
        (
            b"+2AA-",  # half of a surrogate pair
            "utf-7",
            "it.txt is not utf-7 at byte 0 on line 1",
            "without --encoding it is said what it seems to be",
        ),
        (
            "“x”".encode(),
            "latin-1",
            "it.txt is not latin-1: read so, it has the control character U+0080 on line 1",
            "it is UTF-8; leave --encoding out",
        ),
        (
            "\n“x”\n".encode(),
            "latin-1",
            "it.txt is not latin-1: read so, it has the control character U+0080 on line 2",
            "it is UTF-8; leave --encoding out",
        ),
        (
            "one\n“x”".encode("cp1252"),
            "latin-1",
            "it.txt is not latin-1: read so, it has the control character U+0093 on line 2",
            "it seems to be cp1252, “one “x””; --encoding cp1252",
        ),
        (
            b"hello, you",
            "utf-16-le",
            "it.txt is not utf-16-le: it has neither a mark at its start nor a zero byte",
            "it is UTF-8; leave --encoding out",
        ),
    ],
)
def test_what_is_in_another_encoding(data: bytes, encoding: str | None, what: str, hint: str) -> None:
    with pytest.raises(CorpusError) as error:
        decode_text(data, "it.txt", encoding)
    assert refused(error) == (what, hint)


@pytest.mark.parametrize(
    ("name", "line", "what"),
    [("", 2, "is not UTF-8 at byte 5 (0xff)"), ("it.txt", 0, "it.txt is not UTF-8 at byte 5 on line 2 (0xff)")],
)
def test_the_line_of_a_named_file_is_told_in_words(name: str, line: int, what: str) -> None:
    """Where a refusal has a line, it is one of the record file that is being read."""
    with pytest.raises(CorpusError) as error:
        decode_utf8(b"one\nt\xff\n", name)
    (problem,) = error.value.problems
    assert (problem.line, problem.what) == (line, what)


@pytest.mark.parametrize(
    ("data", "byte", "line"),
    [(b"\xff", 0, 1), (b"a\xff", 1, 1), (b"\n\xff", 1, 2), (b"\n\na\xff\n", 3, 3), (b"\xff\n\n", 0, 1)],
)
def test_the_byte_that_is_not_utf_8_has_its_line(data: bytes, byte: int, line: int) -> None:
    with pytest.raises(CorpusError) as error:
        decode_utf8(data, "it.txt")
    assert refused(error)[0] == f"it.txt is not UTF-8 at byte {byte} on line {line} (0xff)"


class TestUnchanged:
    DATA = b"one\ntwo\n"

    @pytest.fixture
    def root(self, tmp_path: Path) -> Path:
        (tmp_path / "it.txt").write_bytes(self.DATA)
        return tmp_path

    @pytest.mark.parametrize("written", [sha256(DATA), sha256(DATA).upper()])
    def test_it_is_read(self, root: Path, written: str) -> None:
        assert read_unchanged(root, "it.txt", written) == self.DATA

    @pytest.mark.parametrize(
        ("written", "todo", "what", "hint"),
        [
            ("abc", "", '"abc" is no sha256', f'that of it.txt is "{sha256(DATA)}"'),
            (
                sha256(b"once"),
                "",
                f"it.txt has changed: its sha256 was {sha256(b'once')[:12]}… and is {sha256(DATA)[:12]}…",
                f'look at what changed, then set sha256 = "{sha256(DATA)}"',
            ),
            (
                sha256(b"once"),
                "anchor it anew",
                f"it.txt has changed: its sha256 was {sha256(b'once')[:12]}… and is {sha256(DATA)[:12]}…",
                "anchor it anew",
            ),
            (
                sha256(WINDOWS),
                "anchor it anew",
                f"it.txt has changed: its sha256 was {sha256(WINDOWS)[:12]}… and is {sha256(DATA)[:12]}…",
                "only its line ends did; keep git from converting them: `seeds/** -text` in .gitattributes",
            ),
        ],
    )
    def test_what_has_changed_is_refused(self, root: Path, written: str, todo: str, what: str, hint: str) -> None:
        with pytest.raises(CorpusError) as error:
            read_unchanged(root, "it.txt", written, todo)
        assert refused(error) == (what, hint)

    @given(st.lists(st.sampled_from(["one", "two", ""]), min_size=2))
    def test_the_ends_of_lines_alone(self, words: list[str]) -> None:
        unix, windows = ("\n".join(words).encode(), "\r\n".join(words).encode())
        assert differs_in_line_ends(unix, sha256(windows))
        assert differs_in_line_ends(windows, sha256(unix).upper())
        assert not differs_in_line_ends(unix, sha256(unix + b"x"))


@pytest.mark.parametrize(
    ("file", "largest", "name", "what", "hint"),
    [
        ("it.txt", 7, "", "has 8 bytes, more than 7", "split it"),
        ("it.txt", 7, "seeds/it.txt", "seeds/it.txt has 8 bytes, more than 7", "split it"),
        ("folder", 7, "", "is not a regular file", ""),
        ("folder", 7, "seeds/folder", "seeds/folder is not a regular file", ""),
        ("no.txt", 7, "", "there is no file no.txt", ""),
        ("no.txt", 7, "seeds/no.txt", "there is no file seeds/no.txt", ""),
    ],
)
def test_what_cannot_be_read(tmp_path: Path, file: str, largest: int, name: str, what: str, hint: str) -> None:  # noqa: PLR0913, PLR0917  # a file, and what is said of it
    (tmp_path / "it.txt").write_bytes(b"one\ntwo\n")
    (tmp_path / "folder").mkdir()
    assert read_bytes(tmp_path / "it.txt", 8) == b"one\ntwo\n"
    with pytest.raises(CorpusError) as error:
        read_bytes(tmp_path / file, largest, name)
    assert refused(error) == (what, hint)


@pytest.mark.parametrize(("name", "who"), [("", ""), ("seeds/it.txt", "seeds/it.txt ")])
def test_what_the_system_refuses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, who: str) -> None:
    def refusing(_path: Path, _largest: int) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("discrepant.corpus.files.read_file", refusing)
    with pytest.raises(CorpusError) as error:
        read_bytes(tmp_path / "it.txt", 8, name)
    assert refused(error) == (f"{who}cannot be read: Permission denied", "")
