"""Of many strained findings the terminal shows a few, and says how many more there are."""

from __future__ import annotations

import pytest
from newsroom import tell
from runs import Desk

OWN = """
import pytest

@pytest.mark.parametrize("n", range({many}))
def test_own(claim, findings, n):
    findings.report("strained", claim.facts[:1], claim.facts[1:], because=f"so it is {{n}}")
"""
ARTICLES = (tell("north", crowd="30"), tell("south", crowd="31"))


def shown(desk: Desk, pytester: pytest.Pytester, many: int, *args: str) -> pytest.RunResult:
    pytester.mkdir("checks")
    (pytester.path / "checks" / "test_own.py").write_text(OWN.format(many=many))
    return desk(*ARTICLES, args=args, on=("checks/test_own.py",))


@pytest.mark.parametrize("args", [(), ("-q",), ("-n", "2")])
def test_the_first_few_are_shown(args: tuple[str, ...], desk: Desk, pytester: pytest.Pytester) -> None:
    result = shown(desk, pytester, 40, *args)
    lines = [line for line in result.outlines if "StrainedWarning" in line]
    assert len(lines) == 6
    assert all("so it is" in line for line in lines[:5])
    result.stdout.fnmatch_lines(["checks/test_own.py: 35 warnings", "  StrainedWarning: 35 more, of 40. *-vv*"])
    assert result.parseoutcomes()["warnings"] == 40


@pytest.mark.parametrize(("many", "args"), [(6, ()), (40, ("-vv",))])
def test_all_are_shown_where_they_are_few_or_asked_for(
    many: int, args: tuple[str, ...], desk: Desk, pytester: pytest.Pytester
) -> None:
    result = shown(desk, pytester, many, *args)
    assert len([line for line in result.outlines if "StrainedWarning" in line]) == many
    assert "more, of" not in result.stdout.str()


def test_other_warnings_stay_as_they_are(desk: Desk, pytester: pytest.Pytester) -> None:
    pytester.makeconftest(
        "import warnings\ndef pytest_collection_finish():\n    warnings.warn('StrainedWarning: mine')\n"
    )
    result = shown(desk, pytester, 40, "-W", "always::UserWarning")
    result.stdout.fnmatch_lines(["*UserWarning: StrainedWarning: mine"])
    assert result.parseoutcomes()["warnings"] == 41
