"""What a desk gets: the built wheel alone, in a fresh environment, makes a corpus whose checks tell the right line."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest
from corpora import change

from discrepant.desk.new_corpus import template

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run((sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder), cwd=ROOT, check=True)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def programs(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an environment that holds the wheel; what it depends on is that of the running one."""
    folder = tmp_path_factory.mktemp("fresh") / "venv"
    subprocess.run((sys.executable, "-m", "venv", "--without-pip", folder), check=True)
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    pip = (
        sys.executable,
        "-m",
        "pip",
        "--python",
        programs / "python",
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
    )
    subprocess.run((*pip, wheel), check=True)
    (own,) = folder.glob("**/site-packages")
    # an editable install's own .pth is not followed from there, so that src/ stays out of the way
    (own / "running.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    return programs


def run(programs: Path, *args: str, at: Path) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PYTEST", "COV"))}
    # other people's plugins only take time here
    environ = {**kept, "PYTEST_ADDOPTS": "-p no:hypothesispytest -p no:benchmark", "COLUMNS": "120"}
    return subprocess.run(
        (programs / args[0], *args[1:]), cwd=at, env=environ, capture_output=True, text=True, check=False
    )


def check(programs: Path, desk: Path) -> subprocess.CompletedProcess[str]:
    """`pytest checks/`; the fresh environment has no script of that name, for pytest is another's."""
    return run(programs, "python", "-m", "pytest", "checks/", at=desk)


@pytest.fixture(scope="module")
def made(programs: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `discrepant init desk` has made in an empty folder."""
    folder = tmp_path_factory.mktemp("empty")
    done = run(programs, "discrepant", "init", "desk", at=folder)
    assert (done.returncode, done.stderr) == (0, "")
    return folder / "desk"


@pytest.fixture
def desk(made: Path, tmp_path: Path) -> Path:
    return shutil.copytree(made, tmp_path / "desk")


def test_it_holds_the_template_and_the_checks_and_no_seeds_of_ours(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    inside = [name.removeprefix("discrepant/template/") for name in names if name.startswith("discrepant/template/")]
    assert len(inside) == len(template()) - 1  # the schema is made, not kept
    assert {f"checks/{path.name}" for path in ROOT.glob("checks/*.py")} <= set(inside)
    assert not [name for name in names if re.match(r"(seeds|facts|tests|checks)/", name)]


def test_it_is_the_wheel_that_runs(programs: Path, tmp_path: Path) -> None:
    code = (
        "import discrepant, discrepant.pytest.plugin as plugin; print(discrepant.__file__, plugin.__file__, sep='\\n')"
    )
    done = run(programs, "python", "-c", code, at=tmp_path)
    places = [Path(line) for line in done.stdout.splitlines()]
    assert len(places) == 2, done.stderr
    assert all(place.is_relative_to(programs.parent) for place in places)


def test_its_front_door_opens(programs: Path, desk: Path) -> None:
    code = "import discrepant; print(discrepant.compare('30', '31').verdict, discrepant.check(discrepant.load('.')))"
    done = run(programs, "python", "-c", code, at=desk)
    assert done.stdout.startswith("conflict <Report: "), done.stderr


def test_the_new_corpus_is_the_template(made: Path) -> None:
    assert {name: (made / name).read_bytes().decode() for name in template()} == template()


def test_its_checks_are_green(programs: Path, desk: Path) -> None:
    done = check(programs, desk)
    assert done.returncode == 0, done.stdout
    assert "22 passed, 7 skipped, 1 xfailed" in done.stdout
    assert (desk / "reports/discrepancies.md").exists()


@pytest.mark.parametrize("program", [("discrepant",), ("python", "-m", "discrepant")], ids=" ".join)
def test_the_command_checks_it_from_anywhere_in_it(program: tuple[str, ...], programs: Path, desk: Path) -> None:
    done = run(programs, *program, "check", "-W", "error", at=desk / "seeds")
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    assert "22 passed, 7 skipped, 1 xfailed in " in done.stdout  # and not one warning
    assert (desk / "reports/discrepancies.md").exists()


def test_a_wrong_quote(programs: Path, desk: Path) -> None:
    change(desk, "facts/courier.toml", "signed by 30 traders of the quarter", "signed by 30 traders of the town")
    done = check(programs, desk)
    assert done.returncode == 1
    assert "test_evidence[courier/petition.signers]" in done.stdout
    assert "facts/courier.toml:18" in done.stdout
    lint = run(programs, "discrepant", "lint", at=desk)
    assert lint.stdout.startswith(
        "facts/courier.toml:21: the quote is not in seeds/courier.txt. The nearest passage is "
    )


def test_an_unknown_claim(programs: Path, desk: Path) -> None:
    change(desk, "facts/radio.toml", 'claim = "petition.signers"', 'claim = "petition.singers"')
    done = check(programs, desk)
    assert done.returncode == pytest.ExitCode.USAGE_ERROR
    said = 'facts/radio.toml:18: there is no claim "petition.singers" (did you mean "petition.signers"?)'
    assert said in done.stderr


def test_31_where_the_text_prints_30(programs: Path, desk: Path) -> None:
    change(desk, "facts/courier.toml", 'says = "30"', 'says = "31"')
    done = check(programs, desk)
    assert done.returncode == 1
    assert "test_evidence[courier/petition.signers]" in done.stdout
    assert "test_quantities[petition.signers]" in done.stdout
    lint = run(programs, "discrepant", "lint", at=desk)
    assert lint.stdout.startswith("facts/courier.toml:20: the printed words “31” are not in the quote")


def test_a_text_that_prints_31_for_30(programs: Path, desk: Path) -> None:
    """The record is sound, and the two sources are in conflict."""
    for name in ("seeds/courier.txt", "facts/courier.toml"):
        change(desk, name, "signed by 30 traders", "signed by 31 traders")
    change(desk, "facts/courier.toml", 'says = "30"', 'says = "31"')
    new = sha256((desk / "seeds/courier.txt").read_bytes()).hexdigest()
    facts = (desk / "facts/courier.toml").read_text("utf-8")
    (desk / "facts/courier.toml").write_text(re.sub(r'(sha256 = )".*"', rf'\1"{new}"', facts), "utf-8")
    done = check(programs, desk)
    assert done.returncode == 1
    assert "test_quantities[petition.signers]" in done.stdout
    assert "1 failed, 21 passed" in done.stdout
    for line in ("courier: “31”  facts/courier.toml:18  seeds/courier.txt:6", "radio: “Thirty”  facts/radio.toml:17"):
        assert line in done.stdout
