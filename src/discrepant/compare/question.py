"""A Question: one compared claim with all its sides, and where it stands.

Every pair of sides that was judged is in it. Findings set two sides against each other. A question puts the findings of
all checks on one claim together again, so that no fact of it is lost and none is shown twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from operator import itemgetter

import attrs

from discrepant.compare.finding import OF_ONE_RECORD, Finding, Gap, Noted, Side, side_of
from discrepant.compare.origins import count_origins
from discrepant.compare.speakers import speakers_disagree
from discrepant.compare.verdict import Reason, Verdict
from discrepant.corpus.copies import copies_in, own_origins
from discrepant.corpus.model import Claim, Corpus, Kind, Relation, Weight
from discrepant.reading.wording import spelling

__all__ = ["Pair", "Question", "question_of", "questions_of", "ranked"]


@attrs.frozen(kw_only=True)
class Pair:
    """The verdict on two sides, by their numbers from 0.

    `speakers` is true where the speakers disagree, not the sources.
    """

    sides: tuple[int, int]
    verdict: Verdict
    reasons: tuple[Reason, ...] = ()
    gap: Gap | None = None
    summary: str
    speakers: bool = False


@attrs.frozen(kw_only=True)
class Question:
    """What is asked, who answers what, and the worst verdict on it.

    It also says whether an editor has yet to look at it. `origins` counts where the answers come from, independent of
    each other; `likely_origins` counts them where they are likely fewer, since texts look copied. Every fact of the
    claim stands on exactly one of the sides; where a check sets the claim against another one, facts of that one make
    further sides.
    """

    claim: str
    about: str
    story: str | None = None
    weight: Weight = Weight.NORMAL
    kind: str
    verdict: Verdict
    open: bool
    origins: int
    likely_origins: int | None = None
    acknowledged: Noted | None = None
    sides: tuple[Side, ...]
    pairs: tuple[Pair, ...]

    @property
    def sources(self) -> frozenset[str]:
        """Every source that answers."""
        return frozenset(source for side in self.sides for source in side.sources)

    @property
    def worst(self) -> Pair | None:
        """The pair of sides that tells most.

        It is of the worst verdict, between sources rather than speakers, and of such pairs the one that is widest
        apart.
        """
        return max(self.pairs, key=_gravity, default=None)


def _gravity(pair: Pair) -> tuple[int, bool, float]:
    return pair.verdict.gravity, not pair.speakers, pair.gap.value if pair.gap else 0.0


def question_of(  # noqa: PLR0913  # two of them are as a rule left out
    claim: Claim | Relation,
    sides: Iterable[Side],
    findings: Sequence[Finding],
    publishers: Mapping[str, str],
    speaker: Callable[[str], str] = spelling,
    *,
    likely: Mapping[str, str] | None = None,
) -> Question:
    """The question on a claim, with its answers.

    The answers are the sides that the checks made, and what they found on them. Facts of the claim that stand in
    neither follow, each on a side of its own. A side is parted where a finding sets some of its facts apart from the
    rest. `publishers` are those of the sources, by id, and `likely` has whom each likely has it from; `speaker` is
    alike for all spellings of a speaker's name.
    """
    whole = _answers(claim, sides, findings)
    number = {key: n for n, side in enumerate(whole) for key in _keys(side)}
    disagree = partial(speakers_disagree, claim=claim, key=speaker)
    failing = [finding for finding in findings if finding.verdict.gravity >= Verdict.STRAINED.gravity]
    noted = [finding.acknowledged for finding in failing if finding.acknowledged]
    is_open = len(noted) < len(failing)
    origins, fewer = _origins(claim, whole, publishers, likely)
    return Question(
        claim=claim.key,
        about=claim.about,
        story=claim.story,
        weight=claim.weight,
        kind=str(claim.kind),
        verdict=max((finding.verdict for finding in findings), key=lambda verdict: verdict.gravity),
        open=is_open,
        origins=origins,
        likely_origins=fewer,
        acknowledged=noted[0] if noted and not is_open else None,
        sides=whole,
        pairs=tuple(sorted(_pairs(findings, number, disagree), key=lambda pair: (pair.sides, pair.summary))),
    )


def _answers(claim: Claim | Relation, sides: Iterable[Side], findings: Sequence[Finding]) -> tuple[Side, ...]:
    parts = _Parts(side for finding in findings for side in finding.sides)
    for side in chain(sides, *(finding.sides for finding in findings)):
        parts.add(side)
    for fact in claim.facts if isinstance(claim, Claim) else ():
        if fact.id not in parts:
            parts.add(side_of([fact], fact.value))
    return parts.in_order()


def _origins(
    claim: Claim | Relation, sides: Iterable[Side], publishers: Mapping[str, str], likely: Mapping[str, str] | None
) -> tuple[int, int | None]:
    """How many independent origins tell it, and how many likely do where these are fewer."""
    told = [told for side in sides for told in side.facts]
    count = partial(count_origins, told, by_wording=claim.kind != Kind.QUOTATION)
    origins, tellers = count(publishers), {each.source for each in told}
    if likely is None or all(likely.get(each) == publishers.get(each) for each in tellers):
        return origins, None
    fewer = count(likely)
    return origins, fewer if fewer < origins else None


class _Parts:
    """Sides that share no fact: what is added parts those that it cuts through.

    One that is the same as one of the `known` is that one, so that a large report has it once.
    """

    def __init__(self, known: Iterable[Side]) -> None:
        self._known = {_keys(side): side for side in known}
        self._sides: dict[tuple[int, ...], Side] = {}  # by place in the order
        self._place: dict[str, tuple[int, ...]] = {}  # by fact

    def add(self, side: Side) -> None:
        """Take in a side, each of its facts once."""
        keys = _keys(side)
        for place in dict.fromkeys(self._place[key] for key in keys if key in self._place):
            known = self._sides[place]
            inner = known.only(keys)
            if len(inner.facts) < len(known.facts):
                self._put(place, known.only(_keys(known) - keys))
                self._put((*place, len(self._sides)), inner)
        new = keys - self._place.keys()
        if new:
            self._put((len(self._sides),), side.only(new) if side.facts else side)

    def __contains__(self, fact: str) -> bool:
        return fact in self._place

    def _put(self, place: tuple[int, ...], side: Side) -> None:
        keys = _keys(side)
        known = self._known.get(keys)
        self._sides[place] = known if known == side else side
        self._place.update(dict.fromkeys(keys, place))

    def in_order(self) -> tuple[Side, ...]:
        """All sides, what was parted from one behind it."""
        return tuple(side for _, side in sorted(self._sides.items(), key=itemgetter(0)))


def _keys(side: Side) -> frozenset[str]:
    """What a side is known by: its facts, or its words where it stands for something else than facts."""
    return frozenset(told.id for told in side.facts) or frozenset(["\n".join(side.says)])


def _pairs(
    findings: Iterable[Finding], number: Mapping[str, int], disagree: Callable[[Finding], bool]
) -> Iterator[Pair]:
    """A pair for each finding; where a side of it was parted, one for each part, against the first of the others."""
    for finding in findings:
        one, *others = (sorted({number[key] for key in _keys(side)}) for side in finding.sides)
        if others:
            other = others[0]
            pairs = {*((one[0], n) for n in other), *((n, other[0]) for n in one)}
        else:
            pairs = {(one[0], n) for n in one[1:]}
        for first, second in pairs:
            if first == second:
                continue
            yield Pair(
                sides=(first, second),
                verdict=finding.verdict,
                reasons=finding.reasons,
                gap=finding.gap,
                summary=finding.summary,
                speakers=disagree(finding),
            )


def questions_of(
    corpus: Corpus, findings: Iterable[Finding], compared: Iterable[tuple[str, Sequence[Sequence[str]]]]
) -> tuple[Question, ...]:
    """A question for each claim that was compared, with all facts of the claim."""
    asked: dict[str, Claim | Relation] = {**corpus.relations, **corpus.claims}
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.claim in asked and finding.check not in OF_ONE_RECORD:
            found.setdefault(finding.claim, []).append(finding)
    known = {fact.id: fact for fact in corpus.facts}
    sides: dict[str, list[Sequence[str]]] = {}
    for key, ids in sorted(compared):
        sides.setdefault(key, []).extend(ids)
    publishers, likely = own_origins(corpus), copies_in(corpus).origins
    questions = []
    for key, on_claim in found.items():
        facts = ([known[each] for each in side] for side in sides.get(key, ()))
        made = [side_of(side, side[0].value) for side in facts]
        questions.append(question_of(asked[key], made, on_claim, publishers, corpus.names.key, likely=likely))
    return ranked(questions, publishers)


def ranked(questions: Iterable[Question], publishers: Mapping[str, str]) -> tuple[Question, ...]:
    """The questions in the order in which an editor reads them.

    Open ones first, then acknowledged ones, then the rest; in each by verdict, weight, how many independent origins
    stand on the weaker of the two sides that tell most, and by how much these are apart; in percent, days for dates.
    """

    def place(question: Question) -> tuple[object, ...]:
        worst = question.worst
        backing = sorted(count_origins(question.sides[n].facts, publishers) for n in worst.sides) if worst else [0]
        gap = worst.gap if worst else None
        apart = (gap.value if gap.percent is None else gap.percent) if gap else 0.0
        return (
            not question.open,
            question.acknowledged is None,
            -question.verdict.gravity,
            bool(worst and worst.speakers),
            list(Weight).index(question.weight),
            [-number for number in backing],
            -apart,
            question.claim,
        )

    return tuple(sorted(questions, key=place))
