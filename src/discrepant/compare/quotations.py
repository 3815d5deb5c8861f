"""Quotations: the same words, part of them, or words that differ, and in whose mouth?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial

from rapidfuzz.distance import Levenshtein

from discrepant.compare.comparison import Comparison, findings_of
from discrepant.compare.groups import Group, Judgement, groups_of
from discrepant.compare.sentences import listed
from discrepant.compare.verdict import Reason, Verdict
from discrepant.corpus.model import Claim, Corpus, Fact, Names, Wording
from discrepant.corpus.spelled import printed_names
from discrepant.reading.wording import negations_in, numbers_in, words_of

__all__ = ["compare", "is_excerpt"]

_REASONS = {
    Wording.TRANSLATED: Reason.TRANSLATED,
    Wording.PARAPHRASED: Reason.PARAPHRASED,
    Wording.GARBLED: Reason.GARBLED,
}
_ELLIPSIS_HIDES = 40  # words at the most, and no negation
_BRACKETS_HOLD = 8  # words of the original at the most
_NEAR = 3  # words before an excerpt in which a negation would turn its sense
_COMPARABLE = 2 / 3  # of the longer wording's words: from here on, what the shorter lacks is not merely cut
_SHOWN = 6  # differing places quoted in a summary


def compare(claim: Claim, corpus: Corpus) -> Comparison:
    """Judge each pair of neighbouring wordings, and every wording against the longest."""
    facts = sorted(claim.facts, key=lambda fact: (fact.as_of.core.lo, fact.id))
    groups = groups_of(claim, facts, lambda fact: (fact.value, _speaker(fact, corpus.names)))
    judge = partial(_judge, corpus.names)
    return Comparison(of=claim.key, findings=findings_of("quotations", claim, groups, _against_longest(groups), judge))


def _against_longest(groups: Sequence[Group]) -> Iterator[tuple[int, int]]:
    longest = max(range(len(groups)), key=lambda i: len(str(groups[i].value)))
    yield from ((min(i, longest), max(i, longest)) for i in range(len(groups)) if i != longest)


def _speaker(fact: Fact, names: Names) -> str | None:
    """Who says it, alike for all spellings of a name."""
    return names.key(fact.speaker) if fact.speaker else None


def _judge(names: Names, a: Group, b: Group) -> Judgement:
    first, second = str(a.value), str(b.value)
    speakers = {_speaker(fact, names): fact.speaker for group in (a, b) for fact in group.facts[:1] if fact.speaker}
    if len(speakers) > 1:
        why = f"The words are put into the mouths of {listed(filter(None, speakers.values()))}."
        return Judgement(verdict=Verdict.CONFLICT, why=why)
    if first == second:
        return Judgement(verdict=Verdict.AGREE, why="It is the same wording.")
    short, long = sorted((first, second), key=len)
    if is_excerpt(short, long):
        why = "One wording stands within the other."
        return Judgement(verdict=Verdict.EXPLAINED, reasons=(Reason.EXCERPT,), why=why)
    loose = {_wording(group) for group in (a, b)} - {Wording.VERBATIM}
    if not loose:
        why = f"Both are given word for word, and differ: {_differences(first, second)}."
        return Judgement(verdict=Verdict.CONFLICT, why=why)
    if weighty := _weighty(names, first, second):
        why = f"A {listed(sorted(loose))} text explains other words, but not that {listed(weighty)}."
        return Judgement(verdict=Verdict.CONFLICT, why=why)
    why = f"The wording differs ({_differences(first, second)}), as a {listed(sorted(loose))} text may."
    return Judgement(verdict=Verdict.EXPLAINED, reasons=tuple(_REASONS[how] for how in sorted(loose)), why=why)


def _wording(group: Group) -> Wording:
    """Verbatim where any of the sources is."""
    wordings = [fact.source.wording for fact in group.facts]
    return Wording.VERBATIM if Wording.VERBATIM in wordings else wordings[0]


def _weighty(names: Names, first: str, second: str) -> list[str]:
    """What may not differ even in a loose wording: numbers, names and negations, each as a clause.

    The longer wording may go on where the shorter stops, so what only it has counts where both are about as long.
    """
    short, long = sorted((first, second), key=lambda text: len(words_of(text)))
    comparable = len(words_of(short)) >= _COMPARABLE * len(words_of(long))
    clauses = []
    for what, found in (("number", numbers_in), ("name", partial(_names_in, names)), ("negation", _negated)):
        in_short, in_long = set(found(short)), set(found(long))
        if in_short - in_long or (comparable and in_long - in_short):
            odd = ", ".join(sorted(in_short ^ in_long))
            clauses.append(f"a {what} stands on one side only ({odd})")
    return clauses


def _names_in(names: Names, text: str) -> tuple[str, ...]:
    return tuple(printed.name.label for printed in printed_names(text, names))


def _negated(text: str) -> tuple[str, ...]:
    # which negation is chosen is wording; that there is one is sense
    return ("not",) if negations_in(text) else ()


def _differences(first: str, second: str) -> str:
    """The differing words side by side: “for all parties” / “to all parties”."""
    ours, theirs = words_of(first), words_of(second)
    places = [
        (" ".join(ours[op.src_start : op.src_end]), " ".join(theirs[op.dest_start : op.dest_end]))
        for op in Levenshtein.opcodes(ours, theirs)
        if op.tag != "equal"
    ]
    shown = "; ".join(f"“{left or '∅'}” / “{right or '∅'}”" for left, right in places[:_SHOWN])
    more = len(places) - _SHOWN
    return shown + (f" and {more} more" if more > 0 else "") if places else "in punctuation"


_CUT = re.compile(r"(…|\[[^\[\]]*\])")


def is_excerpt(short: str, long: str) -> bool:
    """Whether the shorter wording stands in the longer: its parts in order, no negation left out between or before.

    An ellipsis may hide up to 40 words and brackets stand for up to 8; neither may hide a negation.
    """
    pieces = _CUT.split(short)
    parts = [(words_of(text), _room(cut)) for cut, text in zip(["", *pieces[1::2]], pieces[::2], strict=True)]
    parts = [(words, room) for words, room in parts if words]
    whole = words_of(long)
    if not parts:
        return False
    (first, _), *rest = parts
    return any(_follows(whole, start, len(first), rest) for start in _places(whole, first, 0, len(whole)))


def _room(cut: str) -> int:
    return _ELLIPSIS_HIDES if cut == "…" else _BRACKETS_HOLD


def _follows(whole: Sequence[str], start: int, length: int, rest: Sequence[tuple[tuple[str, ...], int]]) -> bool:
    """Whether the rest comes in order after the first part, nothing that matters being left out."""
    if negations_in(" ".join(whole[max(0, start - _NEAR) : start])):
        return False
    end = start + length
    for words, room in rest:
        place = next(_places(whole, words, end, end + room), None)
        if place is None or negations_in(" ".join(whole[end:place])):
            return False
        end = place + len(words)
    return True


def _places(whole: Sequence[str], part: Sequence[str], start: int, last: int) -> Iterator[int]:
    """Where a run of words begins in another, from `start` to `last`."""
    for i in range(start, min(last, len(whole) - len(part)) + 1):
        if whole[i] == part[0] and tuple(whole[i : i + len(part)]) == tuple(part):
            yield i
