"""An article that nobody has encoded goes from its text to green checks by the steps of its page, and no others."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from newsroom import CHECKS

from discrepant.cli import main

ROOT = CHECKS.parent
FERRY = ROOT / "tests/data/ferry"
STEPS = (ROOT / "docs/adding.md").read_text("utf-8").partition("## Five steps\n")[2].partition("\n## ")[0]

# What an editor decides: the claim that the words of a line answer; all the rest does not matter.
NAMED = {
    (6, "on Monday evening"): "grounding.day",
    (6, "2 km"): "sandbank.distance",
    (6, "1.2 miles"): "sandbank.distance",
    (6, "212"): "aboard.count",
    (8, "Nine"): "treated.count",
    (10, "We felt it before we saw it"): "captain.quote.felt",
    (14, "$3.4 million"): "repairs.cost",
}
BY_HAND = """
[[fact]]
claim = "captain.post"
says = "ship’s captain"
quote = "said Tomas Verrin, the ship’s captain"

[[skip]]
words = "March 15, 2023"
because = "The dateline, which is this source's `published`."
"""


def discrepant(*args: str) -> Result:
    return CliRunner().invoke(main, args)


def edited(toml: str, named: Mapping[tuple[int, str], str]) -> Iterator[str]:
    """The blocks of a draft, each fact with its claim or left out, nothing else touched."""
    for block in toml.replace("  # confirm: the first line", "").replace("  # confirm: line 4", "").split("\n\n"):
        line, says = re.match(r"# line (\d+)", block), re.search(r'^says = "(.*)"$', block, re.MULTILINE)
        if not line or not says:
            yield block
        elif key := named.get((int(line[1]), says[1])):
            yield block.replace('claim = ""', f'claim = "{key}"')


@pytest.fixture
def desk(pytester: pytest.Pytester) -> Path:
    """A small corpus, pytest's own folder, in which the article has just arrived."""
    shutil.copytree(FERRY, pytester.path, dirs_exist_ok=True)
    shutil.copytree(CHECKS, pytester.path / "checks", ignore=shutil.ignore_patterns("__pycache__"))
    pytester.makeini("[pytest]\n")
    return pytester.path


def test_from_text_to_green_checks(desk: Path, pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    off = ("-p", "no:cacheprovider", "-p", "no:benchmark", "-p", "no:hypothesispytest")

    # 1. its text is in seeds/, as received
    assert (desk / "seeds/coast-herald.txt").is_file()

    # 2. draft its records
    result = discrepant("draft", "seeds/coast-herald.txt", "--publisher", "The Coast Herald")
    assert result.stdout == "facts/coast-herald.toml\n"
    assert discrepant("lint").exit_code == 1
    assert pytester.runpytest_inprocess("checks/", *off).ret == pytest.ExitCode.OK  # a draft stops nobody, but
    assert pytester.runpytest_inprocess("checks/", "--strict-records", *off).ret == pytest.ExitCode.TESTS_FAILED

    # 3. confirm the source, name the claims, delete what does not matter, add what is no number, date or quotation
    records = desk / "facts/coast-herald.toml"
    blocks = list(edited(records.read_text("utf-8"), NAMED))
    assert sum("[[fact]]" in block for block in blocks) == len(NAMED)
    records.write_text("\n\n".join(blocks) + BY_HAND, "utf-8")

    # 4. lint
    result = discrepant("lint")
    assert (result.exit_code, result.output) == (0, "")

    # 5. check
    checked = pytester.runpytest_inprocess("checks/", *off)
    assert checked.ret == pytest.ExitCode.OK
    report = (desk / "reports/discrepancies.md").read_text("utf-8")
    assert "more than $3 million" in report
    assert "The Coast Herald" in report

    # what was deleted shows as uncovered
    result = discrepant("coverage", "--words")
    assert "seeds/coast-herald.txt:12: share: about 40 percent" in result.stdout
    assert "seeds/coast-herald.txt:4:" not in result.stdout

    # and is named with the reason, so that it is seen to have been looked at
    (left,) = (
        each["uncovered"]
        for each in json.loads(discrepant("coverage", "--json").stdout)["sources"]
        if each["uncovered"]
    )
    skips = [
        f"""\n[[skip]]\nwords = "{one["words"]}"\nline = {one["line"]}\nbecause = "No claim yet."\n""" for one in left
    ]
    records.write_text(records.read_text("utf-8") + "".join(skips), "utf-8")
    assert discrepant("coverage", "--fail-under-all", "100").exit_code == 0
    assert pytester.runpytest_inprocess("checks/", *off).ret == pytest.ExitCode.OK


def test_a_slip_on_the_way_is_pointed_at(desk: Path) -> None:
    discrepant("draft", "seeds/coast-herald.txt", "--publisher", "The Coast Herald")
    records = desk / "facts/coast-herald.toml"
    named = {**NAMED, (6, "212"): "aboard.cuont"}
    toml = "\n\n".join(edited(records.read_text("utf-8"), named)) + "\n"
    records.write_text(toml, "utf-8")
    line = toml.partition('claim = "aboard.cuont"')[0].count("\n") + 1
    assert discrepant("lint").stdout == (
        f'facts/coast-herald.toml:{line}: there is no claim "aboard.cuont" (did you mean "aboard.count"?)\n'
    )


@pytest.mark.parametrize(
    "step",
    [
        "`seeds/",
        "discrepant draft seeds/",
        "# confirm",
        "delete",
        "discrepant lint",
        "make check",
        "discrepant coverage",
    ],
)
def test_readme_has_these_steps(step: str) -> None:
    assert step in STEPS
