"""Reports are written whole or not at all."""

from __future__ import annotations

import os
from itertools import count
from pathlib import Path

import pytest
from made_reports import differing, finding, report

from discrepant.report.write import write

NAMES = ["discrepancies.html", "discrepancies.json", "discrepancies.md"]


def test_all_files_are_written(tmp_path: Path) -> None:
    written = write(report(finding()), tmp_path / "new" / "reports")
    assert sorted(path.name for path in written) == NAMES
    for path in written:
        text = path.read_bytes()
        assert text.endswith(b"\n")
        assert b"\r" not in text


def test_pictures_lie_beside_the_report_that_shows_them(tmp_path: Path) -> None:
    """Those that an earlier run left are removed, but no file of somebody else's."""
    write(differing(), tmp_path)
    (picture,) = (tmp_path / "pictures").iterdir()
    assert picture.name == "crowd.svg"
    assert "](pictures/crowd.svg)" in (tmp_path / "discrepancies.md").read_text("utf-8")
    (tmp_path / "pictures/mine.svg").write_text("<svg/>", "utf-8")
    write(report(finding()), tmp_path)
    assert [path.name for path in (tmp_path / "pictures").iterdir()] == ["mine.svg"]


def test_what_nobody_can_tell_to_be_ours_stays(tmp_path: Path) -> None:
    """A folder, a link to nothing, what no run would write for its size, and what is no text."""
    pictures = tmp_path / "pictures"
    write(differing(), tmp_path)
    ours = (pictures / "crowd.svg").read_bytes()
    (pictures / "folder.svg").mkdir()
    (pictures / "lost.svg").symlink_to(tmp_path / "nowhere")
    (pictures / "large.svg").write_bytes(ours + b" " * (1_000_001 - len(ours)))
    (pictures / "noise.svg").write_bytes(b"\xff\xfe")
    (pictures / "crowd.txt").write_bytes(ours)
    (pictures / "gone.svg").write_bytes(ours + b" " * (1_000_000 - len(ours)))
    (pictures / "torn.svg").write_bytes(ours + b"\xff")
    write(report(finding()), tmp_path)
    left = {path.name for path in pictures.iterdir()}
    assert left == {"folder.svg", "lost.svg", "large.svg", "noise.svg", "crowd.txt"}


def test_a_page_beside_the_reports_is_written_or_removed_with_them(tmp_path: Path) -> None:
    """It is removed where it is ours."""
    page = "<!DOCTYPE html><p>Made by <i>discrepant scan</i>"
    for name, text in {"a": page, "b": "<p>Mine", "c": f"{page}\udcff", "d": f"{page}{' ' * 2_000_000}"}.items():
        (tmp_path / f"{name}.html").write_text(text, "utf-8", "surrogateescape")
    (tmp_path / "folder.html").mkdir()
    gone = dict.fromkeys(["a.html", "b.html", "c.html", "d.html", "folder.html", "none.html"])
    written = write(report(finding()), tmp_path, beside={**gone, "new.html": page})
    assert sorted(path.name for path in written) == NAMES
    assert (tmp_path / "new.html").read_text("utf-8") == page
    left = {path.name for path in tmp_path.glob("*.html")}
    assert left == {"b.html", "folder.html", "new.html", "discrepancies.html"}


def test_half_a_surrogate_pair_is_written_as_its_escape(tmp_path: Path) -> None:
    write(report(finding(summary="\udc80")), tmp_path)
    assert rb"\udc80" in (tmp_path / "discrepancies.json").read_bytes()
    assert rb"<U+DC80\>" in (tmp_path / "discrepancies.md").read_bytes()


@pytest.mark.parametrize("nth", [1, 2, 3, 4])
def test_a_failure_leaves_the_old_files_and_no_others(
    nth: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(report(), tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    sync, calls = os.fsync, count(1)

    def failing(handle: int) -> None:
        if next(calls) == nth:
            raise OSError(28, "No space left on device")
        sync(handle)

    monkeypatch.setattr("os.fsync", failing)
    with pytest.raises(OSError, match="No space"):
        write(report(finding()), tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


@pytest.mark.parametrize("name", ["pictures", "pictures/crowd.svg", "discrepancies.html"])
def test_nothing_is_written_through_a_link_that_leads_out(
    name: str, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).symlink_to(outside / "it")
    with pytest.raises(OSError, match="leads out of"):
        write(differing(), tmp_path)
    assert not list(outside.iterdir())
    assert not (tmp_path / "discrepancies.json").exists()


def test_a_folder_that_is_none_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "reports").touch()
    with pytest.raises(OSError, match="reports"):
        write(report(), tmp_path / "reports")
