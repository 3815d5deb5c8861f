"""Four verdicts, from harmless to grave."""

from __future__ import annotations

from discrepant.compare.verdict import Reason, Verdict


def test_gravity_puts_the_verdicts_in_order() -> None:
    assert sorted(Verdict, key=lambda verdict: verdict.gravity) == ["agree", "explained", "strained", "conflict"]
    assert [verdict.gravity for verdict in Verdict] == [0, 1, 2, 3]


def test_reasons_are_the_words_of_the_report() -> None:
    assert {
        "later-date",
        "later-text",
        "different-time",
        "hedged",
        "partial-list",
        "broader-term",
        "house-style",
        "growth",
        "same-day",
        "clock",
    } <= set(map(str, Reason))
    assert len(Reason) == 18
