"""What holds of every kind of claim: who tells it, in which order, and what else is told does not matter."""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations

import attrs
import pytest

from discrepant.compare import ages, dates, periods, quantities, quotations, rosters, tallies, terms
from discrepant.compare.comparison import Comparison
from discrepant.compare.verdict import Reason, Verdict
from discrepant.corpus.model import Claim, Corpus, Kind
from facts import make_claim, make_corpus, tell

AGREE, EXPLAINED, STRAINED, CONFLICT = Verdict
COMPARED: dict[str, Callable[[Claim, Corpus], Comparison]] = {
    **dict.fromkeys(("count", "money", "measure", "share", "number", "change"), quantities.compare),
    "date": dates.compare,
    "age": ages.compare,
    "term": terms.compare,
    "roster": rosters.compare,
    "tally": tallies.compare,
    "period": periods.compare,
    "quotation": quotations.compare,
}
# what three sources print, and how the first two of them stand to each other, the first to the third, and the last two
TOLD = [
    ("count", ("30", "31", "about 30"), (CONFLICT, AGREE, EXPLAINED)),
    ("count", ("dozens", "30", "2"), (EXPLAINED, CONFLICT, CONFLICT)),
    ("money", ("$19.8 billion", "about $20 billion", "$25 billion"), (EXPLAINED, CONFLICT, CONFLICT)),
    ("money", ("about $20 billion", "$18.5 billion", "$20 billion"), (STRAINED, AGREE, CONFLICT)),
    ("measure", ("15 km", "30 miles", "10 miles"), (CONFLICT, EXPLAINED, CONFLICT)),
    ("share", ("50 percent", "52 percent", "half"), (STRAINED, AGREE, EXPLAINED)),
    ("number", ("exactly 5", "exactly 6", "exactly 5"), (CONFLICT, AGREE, CONFLICT)),
    ("date", ("2022-11-04", "2022-11-05", "2022-11-01/2022-11-04"), (CONFLICT, EXPLAINED, CONFLICT)),
    ("age", ("34", "35", "in her 30s"), (CONFLICT, EXPLAINED, EXPLAINED)),
    ("term", ("director", "adviser", "director"), (CONFLICT, AGREE, CONFLICT)),
    ("roster", ("Ann", "Bob", "Ann"), (EXPLAINED, AGREE, EXPLAINED)),
    ("tally", ("219-212", "219-211", "about 220 votes to 212"), (CONFLICT, EXPLAINED, CONFLICT)),
    ("period", ("1914-1918", "1914-1919", "1916"), (CONFLICT, EXPLAINED, EXPLAINED)),
    ("quotation", ("We are ready", "We are not ready", "are ready"), (CONFLICT, EXPLAINED, CONFLICT)),
]
each_kind = pytest.mark.parametrize(("kind", "says", "verdicts"), TOLD)


def claim_of(kind: str, *told: tuple[str, ...]) -> Claim:
    return tell(make_claim(kind), *told)


def compared(claim: Claim, *others: Claim) -> Comparison:
    return COMPARED[claim.kind](claim, make_corpus(claim, *others))


def verdict(found: Comparison) -> Verdict:
    (finding,) = found.findings
    return finding.verdict


def test_no_kind_is_forgotten() -> None:
    assert {kind for kind, *_ in TOLD} | {"change"} == {*Kind}  # changes have laws of their own


@each_kind
def test_two_are_judged_alike_either_way_round(
    kind: str, says: tuple[str, str, str], verdicts: tuple[Verdict, Verdict, Verdict]
) -> None:
    for (i, j), expected in zip(((0, 1), (0, 2), (1, 2)), verdicts, strict=True):
        one, other = (compared(claim_of(kind, ("a", says[a]), ("b", says[b]))) for a, b in ((i, j), (j, i)))
        assert verdict(one) is verdict(other) is expected
        first, second = one.findings[0], other.findings[0]
        assert (first.reasons, first.gap) == (second.reasons, second.gap)
        assert first.sources == second.sources == {"a", "b"}


@each_kind
def test_the_order_of_the_records_does_not_matter(
    kind: str, says: tuple[str, str, str], verdicts: tuple[Verdict, Verdict, Verdict]
) -> None:
    claim = claim_of(kind, *zip("abc", says, strict=True))
    found = compared(claim)
    assert CONFLICT not in verdicts or CONFLICT in [each.verdict for each in found.findings]
    for facts in permutations(claim.facts):
        assert compared(attrs.evolve(claim, facts=facts)) == found


@each_kind
def test_who_repeats_what_another_prints_stands_beside_it(
    kind: str, says: tuple[str, str, str], verdicts: tuple[Verdict, Verdict, Verdict]
) -> None:
    one = compared(claim_of(kind, ("a", says[0]), ("b", says[1])))
    (both,) = compared(claim_of(kind, ("a", says[0]), ("b", says[1]), ("c", says[0]))).findings
    (alone,) = one.findings
    assert (both.verdict, both.reasons, both.gap) == (alone.verdict, alone.reasons, alone.gap)
    assert both.verdict is verdicts[0]
    assert {"a", "c"} in [{*side.sources} for side in both.sides] or len(both.sides) == 1


@pytest.mark.parametrize(("kind", "says"), [told[:2] for told in TOLD])
def test_what_is_told_of_another_claim_changes_nothing(kind: str, says: tuple[str, str, str]) -> None:
    claim = claim_of(kind, *zip("abc", says, strict=True))
    other = tell(make_claim("count", key="another"), ("a", "7"), ("b", "8"), ("z", "9"))
    assert compared(claim, other) == compared(claim)


@each_kind
def test_one_source_that_says_two_things_is_shown_only_where_it_is_grave(
    kind: str, says: tuple[str, str, str], verdicts: tuple[Verdict, Verdict, Verdict]
) -> None:
    for (i, j), expected in zip(((0, 1), (0, 2), (1, 2)), verdicts, strict=True):
        found = compared(claim_of(kind, ("a", says[i]), ("a", says[j]))).findings
        assert [each.verdict for each in found] == ([expected] if expected in (STRAINED, CONFLICT) else [])


@each_kind
def test_of_an_article_in_two_texts_the_later_is_set_against_others_and_the_change_is_told(
    kind: str, says: tuple[str, str, str], verdicts: tuple[Verdict, Verdict, Verdict]
) -> None:
    claim = claim_of(kind, ("wire-1", says[0]), ("wire-2", says[1]), ("south", says[0]))
    texts = ("wire-1", "wire-2")
    found = COMPARED[kind](claim, attrs.evolve(make_corpus(claim), articles=dict.fromkeys(texts, texts))).findings
    against, changes = (
        [each for each in found if (Reason.LATER_TEXT in each.reasons) is is_change] for is_change in (False, True)
    )
    assert [({*each.sources}, each.verdict) for each in against] == [({"wire-2", "south"}, verdicts[0])]
    assert [({*each.sources}, each.verdict) for each in changes] == [({"wire-1", "wire-2"}, EXPLAINED)]
    assert len({each.check for each in found}) == 1
