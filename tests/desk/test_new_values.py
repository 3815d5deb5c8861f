"""A new value takes the place of the old one, and no other byte of the records changes."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepant.corpus.record_files import RecordFile, read_record_file
from discrepant.desk.new_values import put
from discrepant.errors import CorpusError
from discrepant.toml.text import quoted

OLD, NEW = "ab" * 32, "cd" * 32
FILE = "facts/a.toml"
HASH, LINE = ("source", "sha256"), ("skip", 0, "line")


def write(root: Path, text: str) -> RecordFile:
    (root / "facts").mkdir(exist_ok=True)
    (root / FILE).write_bytes(text.encode())
    return read_record_file(root, root / FILE)


def after(root: Path, text: str, line: int | None = None) -> str:
    put(root, write(root, text), {HASH: NEW} if line is None else {HASH: NEW, LINE: line})
    return (root / FILE).read_bytes().decode()


# each with OLD in the place of the hash, once more where it is none
FORMS = [
    f'[source]\nsha256 = "{OLD}"\n',
    f"[source]\nsha256='{OLD}'# {OLD}\n",
    f'# sha256 = "{OLD}"\n[source]\r\nnote = "{OLD}"\r\n"sha256"\t=\t"""{OLD}""" # {OLD}',
    f'source = {{note = \'sha256 = "{OLD}"\', sha256 = "{OLD}", id = "{OLD}"}}',
    f'source.sha256 = "{OLD}"',
    f'\ufeff[source]\nnote = """\nsha256 = "{OLD}"\n"""\nsha256 = \'\'\'\n{OLD}\'\'\'\n',
    f'[[fact]]\nsha256 = "{OLD}"\n[source]\nsha256 = "{OLD}"',
]


@pytest.mark.parametrize("text", FORMS)
def test_the_hash_is_put_where_it_is_read_and_nowhere_else(text: str, tmp_path: Path) -> None:
    written = after(tmp_path, text)
    assert len(written) == len(text)
    differ = [place for place in range(len(text)) if written[place] != text[place]]
    assert differ == list(range(differ[0], differ[0] + 64))
    assert written.replace(NEW, OLD) == text
    assert tomllib.loads(written.removeprefix("\ufeff"))["source"]["sha256"] == NEW


def test_a_hash_that_is_written_in_escapes_is_replaced_too(tmp_path: Path) -> None:
    escaped = "".join(f"\\u{ord(char):04x}" for char in OLD)
    assert after(tmp_path, f'[source]\nsha256 = "{escaped}" # x\n') == f'[source]\nsha256 = "{NEW}" # x\n'


@pytest.mark.parametrize("number", ["4", "+4", "0x4", "0b100"])
def test_a_line_of_a_skip(number: str, tmp_path: Path) -> None:
    text = f'[source]\nsha256 = "{OLD}"\n[[skip]]\nwords = "line = 4"\nline = {number} # 4\n[[skip]]\nline = 4\n'
    expected = text.replace(OLD, NEW).replace(f"line = {number} # 4", "line = 17 # 4")
    assert after(tmp_path, text, line=17) == expected


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc"])),
    st.text(st.characters(codec="utf-8")),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from(["", "\ufeff"]),
)
def test_all_other_bytes_stay(
    tmp_path_factory: pytest.TempPathFactory, comment: str, note: str, end: str, mark: str
) -> None:
    def made(sha256: str, line: int) -> str:
        source = [f"#{comment}", "[source]", f"note = {quoted(note)}", f'sha256 = "{sha256}"', f"  # {comment}"]
        return mark + end.join([*source, "[[skip]]", f"words = {quoted(note)}", f"line = {line}", f"# {comment}"])

    root = tmp_path_factory.mktemp("root")
    assert after(root, made(OLD, 4), line=12) == made(NEW, 12)


def test_a_file_that_has_changed_since_is_left_alone(tmp_path: Path) -> None:
    file = write(tmp_path, f'[source]\nsha256 = "{OLD}"\nid = "a"\n')
    for meanwhile in (b"", b'[source]\nsha256 = "x"\nid = "b"\n', b"[[", b"\xff"):
        (tmp_path / FILE).write_bytes(meanwhile)
        with pytest.raises(CorpusError, match=r"facts/a\.toml: it is not as it was when it was read"):
            put(tmp_path, file, {HASH: NEW})
        assert (tmp_path / FILE).read_bytes() == meanwhile


def test_nothing_is_written_through_a_link_that_leads_out(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    text = f'[source]\nsha256 = "{OLD}"\n'
    file = write(tmp_path, text)
    outside = tmp_path_factory.mktemp("outside") / "a.toml"
    outside.write_text(text)
    (tmp_path / FILE).unlink()
    (tmp_path / FILE).symlink_to(outside)
    with pytest.raises(CorpusError, match="leads out of the corpus"):
        put(tmp_path, file, {HASH: NEW})
    assert outside.read_text() == text
