"""Where the corpus is: the folder that holds facts/.

It is sought upwards as git seeks a repository.
"""

from __future__ import annotations

import os.path
from pathlib import Path

from discrepant.corpus.files import FACTS
from discrepant.errors import CorpusError, Problem

__all__ = ["find_root", "is_among_records"]

_KEPT = (FACTS, "seeds", "checks")  # folders of a corpus in which people write


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


def is_among_records(place: Path) -> bool:
    """Whether a place is among the records, texts or checks of a corpus.

    No output belongs there.
    """
    real = place.resolve()
    root = next((folder for folder in real.parents if (folder / FACTS).is_dir()), None)
    return root is not None and real.relative_to(root).parts[0] in _KEPT
