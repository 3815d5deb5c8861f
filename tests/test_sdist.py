"""The source distribution: nothing of the publishers' is in it, and what is unpacked has checks and tests that pass."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from discrepant.desk.new_corpus import template

ROOT = Path(__file__).parent.parent
OF_THE_TEMPLATE = {name for name in template() if name.startswith(("facts/", "seeds/"))}


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sdist")
    subprocess.run((sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", folder), cwd=ROOT, check=True)
    (packed,) = folder.glob("*.tar.gz")
    with tarfile.open(packed) as archive:
        archive.extractall(folder, filter="data")
    (found,) = (path for path in folder.iterdir() if path.is_dir())
    return found


def run(unpacked: Path, *args: str) -> subprocess.CompletedProcess[str]:
    """Pytest there, by the code that was unpacked."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "COV"))}
    environ = {**kept, "PYTHONPATH": str(unpacked / "src")}
    command = (sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *args)
    return subprocess.run(command, cwd=unpacked, env=environ, capture_output=True, text=True, check=False)


def test_its_corpus_is_that_of_the_template(unpacked: Path) -> None:
    files = {
        path.relative_to(unpacked).as_posix() for name in ("facts", "seeds") for path in (unpacked / name).iterdir()
    }
    assert files == OF_THE_TEMPLATE


def test_the_template_is_whole(unpacked: Path) -> None:
    ours = ROOT / "src/discrepant/template"
    inside = {path.relative_to(ours) for path in ours.rglob("*") if path.is_file()}
    assert {path for path in inside if not (unpacked / "src/discrepant/template" / path).is_file()} == set()


def test_its_tests_pass_or_say_why_they_are_skipped(unpacked: Path) -> None:
    """Those that read the corpus at its root; all others cannot see a difference."""
    done = run(unpacked, "-m", "not hypothesis", "tests/test_corpus_of_five.py", "tests/test_docs.py", "tests/checking")
    assert done.returncode == 0, done.stdout
    assert "the publishers' articles are not in the source distribution" in done.stdout


def test_its_checks_pass(unpacked: Path) -> None:
    done = run(unpacked, "checks/", "--reports", "build/reports")
    assert done.returncode == 0, done.stdout
    assert "22 passed, 7 skipped, 1 xfailed" in done.stdout
