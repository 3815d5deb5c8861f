"""Files are written whole or not at all, and a set of them is of one run, or it is seen that it may not be."""

from __future__ import annotations

import contextlib
import errno
import os
import subprocess
import sys
from itertools import count
from pathlib import Path

import pytest
from written_sets import NEW, OLD, held, put

from discrepant.files import writing
from discrepant.files.opening import UnfitFileError
from discrepant.files.staging import staging_in
from discrepant.files.writing import UNFINISHED, is_unfinished, write_file, write_new, write_set


class TestSets:
    def test_one_takes_the_place_of_another(self, tmp_path: Path) -> None:
        for texts in (OLD, NEW, NEW, OLD):
            put(tmp_path / "new/reports", texts)
            assert held(tmp_path / "new/reports") == texts
        assert not list(tmp_path.rglob(".*"))

    def test_it_is_as_open_to_others_as_any_file(self, tmp_path: Path) -> None:
        (tmp_path / "mine").touch()
        put(tmp_path, NEW)
        assert (tmp_path / "page").stat().st_mode == (tmp_path / "mine").stat().st_mode

    def test_what_is_as_it_was_is_not_written_again(self, tmp_path: Path) -> None:
        put(tmp_path, OLD)
        os.utime(tmp_path / "pictures/same", (1, 1))
        put(tmp_path, NEW)
        assert (tmp_path / "pictures/same").stat().st_mtime == 1

    def test_a_file_in_pieces_is_one_of_the_set(self, tmp_path: Path) -> None:
        write_set(tmp_path, {"page": "ä" * 70_000, "data": iter(["ä" * 60_000, "", "ä" * 10_000])})
        assert (tmp_path / "data").read_bytes() == (tmp_path / "page").read_bytes()
        for name in ("page", "data"):
            os.utime(tmp_path / name, (1, 1))
        write_set(tmp_path, {"page": "ä" * 70_000, "data": ["ä" * 70_000]})
        assert {path.stat().st_mtime for path in tmp_path.iterdir()} == {1}
        write_set(tmp_path, {"data": ["ä" * 69_999, "b"]})
        assert (tmp_path / "data").read_text("utf-8") == "ä" * 69_999 + "b"
        write_set(tmp_path, {"data": ["ä", "b"]})
        assert (tmp_path / "data").read_text("utf-8") == "äb"
        assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "page"]

    def test_a_piece_that_cannot_be_made_leaves_the_old_files(self, tmp_path: Path) -> None:
        write_set(tmp_path, {"page": "old", "data": ["old"]})
        with pytest.raises(ZeroDivisionError):
            write_set(tmp_path, {"page": "new", "data": (str(1 // n) for n in (1, 0))})
        assert {path.name: path.read_text("utf-8") for path in tmp_path.iterdir()} == {"page": "old", "data": "old"}

    def test_a_link_that_stays_inside_is_followed(self, tmp_path: Path) -> None:
        (tmp_path / "elsewhere").mkdir()
        (tmp_path / "reports").symlink_to("elsewhere")
        (tmp_path / "elsewhere/page").symlink_to("../index")
        write_set(tmp_path / "reports", NEW, inside=tmp_path)
        assert (tmp_path / "index").read_text() == "new"
        assert (tmp_path / "elsewhere/page").is_symlink()

    @pytest.mark.parametrize("name", ["", "pictures", "page", "pictures/a", "pictures/new"])
    @pytest.mark.parametrize("dangling", [True, False], ids=["to nothing", "to something"])
    def test_a_link_that_leads_out_is_refused(
        self, name: str, dangling: object, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        outside = tmp_path_factory.mktemp("outside")
        reports = tmp_path / "reports"
        link = reports / name
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(outside / "nothing" if dangling else outside)
        with pytest.raises(UnfitFileError, match="leads out of"):
            write_set(reports, {**NEW, "pictures/new": "new"}, inside=tmp_path)
        assert held(outside) == {}
        assert held(reports) == {}
        assert not is_unfinished(reports)

    def test_nothing_is_removed_through_a_link_that_leads_out(
        self, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        outside = tmp_path_factory.mktemp("outside")
        (outside / "a").touch()
        (tmp_path / "pictures").symlink_to(outside)
        with pytest.raises(UnfitFileError, match="leads out of"):
            put(tmp_path, {"page": "new"})
        assert (outside / "a").exists()
        assert not (tmp_path / "page").exists()

    @pytest.mark.parametrize("name", ["page", "pictures/a"])
    def test_what_is_no_file_is_refused_before_anything_is_written(self, name: str, tmp_path: Path) -> None:
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / "text").write_text("old")
        with pytest.raises(UnfitFileError, match="is not a regular file"):
            write_set(tmp_path, NEW)
        assert held(tmp_path) == {"text": "old"}

    @pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
    @pytest.mark.parametrize("step", ["os.fsync", "os.mkdir", "pathlib.Path.open", "pathlib.Path.replace"])
    def test_whatever_fails_it_is_the_old_set_or_is_seen_to_be_neither(
        self, step: str, error: BaseException, tmp_path: Path
    ) -> None:
        owner, _, name = step.rpartition(".")
        place: object = os if owner == "os" else Path
        call = getattr(place, name)
        for nth in count(1):
            folder = tmp_path / str(nth)
            put(folder, OLD)
            calls = count(1)

            def failing(*args: object, **keys: object) -> object:
                if next(calls) == nth:  # noqa: B023  # it is called in this round alone
                    raise error
                return call(*args, **keys)

            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(place, name, failing)
                try:
                    put(folder, NEW)
                except type(error):
                    assert held(folder) in (OLD, NEW) or is_unfinished(folder)
                    put(folder, NEW)
                else:
                    break
            assert held(folder) == NEW
        assert next(calls) > 2

    def test_a_drive_that_cannot_write_at_once_is_no_hindrance(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def unknown(_: int) -> None:
            raise OSError(errno.EINVAL, "Invalid argument")

        monkeypatch.setattr("os.fsync", unknown)
        put(tmp_path, NEW)
        assert held(tmp_path) == NEW

    def test_all_is_on_the_disk_before_an_old_file_is_given_up(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The texts, the names of the folder in which they take their places, and those places."""
        put(tmp_path, OLD)
        steps: list[str] = []
        sync, replace = os.fsync, Path.replace

        def synced(handle: int) -> None:
            steps.append("folder" if os.path.isdir(f"/dev/fd/{handle}") else "file")  # noqa: PTH112  # a handle
            sync(handle)

        def replaced(path: Path, target: Path) -> Path:
            steps.append("place")
            return replace(path, target)

        monkeypatch.setattr("os.fsync", synced)
        monkeypatch.setattr(Path, "replace", replaced)
        put(tmp_path, NEW)
        assert steps == [*["file"] * 5, "folder", *["place"] * 4, *["folder"] * 3]

    def test_a_file_that_a_program_holds_is_waited_for_where_holding_keeps_it(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """As on Windows, whose searchers for viruses open a new file for a moment."""
        put(tmp_path, OLD)
        replace, refusals = Path.replace, iter([PermissionError(errno.EACCES, "Access is denied")] * 3)

        def held_by_another(path: Path, target: Path) -> Path:
            for refusal in refusals:
                raise refusal
            return replace(path, target)

        monkeypatch.setattr(Path, "replace", held_by_another)
        with pytest.raises(UnfitFileError, match="Access is denied"):
            put(tmp_path, NEW)
        monkeypatch.setattr("discrepant.files.writing._HELD_IS_KEPT", True)
        put(tmp_path, NEW)
        assert held(tmp_path) == NEW
        assert next(refusals, None) is None


class TestOneFile:
    def test_it_is_written_and_replaced(self, tmp_path: Path) -> None:
        for text in ("old", "new", "\ud800"):
            write_file(tmp_path / "a/b", text)
            assert held(tmp_path) == {"a/b": "\\ud800" if text == "\ud800" else text}

    def test_a_link_is_followed(self, tmp_path: Path) -> None:
        (tmp_path / "a").mkdir()
        (tmp_path / "link").symlink_to("a/b")
        write_file(tmp_path / "link", "new")
        assert held(tmp_path) == {"link": "new", "a/b": "new"}
        assert (tmp_path / "link").is_symlink()

    def test_but_not_out_of_the_folder_that_it_should_stay_in(self, tmp_path: Path) -> None:
        (tmp_path / "a").mkdir()
        (tmp_path / "a/link").symlink_to("../b")
        with pytest.raises(UnfitFileError, match="link is reached by a link that leads out of"):
            write_file(tmp_path / "a/link", "new", inside=tmp_path / "a")
        assert held(tmp_path) == {}

    def test_a_device_stays_one(self) -> None:
        with pytest.raises(UnfitFileError, match="/dev/null is not a regular file"):
            write_file(Path("/dev/null"), "new")

    def test_it_leaves_the_mark_of_an_unfinished_set_alone(self, tmp_path: Path) -> None:
        (tmp_path / UNFINISHED).touch()
        write_file(tmp_path / "other", "new")
        assert is_unfinished(tmp_path)


# In a folder of its own for each moment, a run that is killed then, until one gets to its end. A moment is whenever a
# file, a folder or a name is touched. No test can be forked itself, for it may have threads.
KILLED = """\
import os, signal, sys
from itertools import count
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from discrepant.files.writing import write_new
from written_sets import NEW, put
def run(folder, last):
    left = last
    def moment(event, args):
        nonlocal left
        if event in ("open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.scandir", "os.listdir"):
            left -= 1
            if not left:
                os.kill(os.getpid(), signal.SIGKILL)
    sys.addaudithook(moment)
    {"set": put, "new": write_new}[sys.argv[2]](folder, NEW)
    os._exit(0)
for last in count(1):
    folder = Path(sys.argv[3], str(last))
    folder.mkdir()
    for name, text in eval(sys.argv[4]).items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text)
    child = os.fork() or run(folder, last)
    _, status = os.waitpid(child, 0)
    if status != signal.SIGKILL:
        sys.exit(status)
"""


def killed(how: str, root: Path, standing: dict[str, str]) -> list[Path]:
    """The folders that runs left which were killed, one a moment; these files stood there before."""
    args = [sys.executable, "-c", KILLED, str(Path(__file__).parents[1]), how, str(root), repr(standing)]
    subprocess.run(args, check=True)
    *left, whole = sorted(root.iterdir(), key=lambda folder: int(folder.name))
    assert held(whole) == NEW
    assert len(left) > 20
    return left


def seen(folder: Path) -> dict[str, str]:
    """What lies open in a folder."""
    return {name: text for name, text in held(folder).items() if not name.startswith(".")}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system ends its processes in another way")
class TestKilled:
    def test_whatever_the_moment_the_set_is_whole_or_seen_to_be_unfinished(self, tmp_path: Path) -> None:
        left = killed("set", tmp_path, OLD)
        told = ["unfinished" if is_unfinished(folder) else "old" if seen(folder) == OLD else "new" for folder in left]
        assert all(how == "unfinished" or seen(folder) in (OLD, NEW) for how, folder in zip(told, left, strict=True))
        assert list(dict.fromkeys(told)) == ["old", "unfinished", "new"]

    @pytest.mark.parametrize("texts", [OLD, NEW], ids=["old", "new"])
    def test_the_next_run_leaves_nothing_of_it(self, texts: dict[str, str], tmp_path: Path) -> None:
        for folder in killed("set", tmp_path, OLD):
            put(folder, texts)
            assert held(folder) == texts
            assert not list(folder.glob(".*"))

    def test_a_second_run_that_is_killed_hides_nothing(self, tmp_path: Path) -> None:
        """A set that may be of two runs is so until the next one is whole."""
        for folder in killed("set", tmp_path, {**OLD, "text": "of another run", UNFINISHED: ""}):
            assert is_unfinished(folder) or seen(folder) == NEW

    def test_new_files_are_whole_and_what_is_left_of_others_goes_with_the_next_run(self, tmp_path: Path) -> None:
        for folder in killed("new", tmp_path, {}):
            assert seen(folder).items() <= NEW.items()
            write_new(folder, {"another": "new"})
            assert not list(folder.glob(".*"))


# runs of one set each, begun at once, that write it over and over
CROWD = """\
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from written_sets import put
texts = {name: sys.argv[3] * 1000 for name in ("page", "text", "pictures/a", f"pictures/{sys.argv[3]}")}
print("ready", flush=True)
sys.stdin.readline()
for _ in range(15):
    put(Path(sys.argv[2]), texts)
"""


class TestAtOnce:
    def test_the_set_of_one_run_is_left(self, tmp_path: Path) -> None:
        args = [sys.executable, "-c", CROWD, str(Path(__file__).parents[1]), str(tmp_path)]
        with contextlib.ExitStack() as stack:
            pipe = subprocess.PIPE
            runs = [stack.enter_context(subprocess.Popen([*args, name], stdin=pipe, stdout=pipe)) for name in "abcd"]
            for run in runs:
                assert run.stdout is not None
                assert run.stdout.readline() == b"ready\n"
            for run in runs:  # all of them wait for this
                assert run.stdin is not None
                run.stdin.close()
            assert [run.wait() for run in runs] == [0, 0, 0, 0]
        found = held(tmp_path)
        (name,) = {text[0] for text in found.values()}
        assert found == dict.fromkeys(("page", "text", "pictures/a", f"pictures/{name}"), name * 1000)
        assert not list(tmp_path.glob(".*"))

    def test_another_is_waited_for_but_not_for_ever(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        clock = count()
        monkeypatch.setattr("time.monotonic", lambda: float(next(clock)))
        monkeypatch.setattr("time.sleep", lambda _: None)
        put(tmp_path, OLD)
        with staging_in(tmp_path), pytest.raises(UnfitFileError, match="by another run, for a minute now"):
            put(tmp_path, NEW)
        assert held(tmp_path) == OLD
        put(tmp_path, NEW)
        assert held(tmp_path) == NEW

    def test_a_drive_without_locks_is_no_hindrance(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def no_locks(*_: object) -> None:
            raise OSError(errno.ENOLCK, "No locks available")

        monkeypatch.setattr("fcntl.flock", no_locks)
        put(tmp_path, NEW)
        assert held(tmp_path) == NEW


def test_folders_with_a_like_name_are_left_alone(tmp_path: Path) -> None:
    """Only what bears our own mark is a leftover, or is empty."""
    for name in (".discrepant-config", ".discrepant-abcdefgh"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "mine").write_text("kept")
    (tmp_path / ".discrepant-link").symlink_to(".discrepant-config")
    writing.write_file(tmp_path / "new", "text")
    put(tmp_path, NEW)
    for name in (".discrepant-config", ".discrepant-abcdefgh", ".discrepant-link"):
        assert (tmp_path / name / "mine").read_text() == "kept"
