"""The code of a template is kept as Python keeps its own, and never where it does not fit."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from discrepant.report.html import kept_templates
from discrepant.report.html.kept_templates import KeptTemplates


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A template, in a Python that keeps what it compiles beside it."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    (tmp_path / "one.html").write_text("one {{ n }}")
    return tmp_path


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The templates that are compiled from now on."""
    sources: list[str] = []
    compiles = Environment._compile  # noqa: SLF001  # no other way tells it

    def seen(self: Environment, source: str, filename: str) -> object:
        sources.append(filename)
        return compiles(self, source, filename)

    monkeypatch.setattr(Environment, "_compile", seen)
    return sources


def filled(folder: Path) -> str:
    loader = FileSystemLoader(folder)
    return (
        Environment(loader=loader, bytecode_cache=KeptTemplates(), autoescape=True).get_template("one.html").render(n=1)
    )


def kept(folder: Path) -> list[Path]:
    return list(folder.rglob("*.template"))


def test_a_template_is_compiled_once(folder: Path, compiled: list[str]) -> None:
    assert [filled(folder), filled(folder)] == ["one 1", "one 1"]
    assert len(compiled) == 1
    (only,) = kept(folder)
    assert only.parent == folder / "__pycache__"


def test_another_template_is_compiled_anew(folder: Path, compiled: list[str]) -> None:
    filled(folder)
    (folder / "one.html").write_text("two {{ n }}")
    assert filled(folder) == "two 1"
    assert len(compiled) == 2


def test_another_way_of_filling_compiles_anew(
    folder: Path, compiled: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(folder)
    monkeypatch.setattr(kept_templates, "_way_of_filling", lambda: "another")
    filled(folder)
    assert len(compiled) == 2


@pytest.mark.parametrize("spoilt", [b"", b"j2", b"\x00" * 200, b"long"])
def test_what_is_broken_is_made_again(folder: Path, spoilt: bytes) -> None:
    filled(folder)
    (only,) = kept(folder)
    whole = only.read_bytes()
    only.write_bytes(whole[:-20] if spoilt == b"long" else spoilt)
    assert filled(folder) == "one 1"
    assert only.read_bytes() == whole


def test_nothing_is_written_where_python_writes_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert filled(folder) == "one 1"
    assert not kept(folder)


def test_a_folder_that_cannot_be_written_is_no_fault(folder: Path) -> None:
    (folder / "__pycache__").write_text("a file where the folder would be")
    assert filled(folder) == "one 1"
