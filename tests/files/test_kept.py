"""What is kept between runs is found again whole, or not at all; it is bounded, and where it may not lie nothing is."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepant.files import kept
from discrepant.files.kept import VARIABLE, Kept

KEY = "0" * 64
plain = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text()
    | st.sampled_from(["\udc80", "Київ", "\u2028"]),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "cache"))
    return tmp_path / "cache" / "things"


@given(plain)
def test_what_was_kept_is_found_again(tmp_path_factory: pytest.TempPathFactory, value: object) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv(VARIABLE, str(tmp_path_factory.getbasetemp() / "kept"))
        Kept("things").put(KEY, value)
        found = Kept("things").get(KEY)
    assert json.dumps(found) == json.dumps(value)


def test_nothing_is_found_that_was_not_kept(folder: Path) -> None:
    assert Kept("things").get(KEY) is None
    Kept("things").put(KEY, [1])
    assert Kept("things").get("1" * 64) is None
    assert Kept("others").get(KEY) is None
    assert [path.name for path in folder.iterdir()] == [KEY]


@pytest.mark.parametrize("spoil", ["short", "empty", "other", "folder", "deep", "words"])
def test_what_is_broken_or_foreign_is_not_there(folder: Path, spoil: str) -> None:
    Kept("things").put(KEY, ["a", "b"])
    path = folder / KEY
    data = path.read_bytes()
    if spoil == "folder":
        path.unlink()
        path.mkdir()
    else:
        path.write_bytes(
            {
                "short": data[:-3],
                "empty": b"",
                "other": data.replace(b'"a"', b'"c"'),
                "deep": b"[" * 100_000,
                "words": b"not ours\n[]",
            }[spoil]
        )
    assert Kept("things").get(KEY) is None


def test_what_was_put_under_another_key_is_not_there(folder: Path) -> None:
    Kept("things").put(KEY, ["a"])
    (folder / KEY).rename(folder / ("1" * 64))
    assert Kept("things").get("1" * 64) is None


@pytest.mark.parametrize("none", ["", "off", "0", " None "])
def test_nothing_is_kept_where_the_environment_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, none: str
) -> None:
    monkeypatch.setenv(VARIABLE, none)
    monkeypatch.setenv("HOME", str(tmp_path))
    Kept("things").put(KEY, ["a"])
    assert not Kept("things").is_on
    assert Kept("things").get(KEY) is None
    assert not list(tmp_path.rglob("*"))


@pytest.mark.skipif(os.name == "nt", reason="where Windows keeps it is another folder")
def test_it_lies_in_the_user_s_own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    Kept("things").put(KEY, ["a"])
    assert (tmp_path / ".cache" / "discrepant" / "things" / KEY).is_file()
    assert (tmp_path / ".cache" / "discrepant" / "things").stat().st_mode & 0o077 == 0


def test_a_folder_that_cannot_be_written_keeps_nothing(folder: Path) -> None:
    folder.parent.write_text("a file where the folder would be")
    Kept("things").put(KEY, ["a"])
    assert Kept("things").get(KEY) is None


def test_what_is_no_json_is_not_kept(folder: Path) -> None:
    for value in ([float("nan")], {"a": 1, "b": float("nan")}):
        Kept("things").put(KEY, value)
        assert not any(folder.iterdir())


@pytest.mark.usefixtures("folder")
def test_what_cannot_be_kept_leaves_what_was() -> None:
    Kept("things").put(KEY, {"a": 1, "b": 2})
    Kept("things").put(KEY, {"a": 1, "b": float("nan")})
    assert Kept("things").get(KEY) == {"a": 1, "b": 2}


def test_the_oldest_go_where_there_is_too_much(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "_MOST", 2_000)
    keys = [f"{n:064}" for n in range(20)]
    things = Kept("things")
    for age, key in enumerate(keys):
        things.put(key, ["x" * 100])
        if (folder / key).exists():
            os.utime(folder / key, (age, age))
    left = sorted(path.name for path in folder.iterdir())
    assert sum((folder / name).stat().st_size for name in left) <= 2_000
    assert left == keys[-len(left) :]
    assert things.get(keys[-1]) == ["x" * 100]
    monkeypatch.setattr(kept, "_LARGEST", 50)
    things.put("f" * 64, ["x" * 100])
    assert things.get("f" * 64) is None
