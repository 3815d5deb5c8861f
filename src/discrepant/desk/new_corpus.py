"""A corpus of one's own: the files of the template.

They are written all or none, where nothing of theirs stands already.
"""

from __future__ import annotations

import itertools
import os
from collections.abc import Collection, Iterable, Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from discrepant import __version__
from discrepant.corpus.files import FACTS
from discrepant.corpus.schema import DIRECTIVE, SCHEMA_FILE, schema
from discrepant.errors import CorpusError, Problem
from discrepant.files.opening import holds, real_path
from discrepant.files.staging import clear_left
from discrepant.files.writing import write_new
from discrepant.printable import json_text

__all__ = ["add_corpus", "packaged_checks", "template"]

_CHECKS = "checks"
_WORKFLOW, _INSTALLED = ".github/workflows/facts.yml", "discrepant[relations]"
# what is kept in the package under a name that neither git nor a build takes for its own
_NAMED = {
    "gitattributes": ".gitattributes",
    "gitignore": ".gitignore",
    "github": ".github/workflows",
    "pre-commit-config.yaml": ".pre-commit-config.yaml",
}


def add_corpus(root: Path) -> tuple[str, ...]:
    """Write the template to a folder, made if need be.

    It gives the paths that were written, below the folder and with forward slashes. A CorpusError lists everything that
    stands in the way; nothing is written then. An OSError leaves nothing behind. What a run that was killed has written
    is not written again.
    """
    texts = template()
    if outer := _corpus_around(real_path(root)):
        what = f"lies in {FACTS}/ of the corpus {outer.name}, which would read its records as its own"
        raise CorpusError(Problem(file=str(root), what=what, hint="give a folder outside of it"))
    done = {name for name, text in texts.items() if _is_done(root / name, text)} if clear_left(root) else set()
    if standing := tuple(_standing(root, texts, done)):
        nothing = Problem(what="nothing is written", hint="move what is in the way, or give another folder")
        raise CorpusError(*(Problem(file=str(path), what="exists already") for path in standing), nothing)
    write_new(root, {name: text for name, text in texts.items() if name not in done})
    return tuple(texts)


def _is_done(path: Path, text: str) -> bool:
    """Whether a file of its own, and no link, has this text already."""
    return not path.is_symlink() and holds(path, text.encode())


def template() -> dict[str, str]:
    """The text of every file of a new corpus, by its path below the root."""
    folder = files("discrepant") / "template"
    texts = {**dict(_texts(folder, "")), **{f"{_CHECKS}/{name}": text for name, text in packaged_checks().items()}}
    # named here, for beside the template there is none
    texts |= {name: f"{DIRECTIVE}\n{text}" for name, text in texts.items() if name.startswith(f"{FACTS}/")}
    # another version may judge otherwise: a desk takes it when it wants to, not on some morning
    pinned = texts[_WORKFLOW].replace(_INSTALLED, f"{_INSTALLED}=={__version__}")
    texts |= {_WORKFLOW: pinned}
    texts[f"{FACTS}/{SCHEMA_FILE}"] = json_text(schema())
    return dict(sorted(texts.items()))


def packaged_checks() -> dict[str, str]:
    """The text of every check of the package, by the name of its file.

    The build puts them into the template. In a checkout, which no build has been through, the repository's own stand
    beside src/. Nowhere else is this known.
    """
    packaged = files("discrepant") / "template" / _CHECKS
    return dict(_texts(packaged if packaged.is_dir() else Path(__file__).parents[3] / _CHECKS, ""))


def _texts(folder: Traversable, below: str) -> Iterator[tuple[str, str]]:
    for entry in folder.iterdir():
        name = below + (entry.name if below else _NAMED.get(entry.name, entry.name))
        if entry.name.startswith((".", "__pycache__")):
            continue  # left behind by an editor or a run
        if entry.is_file():
            yield name, entry.read_bytes().decode()  # texts have hashes: no line end may change
        else:
            yield from _texts(entry, f"{name}/")


def _corpus_around(root: Path) -> Path | None:
    """The corpus whose folder of records this one would lie in."""
    around = (folder.parent for folder in (root, *root.parents) if folder.name == FACTS and any(folder.glob("*.toml")))
    return next(around, None)


def _standing(root: Path, names: Iterable[str], done: Collection[str]) -> Iterator[Path]:
    """What is in the way, each once: of each path of the template that is not done the first part that is."""
    kept = {root / name for name in done}
    names = [name for name in names if name not in done]
    ways = (tuple(itertools.accumulate(name.split("/"), Path.joinpath, initial=root))[1:] for name in names)
    first = (
        next((part for part in way if _is_in_the_way(root, part, kept, is_file=part == way[-1])), None) for way in ways
    )
    yield from dict.fromkeys(part for part in first if part)


def _is_in_the_way(root: Path, path: Path, kept: Collection[Path], *, is_file: bool) -> bool:
    """A file or a link is, and so is a folder whose every file counts, if there is anything in it but what is kept."""
    if not os.path.lexists(path):
        return False
    if is_file or path.is_symlink() or not path.is_dir():
        return True
    return path in (root / FACTS, root / _CHECKS) and any(entry not in kept for entry in path.iterdir())
