"""The report as Markdown: what is to be asked comes first.

It is for an editor to read, and for a pull request to show what changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, MutableMapping, Sequence
from types import MappingProxyType

import attrs

from discrepant.compare.finding import Finding
from discrepant.compare.question import Question
from discrepant.corpus.vocabulary import Silence, Silenced
from discrepant.desk.coverage import line_ranges, whole_percent
from discrepant.report.brief import Brief, asked_words, source_words, told_apart, unfinished_words
from discrepant.report.markdown_question import asked_of, block, noted_by, picture_of, told_row, why
from discrepant.report.markdown_text import cells, escape, header, sentence, short
from discrepant.report.model import Covered, Report

__all__ = ["render"]

_NO_PICTURES: Mapping[str, str] = MappingProxyType({})
_MOST = 300_000  # bytes: GitHub renders no file above 512 KB, and nobody reads on
_HEADS = 6_000  # of these, for what stands around the rows: a title and a sentence a part
_LAST = 20_000  # and for the last part, so that many questions do not keep it from saying what was not checked
_ASKED = 200_000  # and for what is asked and all behind it
_PAGE = "the page, discrepancies.html"
_WHOLE = "discrepancies.json"


@attrs.frozen(kw_only=True)
class _Part:
    """A part of the report: what stands above its rows, these, and what closes it; nothing where it has no rows.

    The rows, so many, are made as they are taken. `leaves` are the bytes that it keeps for others, `rest` says where
    the rows are for which there is no room.
    """

    head: str
    count: int
    rows: Iterable[str]
    between: str = "\n"
    tail: str = ""
    leaves: int = _LAST
    rest: str = f"{_WHOLE} has all of them, {_PAGE}, as many as it has room for"

    @classmethod
    def folded(cls, title: str, headers: Sequence[str], count: int, rows: Iterable[str]) -> _Part:
        """A table that is seen when its title is clicked on."""
        head = f"<details><summary>{title}</summary>\n\n{header(headers)}"
        return cls(head=head, count=count, rows=rows, tail="</details>")

    def within(self, room: int) -> tuple[str, int]:
        """What stands there of it where there is room for so many bytes of rows, and how many these have."""
        kept, size = [], 0
        for row in self.rows:
            more = len(row.encode("utf-8", "backslashreplace")) + len(self.between)
            if size + more > room - self.leaves:
                break
            kept.append(row)
            size += more
        left = self.count - len(kept)
        blocks = ["\n".join([self.head, self.between.join(kept)]) if kept else self.head]
        blocks += [f"… and {left} more: {self.rest}."] if left else []
        return "\n\n".join([*blocks, self.tail] if self.tail else blocks), size


def render(report: Report, pictures: Mapping[str, str] = _NO_PICTURES) -> str:
    """The whole report, or as much as a reader of Markdown takes: less than 300,000 bytes.

    What is left out is counted, with where it stands. There are no line numbers and no clock in it, so that it changes
    only where a record does. `pictures` has the paths, as seen from the report, of the pictures of claims; each is
    shown once.
    """
    room = _MOST - _HEADS
    blocks = []
    for part in _parts(report, Brief.of(report), dict(pictures)):
        if part.count:
            block, size = part.within(room)
            room -= size
            blocks.append(block)
    return "\n\n".join(blocks) + "\n"


def _parts(report: Report, brief: Brief, pictures: MutableMapping[str, str]) -> Iterator[_Part]:
    corpus = report.corpus
    about = {claim.key: claim.about for claim in report.records.claims}
    about |= {finding.claim: finding.about for finding in report.findings}
    about |= {question.claim: question.about for question in report.questions}
    counts = {
        "To ask": len(brief.open),
        "acknowledged": len(brief.acknowledged),
        "explained": len(brief.explained),
        "agreed": len(brief.agreed),
        "not comparable": len(report.not_compared),
        "told by one source only": len(report.alone),
    }
    told = ", ".join(f"{name}: {count}" for name, count in counts.items())
    left = f", and {unfinished_words(report)}" if report.unfinished else ""
    size = f"{corpus.facts} facts of {asked_words(report)} in {corpus.sources} sources"
    yield _Part(
        head="# Where the sources disagree\n",
        count=1,
        rows=[f"{told}. {size}{left}; nothing here says who is right."],
    )
    sources = [
        f"- **{escape(source.id)}** {escape(source.publisher)}, {short(source_words(source))}"
        for source in brief.sources
    ] + [f"- Likely a copy, to be confirmed: {escape(str(copy))}." for copy in report.copies]
    yield _Part(head="## Where the texts come from\n", count=len(sources), rows=sources, leaves=_ASKED)
    yield _Part(
        head=f"## To set right in the records: {len(brief.mend)}\n",
        count=len(brief.mend),
        rows=(_beside(finding, about) for finding in brief.mend),
        leaves=_ASKED,
    )
    nothing = "Nothing: no conflict and nothing strained that no editor has acknowledged."
    yield _Part(
        head=f"## To ask: {len(brief.open)}\n",
        count=len(brief.open) or 1,
        rows=_asked(brief.open, publishers_of(report), pictures) if brief.open else [nothing],
        between="\n\n",
    )
    yield from _folded(brief)
    yield _Part(
        head=f"<details><summary>Pictures: {len(pictures)}</summary>\n",
        count=len(pictures),
        rows=(picture_of(about.get(claim, claim), path) for claim, path in sorted(pictures.items())),
        between="\n\n",
        tail="</details>",
        rest="the others lie in the folder pictures",
    )
    yield _unchecked(report, brief, about)


def _asked(
    questions: Iterable[Question], publishers: Mapping[str, str], pictures: MutableMapping[str, str]
) -> Iterator[str]:
    """The open questions, each with its picture, which is taken out once the next one is asked for."""
    for number, question in enumerate(questions, start=1):
        yield "\n".join(block(number, question, publishers, pictures.get(question.claim)))
        pictures.pop(question.claim, None)


def _folded(brief: Brief) -> Iterator[_Part]:
    """The questions that nobody is asked today, a row each."""
    yield _Part.folded(
        f"Acknowledged by an editor: {len(brief.acknowledged)}",
        ("question", "who says what", "acknowledged"),
        len(brief.acknowledged),
        (cells([asked_of(each), told_row(each, with_days=True), noted_by(each)]) for each in brief.acknowledged),
    )
    yield _Part.folded(
        f"Explained: {len(brief.explained)}. They differ in print, and the reason given makes both true",
        ("question", "who says what", "why"),
        len(brief.explained),
        (cells([asked_of(each), told_row(each, with_days=told_apart(each)), why(each)]) for each in brief.explained),
    )
    yield _Part.folded(
        f"Agreed: {len(brief.agreed)}",
        ("question", "who says what"),
        len(brief.agreed),
        (cells([asked_of(each), told_row(each)]) for each in brief.agreed),
    )


def _beside(finding: Finding, about: Mapping[str, str]) -> str:
    """A finding that is no question between sources: on one record, or on a name."""
    ids = ", ".join(dict.fromkeys(told.id for side in finding.sides for told in side.facts))
    title = short(about.get(finding.claim, finding.about))
    summary = sentence(finding.summary)
    return f"- {title} ({escape(finding.check)}): {summary} <sub>{escape(ids or finding.claim)}</sub>"


def publishers_of(report: Report) -> dict[str, str]:
    """How sources are named where there is room: by their publishers, with the id where one has several."""
    names = [source.publisher for source in report.sources]
    return {
        source.id: f"{source.publisher} ({source.id})" if names.count(source.publisher) > 1 else source.publisher
        for source in report.sources
    }


def _unchecked(report: Report, brief: Brief, about: Mapping[str, str]) -> _Part:
    rows = [
        f"- Not compared: {short(about.get(left.claim, left.claim))}, because {short(left.because)} "
        f"<sub>{escape(', '.join(left.facts) or left.claim)}</sub>"
        for left in report.not_compared
    ]
    rows += [
        f"- Unfinished: {escape(each.source)}, {each.facts} fact{'' if each.facts == 1 else 's'} whose "
        f"claim{' is' if each.facts == 1 else 's are'} still to be named."
        for each in report.unfinished
    ]
    rows += [_beside(finding, about) for finding in brief.beside]
    if report.alone:
        rows.append(
            f"- Told by one source only, with nothing to be set against: {len(report.alone)}. "
            f"They stand on {_PAGE}, and in {_WHOLE}."
        )
    rows += _silences(report.vocabulary)
    rows += [f"- Not run: {escape(check)}, because {escape(because)}." for check, because in brief.idle]
    ran = {check: run for check, run in report.checks.items() if not run.because}
    if ran:
        told = (f"{check} {run.ran}" + (f" ({run.failed} failed)" if run.failed else "") for check, run in ran.items())
        rows.append(f"- Checks that ran, with their items: {escape(', '.join(told))}.")
    rows += _coverage(report.coverage)
    return _Part(head="## Not compared, not checked\n", count=len(rows), rows=rows, leaves=0)


def _silences(vocabulary: Sequence[Silence]) -> Iterator[str]:
    """The claims and the pairs of terms on which nothing could be found, for their vocabulary decided beforehand."""
    for silence in vocabulary:
        pairs = "; ".join(f"“{one}” and “{other}”" for one, other in (pair.terms for pair in silence.pairs))
        whole = "" if silence.can_conflict else ", as no terms of this claim"
        told = f": {escape(pairs)}. {escape(_reasons(silence.pairs))}" if pairs else "."
        yield f"- Never in conflict{whole}{told} <sub>{escape(silence.claim)}</sub>"


def _reasons(pairs: Sequence[Silenced]) -> str:
    """Each reason once: that of a narrower term may be among those of the steps down to it."""
    reasons = dict.fromkeys(pair.because or "No reason is given." for pair in pairs)
    return " ".join(why for why in reasons if not any(why != other and f" {why} " in f" {other} " for other in reasons))


def _coverage(texts: Sequence[Covered]) -> Iterator[str]:
    """How many of the numbers, amounts, dates and quotations that each text prints are in its records."""
    whole = [text for text in texts if text.covered == text.mentions]
    if whole:
        mentions = sum(text.mentions for text in whole)
        skipped = _by_skips(sum(text.skipped for text in whole))
        which = "each text" if len(whole) == len(texts) else escape(", ".join(text.source for text in whole))
        yield f"- Covered whole: all {mentions} numbers, amounts, dates and quotations of {which}{skipped}."
    for text in texts:
        if text not in whole:
            lines = line_ranges(mention.line for mention in text.uncovered)
            percent = whole_percent(text.covered, text.mentions)
            yield (
                f"- Covered in part: {escape(text.source)}, {text.covered} of {text.mentions} ({percent} %)"
                f"{_by_skips(text.skipped)}; not in any record: lines {lines}."
            )


def _by_skips(skipped: int) -> str:
    """How many are covered without a fact."""
    return f", {skipped} of them by a skip" if skipped else ""
