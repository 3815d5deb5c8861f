"""The corpus is sought from the working folder upwards, no farther than the border of a repository."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepant.corpus.root import find_root, is_among_records
from discrepant.errors import CorpusError

NAMES = ("a", "b", "c", "d")


@given(st.integers(0, 4), st.integers(0, 4))
def test_from_every_depth_the_nearest_is_found(
    tmp_path_factory: pytest.TempPathFactory, depth: int, outer: int
) -> None:
    root = tmp_path_factory.mktemp("desk")
    below = root.joinpath(*NAMES[:depth])
    (below / "facts").mkdir(parents=True)
    root.joinpath(*NAMES[: min(outer, depth)], "facts").mkdir(parents=True, exist_ok=True)
    inside = below / "seeds" / "old"
    inside.mkdir(parents=True)
    for start in (below, below / "facts", below / "seeds", inside):
        assert find_root(start) == below


@pytest.mark.parametrize("is_folder", [True, False])  # of a worktree it is a file
def test_the_border_of_a_repository_is_not_crossed(tmp_path: Path, *, is_folder: bool) -> None:
    (tmp_path / "facts").mkdir()
    inside = tmp_path / "project" / "sub"
    inside.mkdir(parents=True)
    (tmp_path / "project/.git").mkdir() if is_folder else (tmp_path / "project/.git").write_text("gitdir: x")
    with pytest.raises(CorpusError) as refused:
        find_root(inside)
    assert f"in {inside} or above it, up to {tmp_path / 'project'} (`discrepant init`" in str(refused.value)
    (tmp_path / "project/facts").mkdir()  # the repository's own folder is looked into
    assert find_root(inside) == tmp_path / "project"


def test_a_file_of_that_name_is_no_corpus(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "facts").write_text("")
    with pytest.raises(CorpusError, match="there is no corpus"):
        find_root(tmp_path)


@pytest.mark.parametrize(
    ("place", "is_among"),
    [
        ("desk/facts/a.toml", True),
        ("desk/facts/foreign/a.toml", True),
        ("desk/seeds/a.txt", True),
        ("desk/checks/test_a.py", True),
        ("desk/reports/a.html", False),
        ("desk/a.html", False),
        ("desk/my/facts.html", False),
        ("a.html", False),  # of no corpus
        ("seeds/a.html", False),
    ],
)
def test_what_is_among_records_texts_and_checks(place: str, tmp_path: Path, *, is_among: bool) -> None:
    (tmp_path / "desk/facts").mkdir(parents=True)
    assert is_among_records(tmp_path / place) is is_among
    (tmp_path / "link").symlink_to(tmp_path / "desk", target_is_directory=True)
    if place.startswith("desk/"):
        assert is_among_records(tmp_path / place.replace("desk", "link", 1)) is is_among
