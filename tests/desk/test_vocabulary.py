"""What vocabularies decide beforehand: each claim that cannot conflict, each pair of terms, and with which reason."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner
from newsroom import newsroom, tell

from discrepant.cli import main
from discrepant.compare import terms
from discrepant.corpus.load import load
from discrepant.report.model import Report, Results

CLAIMS = """\
[claim.stance]
about = "Where they stand"
kind = "term"
together = [["open", "cautious"]]
[claim.stance.terms]
open = []
cautious = []
closed = []
[[claim.stance.compatible]]
terms = ["closed", "cautious"]
broader = "cautious"
because = "Whoever is closed is cautious."

[claim.post]
about = "What he is called"
kind = "term"
terms.chair = []
terms.member = []
[[claim.post.compatible]]
terms = ["chair", "member"]
because = "A chair is a member."

[claim.alone]
about = "What it is called"
kind = "term"
terms.vote = []
"""

STANCE, POST = "facts/claims.toml:1: warning: stance", "facts/claims.toml:14: warning: post"
LISTED = [
    f"{STANCE}: “open” and “cautious” cannot conflict (no reason given)",
    f"{STANCE}: “cautious” and “closed” cannot conflict (Whoever is closed is cautious.)",
    f"{POST} cannot conflict, whatever is printed: no two of its terms exclude each other",
    f"{POST}: “chair” and “member” cannot conflict (A chair is a member.)",
]


def corpus(root: Path) -> Path:
    return newsroom(root, tell("north", stance="open", post="chair"), tell("south", stance="cautious"), claims=CLAIMS)


def test_lint_lists_them_with_their_reasons(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["lint", "--vocabulary", "--corpus", str(corpus(tmp_path))])
    assert result.exit_code == 0
    assert sorted(result.stdout.splitlines()) == sorted(LISTED)


def test_the_report_has_those_of_what_was_compared(tmp_path: Path) -> None:
    loaded = load(corpus(tmp_path))
    comparison = terms.compare(loaded.claims["stance"], loaded)
    (silence,) = Report.of(loaded, Results.of([comparison]), {}).vocabulary
    assert (silence.claim, silence.can_conflict) == ("stance", True)
    assert [(pair.terms, pair.because) for pair in silence.pairs] == [(("open", "cautious"), None)]
