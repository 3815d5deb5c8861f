"""Each guide of docs/guides is worked through, and prints what it shows."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from guides import is_shown, steps, work_through

GUIDES = sorted((Path(__file__).parent.parent / "docs/guides").glob("*.md"))


@pytest.mark.skipif(shutil.which("bash") is None, reason="the guides' commands are those of a shell")
@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.stem)
def test_a_guide_comes_out_as_it_says(guide: Path, tmp_path: Path) -> None:
    assert work_through(guide.read_text("utf-8"), tmp_path) >= 3


class TestSteps:
    def test_a_file_has_its_name_on_the_line_before(self) -> None:
        (step,) = steps("Write this to `seeds/a.txt`:\n\n```text\nOne\n```\n")
        assert (step.name, step.text, step.added) == ("seeds/a.txt", "One\n", False)

    def test_or_is_added_to(self) -> None:
        (step,) = steps("Add this to `facts/claims.toml`:\n\n```toml\na = 1\n```\n")
        assert step.added

    def test_a_block_without_a_name_is_only_shown(self) -> None:
        assert not list(steps("A fact looks like this:\n\n```toml\na = 1\n```\n"))

    def test_commands_are_parted_from_what_they_print(self) -> None:
        (step,) = steps("So:\n\n```console\n$ a b\none\ntwo\n$ c\n```\n")
        assert list(step.commands) == [("a b", "one\ntwo\n"), ("c", "")]


@pytest.mark.parametrize(
    ("shown", "printed", "is_so"),
    [
        ("a\nb\n", "a\nb\n", True),
        ("a\n", "a\nb\n", False),
        ("a\n…\n", "a\nb\nc\n", True),
        ("…\nc\n", "a\nb\nc\n", True),
        ("…\nb\n…\n", "a\nb\nc\n", True),
        ("…\nd\n…\n", "a\nb\nc\n", False),
        ("a: …\nb\n", "a: 12\nb\n", True),
        ("a: …\nb\n", "a: 12\n12\nb\n", False),
        ("a (b).\n", "a (b).\n", True),
        ("a (b).\n", "a (b)x\n", False),
    ],
)
def test_what_is_shown_may_leave_out(shown: str, printed: str, *, is_so: bool) -> None:
    assert is_shown(shown, printed) is is_so
