"""The brief: what an editor reads first, in the order of reading.

It serves all formats that show a report to people.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import attrs

from discrepant.compare.amounts import amount, in_percent
from discrepant.compare.finding import OF_ONE_RECORD, FactShown, Finding, Gap, Side
from discrepant.compare.question import Pair, Question
from discrepant.compare.times import time_between
from discrepant.compare.verdict import Reason, Verdict
from discrepant.report.days import day_words
from discrepant.report.model import Report
from discrepant.report.records import SourceLine

__all__ = [
    "UNEXPLAINED",
    "Answer",
    "Brief",
    "answers",
    "asked_words",
    "backing",
    "far_words",
    "gap_words",
    "grounds",
    "shortened",
    "side_words",
    "source_words",
    "told_apart",
    "unfinished_words",
]

_NO_BREAK = "\u00a0"
UNEXPLAINED = {Verdict.CONFLICT: "cannot both be true", Verdict.STRAINED: "only on the loosest reading"}
# of no use to a reader without the days
_OF_TIME = {Reason.LATER_DATE, Reason.DIFFERENT_TIME, Reason.SAME_DAY, Reason.GROWTH}


@attrs.frozen(kw_only=True)
class Brief:
    """A report as an editor reads it.

    Each question is in one of four groups, and each finding in one or beside them. `mend` are findings on records that
    fail and are no questions between sources, `beside` those that do not fail; `idle` the checks that had nothing to
    do, with why.
    """

    sources: tuple[SourceLine, ...]
    open: tuple[Question, ...]
    acknowledged: tuple[Question, ...]
    explained: tuple[Question, ...]
    agreed: tuple[Question, ...]
    mend: tuple[Finding, ...]
    beside: tuple[Finding, ...]
    idle: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, report: Report) -> Brief:
        """The brief of a report."""
        asked = {question.claim for question in report.questions}
        settled = [question for question in report.questions if not question.open]
        aside = [one for one in report.findings if one.check in OF_ONE_RECORD or one.claim not in asked]
        failing = [one for one in aside if one.verdict in UNEXPLAINED and one.acknowledged is None]
        return cls(
            sources=report.sources,
            open=_by_story(question for question in report.questions if question.open),
            acknowledged=_by_story(question for question in settled if question.acknowledged),
            explained=tuple(one for one in settled if not one.acknowledged and one.verdict is not Verdict.AGREE),
            agreed=tuple(one for one in settled if not one.acknowledged and one.verdict is Verdict.AGREE),
            mend=tuple(failing),
            beside=tuple(one for one in aside if one not in failing),
            idle=tuple((check, run.because) for check, run in report.checks.items() if run.because),
        )


def _by_story(questions: Iterable[Question]) -> tuple[Question, ...]:
    """The questions in order, those of one story behind the first of it."""
    groups: dict[str, list[Question]] = {}
    for question in questions:
        # a key has no blank in front
        groups.setdefault(f" {question.story}" if question.story else question.claim, []).append(question)
    return tuple(question for group in groups.values() for question in group)


@attrs.frozen(kw_only=True)
class Answer:
    """What these sources say on one side in the same words.

    It is said by the same speaker, and on the same day.
    """

    sources: tuple[str, ...]
    says: str
    reads: str | None = None
    speaker: str | None = None
    via: str | None = None
    as_of: str | None = None
    quotes: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()

    @property
    def through(self) -> str:
        """Whose words they are and whom the sources cite for them: `John Kirby, via The Post`."""
        return ", ".join(filter(None, (self.speaker, f"via {self.via}" if self.via else None)))


def answers(side: Side, *, by_quote: bool = False) -> tuple[Answer, ...]:
    """The facts of a side, each in one answer.

    With `by_quote`, facts with other quotes make other answers.
    """
    if not side.facts:  # it stands for something else than facts
        return (Answer(sources=side.sources, says="; ".join(side.says)),)
    groups: dict[tuple[str | None, ...], list[FactShown]] = {}
    for told in side.facts:
        key = (told.says, told.reads, told.speaker, told.via, told.as_of, told.quote if by_quote else None)
        groups.setdefault(key, []).append(told)
    return tuple(map(_answer, groups.values()))


def _answer(alike: Sequence[FactShown]) -> Answer:
    """The answer that facts give which say the same: any of them has its words."""
    one, *_ = alike
    return Answer(
        sources=tuple(dict.fromkeys(told.source for told in alike)),
        says=one.says,
        reads=one.reads,
        speaker=one.speaker,
        via=one.via,
        as_of=one.as_of,
        quotes=tuple(dict.fromkeys(told.quote for told in alike if told.quote)),
        ids=tuple(told.id for told in alike),
    )


def side_words(side: Side, *, longest: int, most: int | None = None, with_days: bool = False) -> str:
    """Who says what on a side, in few words: `ft, dpa: “30”`.

    It adds what the words mean, where the record says so. Beyond `most` sources of the same words, or words of the same
    sources, the rest are counted.
    """
    sources: dict[tuple[str, str], list[str]] = {}  # by whose words on which day, and the words
    for answer in answers(side):
        day = day_words(answer.as_of) if with_days else ""
        through = shortened(answer.through, 2 * longest)
        how = "".join((f" ({through})" if through else "", f", {day}" if day else ""))
        sources.setdefault((how, _said(answer, longest)), []).extend(answer.sources)
    words: dict[str, list[str]] = {}  # by who
    for (how, said), told_by in sources.items():
        who = list(dict.fromkeys(told_by))
        named = ", ".join(who) if most is None or len(who) <= most else f"{len(who)} sources"
        words.setdefault(f"{named}{how}: " if named else how, []).append(said)
    return "; ".join(f"{who}{' / '.join(_first(said, most))}" for who, said in words.items())


def _said(answer: Answer, longest: int) -> str:
    reads = answer.reads if answer.reads != answer.says else None
    return f"“{shortened(answer.says, longest)}”" + (f" [{shortened(reads, longest // 2)}]" if reads else "")


def _first(items: Sequence[str], most: int | None) -> Iterator[str]:
    yield from items[:most]
    if most is not None and len(items) > most:
        yield f"{len(items) - most} more"


def shortened(text: str, longest: int) -> str:
    """The text, if it is long only its first words.

    A cut inside a word or a number could give another one.
    """
    if len(text) <= longest:
        return text
    whole, _, _ = text[: longest - 1].rpartition(" ")
    return f"{whole} …" if whole else f"{text[: longest - 1]}…"


def told_apart(question: Question) -> bool:
    """Whether days tell why answers differ, so that they must stand beside these."""
    return any(_OF_TIME.intersection(pair.reasons) for pair in question.pairs)


def source_words(source: SourceLine) -> str:
    """When a source is from and how that is known.

    It adds how its words came to us unless they are verbatim, and its note.
    """
    known = "" if source.dated == "printed" else f" ({source.dated})"
    wording = "" if source.wording == "verbatim" else f", {source.wording}"
    note = f". {source.note}" if source.note else ""
    return f"{day_words(source.published)}{known}{wording}{note}"


def backing(question: Question) -> str:
    """How many sources answer, and how many on their own: `3 sources, 2 origins, likely 1`."""
    likely = f", likely {question.likely_origins}" if question.likely_origins else ""
    return f"{_many(len(question.sources), 'source')}, {_many(question.origins, 'origin')}{likely}"


def _many(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def asked_words(report: Report) -> str:
    """What there is to ask: `262 claims and 8 relations`.

    Those compared and those told once add up to it; left over are claims of several sources that could not be compared,
    or that no check asked for.
    """
    claims = f"{report.corpus.claims} claims"
    return f"{claims} and {_many(report.relations, 'relation')}" if report.relations else claims


def unfinished_words(report: Report) -> str:
    """How many facts are still to be given a claim: `14 facts of 1 source are unfinished`.

    It is empty where none is.
    """
    facts = sum(each.facts for each in report.unfinished)
    are = "is" if facts == 1 else "are"
    return f"{_many(facts, 'fact')} of {_many(len(report.unfinished), 'source')} {are} unfinished" if facts else ""


def grounds(question: Question) -> str:
    """Why the answers differ, in a few words: the reasons, or that nothing explains it."""
    if question.acknowledged:
        return "acknowledged"
    found = dict.fromkeys(_grounds(pair for pair in question.pairs if pair.verdict is question.verdict))
    return ", ".join(found) or UNEXPLAINED.get(question.verdict, "")


def _grounds(pairs: Iterable[Pair]) -> Iterator[str]:
    for pair in pairs:
        if pair.speakers:
            yield "the speakers disagree"
        elif pair.reasons:
            yield from pair.reasons
        elif pair.verdict in UNEXPLAINED:
            yield UNEXPLAINED[pair.verdict]


def gap_words(gap: Gap | None) -> str:
    """How far the cores are apart, with the share that this is."""
    if gap is None or not gap.value:
        return ""
    percent = f" ({in_percent(gap.percent).replace(' ', _NO_BREAK)})" if gap.percent is not None else ""
    return far_words(gap.value, gap.unit) + percent


def far_words(value: float, unit: str | None) -> str:
    """How far two cores are apart in its unit: `$700 million`, `2 days`, `1 hour 30 minutes`."""
    return time_between(value) if unit == "day" else amount(value, unit)
