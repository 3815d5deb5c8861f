"""What was kept by other code, or beside other packages, is told from what this code would keep."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

import pytest

from discrepant.files import own_code
from discrepant.files.own_code import code_of


@pytest.fixture(autouse=True)
def forgotten() -> None:
    _forget()


def _forget() -> None:
    """What is installed, and our files, do not change as a rule."""
    for kept in (code_of, own_code._files_of, own_code._installed):  # noqa: SLF001
        kept.cache_clear()


@pytest.mark.parametrize("package", ["attrs", "babel", "jinja2", "lark", "markupsafe", "pint", "rapidfuzz"])
def test_versions_are_those_that_python_knows(package: str) -> None:
    assert version(package) in own_code._version(package)  # noqa: SLF001  # of which a hash alone is seen


def test_another_version_or_file_is_other_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "told").mkdir()
    (tmp_path / "told/__init__.py").write_text("A = 1\n")
    (tmp_path / "Read_er-1.0.dist-info").mkdir()
    monkeypatch.syspath_prepend(tmp_path)
    found = {code_of("told", "read-er")}
    (tmp_path / "Read_er-1.0.dist-info").rename(tmp_path / "Read_er-1.1.dist-info")
    for name in ("__init__.py", "words.toml"):
        (tmp_path / "told" / name).touch()
        _forget()
        found.add(code_of("told", "read-er"))
    assert len(found) == 3
    assert "" not in found
