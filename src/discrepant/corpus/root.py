"""Where the corpus is: the folder that holds facts/.

It is sought upwards as git seeks a repository.
"""

from __future__ import annotations

import os
from os import PathLike
from pathlib import Path

from discrepant.corpus.files import FACTS
from discrepant.errors import CorpusError, Problem, value_shown
from discrepant.files.opening import real_path

__all__ = ["find_root", "is_among_records", "real_root"]

_KEPT = (FACTS, "seeds", "checks")  # folders of a corpus in which people write

_LONGEST = 32_767  # characters of a path, on any system


def find_root(start: Path) -> Path:
    """The nearest folder, this one or one above it, that holds facts/.

    A CorpusError says where it was looked for. A repository is the border: of the folders above, the last to be looked
    at is the one that holds .git.
    """
    last = start
    for last in (start, *start.parents):  # it is named in the refusal
        if os.path.isdir(last / FACTS):  # noqa: PTH112  # a folder that may not be looked into holds none
            return last
        if os.path.lexists(last / ".git"):
            break
    above = f" or above it, up to {last}" if last != start else ""
    what = f"there is no corpus, for no folder {FACTS}/ is in {start}{above}"
    raise CorpusError(Problem(what=what, hint="`discrepant init` makes one; --corpus names one elsewhere"))


def real_root(given: str | PathLike[str]) -> Path:
    """The root of a corpus by its whole path, without links.

    A CorpusError names the folder that is not there.
    """
    if not isinstance(given, str | PathLike) or not isinstance(os.fspath(given), str):
        raise TypeError(f"a folder is named by a string or a path, not {value_shown(given)}")
    if not str(given).strip():
        raise CorpusError(Problem(what=f'"{given}" names no folder', hint='"." is the working folder'))
    if len(str(given)) > _LONGEST:
        raise CorpusError(Problem(what=f"a path of {len(str(given)):,} characters names no folder"))
    for folder in (Path(given), Path(given) / FACTS):
        if not os.path.isdir(folder):  # noqa: PTH112  # likewise
            what = "is no folder" if os.path.lexists(folder) else "there is no such folder"
            raise CorpusError(Problem(file=folder.as_posix(), what=what, hint="a corpus is a folder that holds facts/"))
    return real_path(given)


def is_among_records(place: Path) -> bool:
    """Whether a place is among the records, texts or checks of a corpus.

    No output belongs there.
    """
    real = real_path(place)
    root = next((folder for folder in real.parents if (folder / FACTS).is_dir()), None)
    return root is not None and real.relative_to(root).parts[0] in _KEPT
