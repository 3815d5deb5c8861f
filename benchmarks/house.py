"""The figures of the house: modules, lines, how long functions are, and which folders know which others.

`python benchmarks/house.py [TREE …]` measures `src/discrepant` below each tree, below this one if none is named. An
arrow is a folder, or a module of the root, that imports from another one; the last line has those between folders.
"""

from __future__ import annotations

import ast
import statistics
import sys
from pathlib import Path

HERE = Path(__file__).parent.parent
PACKAGE = "discrepant"


def measured(tree: Path) -> dict[str, object]:
    """The figures of the package below a tree."""
    package = tree / "src" / PACKAGE
    sources = {path.relative_to(package): path.read_text("utf-8") for path in sorted(package.rglob("*.py"))}
    parsed = {path: ast.parse(text) for path, text in sources.items()}
    lengths = sorted(
        (node.end_lineno or node.lineno) - node.lineno + 1
        for module in parsed.values()
        for node in ast.walk(module)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    lines = [len(text.splitlines()) for text in sources.values()]
    arrows = {(_room(path), to) for path, module in parsed.items() for to in _rooms(module) if to != _room(path)}
    return {
        "modules": len(sources),
        "at the root": sum(len(path.parts) == 1 for path in sources),
        "lines": sum(lines),
        "median of a module": round(statistics.median(lines)),
        "over 250 lines": sum(count > 250 for count in lines),  # noqa: PLR2004  # as long as a module should be
        "functions": len(lengths),
        "90th percentile of a function": lengths[int(0.9 * len(lengths))],
        "longest function": lengths[-1],
        "arrows": len(arrows),
        "arrows between folders": sum(all((package / end).is_dir() for end in arrow) for arrow in arrows),
    }


def _room(path: Path) -> str:
    return path.parts[0].removesuffix(".py")


def _rooms(module: ast.Module) -> set[str]:
    """The folders and root modules that a module imports from, wherever in it."""
    named = {
        name
        for node in ast.walk(module)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in ([node.module or ""] if isinstance(node, ast.ImportFrom) else [each.name for each in node.names])
    }
    return {[*name.split("."), "__init__"][1] for name in named if name.split(".")[0] == PACKAGE}


def main() -> None:
    """A table with a column a tree."""
    trees = [Path(name) for name in sys.argv[1:]] or [HERE]
    columns = [measured(tree) for tree in trees]
    for figure in columns[0]:
        print(f"{figure:30}", *(f"{column[figure]:>8}" for column in columns))


if __name__ == "__main__":
    main()
