"""The tables of a grammar are kept as Python keeps its compiled code, and never when they do not fit."""

from __future__ import annotations

import sys
from pathlib import Path
from zipfile import ZipFile

import pytest
from lark import Lark
from lark.exceptions import LarkError
from lark.grammar import Rule

from discrepant.reading import grammars
from discrepant.reading.amount_rules import AmountRules
from discrepant.reading.dates.date_rules import DateRules
from discrepant.reading.grammars import grammar_parser

GRAMMAR = 'start: "a" "b"* -> found\n'
OTHER = 'start: "b" "a"* -> found\n'


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package with a grammar, in a Python that keeps what it compiles beside it."""
    folder = tmp_path / "packaged"
    folder.mkdir()
    (folder / "__init__.py").touch()
    (folder / "one.lark").write_text(GRAMMAR)
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "packaged", raising=False)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    return folder


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The grammars that parsers are made of from now on, without what was kept."""
    found: list[str] = []

    def make(grammar: str, **options: str) -> Lark:
        found.append(grammar)
        return Lark(grammar, **options)

    make.load = Lark.load  # type: ignore[attr-defined]  # as a class has it
    monkeypatch.setattr(grammars, "Lark", make)
    return found


def kept(folder: Path) -> list[Path]:
    return list(folder.rglob("*.tables"))


def parses(text: str) -> bool:
    try:
        return grammar_parser("packaged", "one.lark", has_lexer=True).parse(text).data == "found"
    except LarkError:
        return False


def test_made_once_and_kept(package: Path, made: list[str]) -> None:
    assert [parses(text) for text in ("ab", "abb", "b")] == [True, True, False]
    assert made == [GRAMMAR]
    (file,) = kept(package)
    assert file.parent.name == "__pycache__"
    assert file.name.startswith("one.lark.")


def test_made_again_when_the_grammar_changes(package: Path, made: list[str]) -> None:
    assert parses("ab")
    (package / "one.lark").write_text(OTHER)
    assert [parses("ba"), parses("ab")] == [True, False]
    assert made == [GRAMMAR, OTHER]


@pytest.mark.parametrize(("length", "more"), [(0, b""), (40, b""), (32, b"x" * 50)])
def test_made_again_when_it_is_damaged(package: Path, made: list[str], length: int, more: bytes) -> None:
    assert parses("ab")
    (file,) = kept(package)
    file.write_bytes(file.read_bytes()[:length] + more)
    assert [parses("ab"), parses("ab")] == [True, True]
    assert made == [GRAMMAR, GRAMMAR]


def test_kept_where_python_keeps_things(package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "elsewhere"))
    assert parses("ab")
    assert not kept(package)
    assert len(kept(tmp_path / "elsewhere")) == 1


@pytest.mark.parametrize("why", ["told not to", "no tag", "no place"])
def test_nothing_is_kept(package: Path, monkeypatch: pytest.MonkeyPatch, why: str) -> None:
    if why == "told not to":
        monkeypatch.setattr(sys, "dont_write_bytecode", True)
    elif why == "no tag":
        monkeypatch.setattr(sys.implementation, "cache_tag", None)
    else:
        (package / "__pycache__").write_text("no folder")
    assert [parses("ab"), parses("b")] == [True, False]
    assert not kept(package)


def test_nothing_half_written_is_left(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    assert parses("ab")
    assert [path.name for path in (package / "__pycache__").iterdir() if "tables" in path.name] == []


def test_in_a_zip_file(package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with ZipFile(tmp_path / "z.zip", "w") as file:
        for path in package.iterdir():
            file.write(path, f"zipped/{path.name}")
    monkeypatch.syspath_prepend(str(tmp_path / "z.zip"))
    assert grammar_parser("zipped", "one.lark", has_lexer=True).parse("ab")


def test_our_own_read_the_same_from_what_is_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    first, second = (grammar_parser("discrepant.reading", "numbers.lark") for _ in range(2))
    assert first.rules == second.rules
    assert len(kept(tmp_path)) == 1


@pytest.mark.parametrize(
    ("package", "name", "rules"),
    [("discrepant.reading", "numbers.lark", AmountRules), ("discrepant.reading.dates", "dates.lark", DateRules)],
)
def test_each_rule_is_a_method(package: str, name: str, rules: type) -> None:
    made = grammar_parser(package, name).rules
    names = {rule.alias or rule.origin.name for rule in made if rule.alias or not _hands_on(rule)}
    assert not [name for name in names if not callable(getattr(rules, name, None))]
    assert names == {name for name in dir(rules) if not name.startswith("_")}


def _hands_on(rule: Rule) -> bool:
    """Whether its parts go to the rule around it."""
    return rule.origin.name.startswith("_") or (rule.options.expand1 and len(rule.expansion) == 1)
