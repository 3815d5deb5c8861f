"""What is made of a file is kept as Python keeps its compiled code, and never when it does not fit."""

from __future__ import annotations

import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from discrepant.files.kept_beside import kept_beside
from discrepant.toml.data import tables_of

TEXT = b"one = 1\n"


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package with a file, in a Python that keeps what it compiles beside it."""
    folder = tmp_path / "packaged"
    folder.mkdir()
    (folder / "__init__.py").touch()
    (folder / "one.toml").write_bytes(TEXT)
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "packaged", raising=False)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    return folder


class Maker:
    """Makes the same backwards, and remembers of what."""

    def __init__(self) -> None:
        self.asked: list[bytes] = []

    def __call__(self, data: bytes) -> bytes:
        self.asked.append(data)
        return data[::-1]


def kept(folder: Path) -> list[Path]:
    return list(folder.rglob("*.kept"))


def test_made_once_and_kept(package: Path) -> None:
    maker = Maker()
    assert [kept_beside("packaged", "one.toml", "1", maker) for _ in range(3)] == [TEXT[::-1]] * 3
    assert maker.asked == [TEXT]
    (file,) = kept(package)
    assert file.parent.name == "__pycache__"
    assert file.name.startswith("one.toml.")


def test_made_again_when_the_file_changes(package: Path) -> None:
    maker = Maker()
    kept_beside("packaged", "one.toml", "1", maker)
    (package / "one.toml").write_bytes(b"one = 2\n")  # as long, and in the same moment
    assert kept_beside("packaged", "one.toml", "1", maker) == b"\n2 = eno"
    assert len(maker.asked) == 2


def test_made_again_by_another_maker(package: Path) -> None:
    maker = Maker()
    kept_beside("packaged", "one.toml", "1", maker)
    kept_beside("packaged", "one.toml", "2", maker)
    assert maker.asked == [TEXT, TEXT]
    assert len(kept(package)) == 1


@pytest.mark.parametrize(("length", "more"), [(0, b""), (10, b""), (16, b""), (20, b""), (16, b"x" * 8), (24, b"x")])
def test_made_again_when_it_is_damaged(package: Path, length: int, more: bytes) -> None:
    maker = Maker()
    kept_beside("packaged", "one.toml", "1", maker)
    (file,) = kept(package)
    file.write_bytes(file.read_bytes()[:length] + more)
    assert [kept_beside("packaged", "one.toml", "1", maker) for _ in range(2)] == [TEXT[::-1]] * 2
    assert len(maker.asked) == 2


def test_kept_where_python_keeps_things(package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "elsewhere"))
    kept_beside("packaged", "one.toml", "1", Maker())
    assert not kept(package)
    assert len(kept(tmp_path / "elsewhere")) == 1


@pytest.mark.parametrize("why", ["told not to", "no tag", "no place", "a folder"])
def test_nothing_is_kept(package: Path, monkeypatch: pytest.MonkeyPatch, why: str) -> None:
    if why == "told not to":
        monkeypatch.setattr(sys, "dont_write_bytecode", True)
    elif why == "no tag":
        monkeypatch.setattr(sys.implementation, "cache_tag", None)
    elif why == "no place":
        (package / "__pycache__").write_text("no folder")
    else:
        kept_beside("packaged", "one.toml", "1", Maker())
        (file,) = kept(package)
        file.unlink()
        file.mkdir()
    maker = Maker()
    assert [kept_beside("packaged", "one.toml", "1", maker) for _ in range(2)] == [TEXT[::-1]] * 2
    assert len(maker.asked) == 2
    assert not [path for path in kept(package) if path.is_file()]


def test_nothing_half_written_is_left(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    kept_beside("packaged", "one.toml", "1", Maker())
    assert [path.name for path in (package / "__pycache__").iterdir() if "one" in path.name] == []


def test_in_a_zip_file(package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with ZipFile(tmp_path / "z.zip", "w") as file:
        for path in package.iterdir():
            file.write(path, f"zipped/{path.name}")
    monkeypatch.syspath_prepend(str(tmp_path / "z.zip"))
    assert kept_beside("zipped", "one.toml", "1", Maker()) == TEXT[::-1]


def test_a_file_that_is_not_there(package: Path) -> None:
    with pytest.raises(FileNotFoundError):
        kept_beside("packaged", "two.toml", "1", Maker())
    assert not kept(package)


def test_tables_are_the_same_from_what_is_kept(package: Path) -> None:
    (package / "two.toml").write_text(
        'a = ["ä", 1, 1.5, true]\n[b]\nz = {y = -1}\na = "\U0001f600"\n', encoding="utf-8"
    )
    expected = {"a": ["ä", 1, 1.5, True], "b": {"z": {"y": -1}, "a": "\U0001f600"}}
    for _ in range(2):
        tables_of.cache_clear()
        assert tables_of("packaged", "two") == expected
        assert list(tables_of("packaged", "two")["b"]) == ["z", "a"]
    assert len(kept(package)) == 1
    tables_of.cache_clear()
