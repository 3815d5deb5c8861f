"""The house keeps its order: one class name for one thing, few modules at the root, docstrings that can be read."""

from __future__ import annotations

import ast
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
PACKAGE = PROJECT / "src/discrepant"
MODULES = {path.relative_to(PACKAGE).as_posix(): ast.parse(path.read_bytes()) for path in PACKAGE.rglob("*.py")}
LONGEST = 90  # characters of a docstring's first line


def test_no_class_name_stands_for_two_things() -> None:
    where = defaultdict(set)
    for module, tree in MODULES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                where[node.name].add(module)
    assert {name: modules for name, modules in where.items() if len(modules) > 1} == {}


def test_few_modules_stand_at_the_root() -> None:
    assert len(list(PACKAGE.glob("*.py"))) <= 6


def _public(module: str, tree: ast.Module) -> Iterator[tuple[str, str | None]]:
    """Whatever a module names in `__all__` and is no value, the methods of its classes, and the module itself."""
    yield module, ast.get_docstring(tree)
    names: set[str] = set()
    for node in tree.body:
        if isinstance(node, ast.Assign) and any(isinstance(to, ast.Name) and to.id == "__all__" for to in node.targets):
            names.update(ast.literal_eval(node.value))
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and any(ast.unparse(each) == "overload" for each in node.decorator_list):
            continue  # it only tells type checkers more
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and node.name in names:
            yield f"{module}: {node.name}", ast.get_docstring(node)
            for inner in node.body if isinstance(node, ast.ClassDef) else ():
                is_rule = node.name.endswith("Rules")  # its methods are called as the rules of its grammar
                if isinstance(inner, ast.FunctionDef) and not inner.name.startswith("_") and not is_rule:
                    yield f"{module}: {node.name}.{inner.name}", ast.get_docstring(inner)


def _restated(name: str, line: str) -> bool:
    """Whether a first line has no word that is not in the name already."""
    said = {word for word in re.findall(r"[a-z]+", line.lower()) if word not in ("a", "an", "the", "of", "in")}
    return said <= set(re.findall(r"[a-z]+", re.sub(r"([A-Z])", r" \1", name.rpartition(": ")[2]).lower()))


@pytest.mark.parametrize("module", sorted(MODULES))
def test_what_is_public_says_in_one_line_what_it_is(module: str) -> None:
    for name, docstring in _public(module, MODULES[module]):
        assert docstring, name
        line = docstring.splitlines()[0]
        assert len(line) <= LONGEST, f"{name}: {len(line)} characters"
        assert not _restated(name, line), name


def test_mutants_that_change_nothing_are_made_of_lines_that_stand() -> None:
    listed = tomllib.loads((PROJECT / "benchmarks/equivalents.toml").read_text("utf-8"))["equivalent"]
    seen = set()
    for each in listed:
        assert each.keys() == {"module", "was", "becomes", "why"}
        assert len(each["why"].split()) > 2, each
        lines = (PACKAGE / each["module"]).read_text("utf-8").split("\n")
        was = each["was"].strip()
        length = was.count("\n") + 1
        assert was in ("\n".join(map(str.strip, lines[at : at + length])) for at in range(len(lines))), each
        assert was != each["becomes"].strip(), each
        change = each["module"], was, each["becomes"].strip()
        assert change not in seen, each
        seen.add(change)
