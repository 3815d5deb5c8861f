"""The report as Markdown: what is to be asked comes first.

It is for an editor to read, and for a pull request to show what changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

import attrs

from discrepant.compare.finding import Finding
from discrepant.corpus.vocabulary import Silence
from discrepant.desk.coverage import line_ranges, whole_percent
from discrepant.report.brief import Brief, source_words, told_apart, unfinished_words
from discrepant.report.markdown_question import asked_of, block, noted_by, picture_of, told_row, why
from discrepant.report.markdown_text import cells, escape, header, sentence, short
from discrepant.report.model import Covered, Report

__all__ = ["render"]

_NO_PICTURES: Mapping[str, str] = MappingProxyType({})
_ROOM = 300_000  # bytes: GitHub renders no file above 512 KB, and nobody reads on
_PAGE = "the page, discrepancies.html"


@attrs.frozen(kw_only=True)
class _Part:
    """A part of the report: what stands above its rows, these, and what closes it; nothing where it has no rows."""

    head: str
    rows: Sequence[str]
    between: str = "\n"
    tail: str = ""

    @classmethod
    def folded(cls, title: str, headers: Sequence[str], rows: Sequence[str]) -> _Part:
        """A table that is seen when its title is clicked on."""
        head = f"<details><summary>{title}</summary>\n\n{header(headers)}"
        return cls(head=head, rows=rows, tail="</details>")


def render(report: Report, pictures: Mapping[str, str] = _NO_PICTURES) -> str:
    """The whole report, or as much as a reader of Markdown takes.

    What is left out is on the page. There are no line numbers and no clock in it, so that it changes only where a
    record does. `pictures` has the paths, as seen from the report, of the pictures of claims; each is shown once.
    """
    room = _ROOM
    blocks = []
    for part in _parts(report, Brief.of(report), dict(pictures)):
        kept = []
        for row in part.rows:
            room -= len(row.encode("utf-8", "backslashreplace"))
            if room < 0:
                break
            kept.append(row)
        if part.rows:
            blocks.append("\n".join([part.head, part.between.join(kept)]) if kept else part.head)
            left = len(part.rows) - len(kept)
            blocks += [f"… and {left} more on {_PAGE}."] if left else []
            blocks += [part.tail] if part.tail else []
    return "\n\n".join(blocks) + "\n"


def _parts(report: Report, brief: Brief, pictures: dict[str, str]) -> Iterator[_Part]:
    corpus, publishers = report.corpus, publishers_of(report)
    about = {claim.key: claim.about for claim in report.records.claims}
    about |= {finding.claim: finding.about for finding in report.findings}
    about |= {question.claim: question.about for question in report.questions}
    counts = {
        "To ask": len(brief.open),
        "acknowledged": len(brief.acknowledged),
        "explained": len(brief.explained),
        "agreed": len(brief.agreed),
        "not comparable": len(report.not_compared),
        "told by one source only": len(report.uncorroborated),
    }
    told = ", ".join(f"{name}: {count}" for name, count in counts.items())
    left = f", and {unfinished_words(report)}" if report.unfinished else ""
    size = f"{corpus.facts} facts of {corpus.claims} claims in {corpus.sources} sources"
    yield _Part(head="# Where the sources disagree\n", rows=[f"{told}. {size}{left}; nothing here says who is right."])
    yield _Part(
        head="## Where the texts come from\n",
        rows=[
            f"- **{escape(source.id)}** {escape(source.publisher)}, {short(source_words(source))}"
            for source in brief.sources
        ]
        + [f"- Likely a copy, to be confirmed: {escape(str(copy))}." for copy in report.copies],
    )
    yield _Part(
        head=f"## To set right in the records: {len(brief.mend)}\n",
        rows=[_beside(finding, about) for finding in brief.mend],
    )
    asked = [
        "\n".join(block(number, question, publishers, pictures.pop(question.claim, None)))
        for number, question in enumerate(brief.open, start=1)
    ]
    yield _Part(
        head=f"## To ask: {len(brief.open)}\n",
        rows=asked or ["Nothing: no conflict and nothing strained that no editor has acknowledged."],
        between="\n\n",
    )
    yield from _folded(brief)
    yield _Part(
        head=f"<details><summary>Pictures: {len(pictures)}</summary>\n",
        rows=[picture_of(about.get(claim, claim), path) for claim, path in sorted(pictures.items())],
        between="\n\n",
        tail="</details>",
    )
    yield from _unchecked(report, brief, about)


def _folded(brief: Brief) -> Iterator[_Part]:
    """The questions that nobody is asked today, a row each."""
    yield _Part.folded(
        f"Acknowledged by an editor: {len(brief.acknowledged)}",
        ("question", "who says what", "acknowledged"),
        [cells([asked_of(each), told_row(each, with_days=True), noted_by(each)]) for each in brief.acknowledged],
    )
    yield _Part.folded(
        f"Explained: {len(brief.explained)}. They differ in print, and the reason given makes both true",
        ("question", "who says what", "why"),
        [cells([asked_of(each), told_row(each, with_days=told_apart(each)), why(each)]) for each in brief.explained],
    )
    yield _Part.folded(
        f"Agreed: {len(brief.agreed)}",
        ("question", "who says what"),
        [cells([asked_of(each), told_row(each)]) for each in brief.agreed],
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


def _unchecked(report: Report, brief: Brief, about: Mapping[str, str]) -> Iterator[_Part]:
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
    if report.uncorroborated:
        rows.append(
            f"- Told by one source only, with nothing to be set against: {len(report.uncorroborated)}. "
            f"They stand on {_PAGE}, and in discrepancies.json."
        )
    rows += _silences(report.vocabulary)
    rows += [f"- Not run: {escape(check)}, because {escape(because)}." for check, because in brief.idle]
    ran = {check: run for check, run in report.checks.items() if not run.because}
    if ran:
        told = (f"{check} {run.ran}" + (f" ({run.failed} failed)" if run.failed else "") for check, run in ran.items())
        rows.append(f"- Checks that ran, with their items: {escape(', '.join(told))}.")
    yield _Part(head="## Not compared, not checked\n", rows=[*rows, *_coverage(report.coverage)])


def _silences(vocabulary: Sequence[Silence]) -> Iterator[str]:
    """The claims and the pairs of terms on which nothing could be found, for their vocabulary decided beforehand."""
    for silence in vocabulary:
        pairs = "; ".join(f"“{one}” and “{other}”" for one, other in (pair.terms for pair in silence.pairs))
        whole = "" if silence.can_conflict else ", as no terms of this claim"
        why = " ".join(dict.fromkeys(pair.because or "No reason is given." for pair in silence.pairs))
        told = f": {escape(pairs)}. {escape(why)}" if pairs else "."
        yield f"- Never in conflict{whole}{told} <sub>{escape(silence.claim)}</sub>"


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
