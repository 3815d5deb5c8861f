"""The report as Markdown: what is to be asked first, for an editor to read and a pull request to show what changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

import attrs

from discrepant.compare.finding import Finding, Side
from discrepant.compare.question import Question
from discrepant.desk.coverage import line_ranges, whole_percent
from discrepant.printable import printable
from discrepant.report.brief import (
    Answer,
    Brief,
    answers,
    backing,
    day_words,
    gap_words,
    grounds,
    shortened,
    side_words,
    source_words,
    told_apart,
)
from discrepant.report.html.marks import said_in
from discrepant.report.model import Covered, Report

__all__ = ["escape", "render", "table"]

_MARKUP = re.compile(r"([\\`*_{}\[\]<>|~#])")
_OPENING = re.compile(r"^([-+=]|\d{1,9}(?=[.)]))")  # what at the start of a line would make a list, a rule or a heading
_LINK = re.compile(r":(?=//)|(?<=\bwww)\.", re.IGNORECASE)  # what some renderers make a link of
_NO_PICTURES: Mapping[str, str] = MappingProxyType({})
_ROOM = 300_000  # bytes: GitHub renders no file above 512 KB, and nobody reads on
_LONGEST = 400  # characters of a quote, a sentence or a note
_LONGEST_IN_ROW = 90  # characters of one answer where questions are rows
_COLUMNS = 3  # sides that can be read side by side
_PAGE = "the page, discrepancies.html"


def escape(text: str) -> str:
    """Text from a record or a source as plain words in Markdown: no markup, HTML, link, mention or control."""
    plain = _inside(text).strip()
    return _OPENING.sub(lambda match: match[0] + "\\" if match[0].isdecimal() else "\\" + match[0], plain)


def _short(text: str) -> str:
    """The same, of the first words of a long text."""
    return escape(shortened(text, _LONGEST))


def _inside(text: str) -> str:
    """The same for words that stand behind others."""
    plain = _MARKUP.sub(r"\\\1", printable(text).replace("&", "&amp;")).replace("@", "&#64;")
    return _LINK.sub(lambda match: f"&#{ord(match[0])};", plain)


def table(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of plain text without padding, so that one new row leaves all others as they were."""
    return "\n".join([_head(headers), *(_row(map(escape, cells)) for cells in rows)])


def _head(headers: Sequence[str]) -> str:
    return f"{_row(headers)}\n{_row(['---'] * len(headers))}"


def _row(cells: Iterable[str]) -> str:
    return f"|{'|'.join(cells)}|"


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
        head = f"<details><summary>{title}</summary>\n\n{_head(headers)}"
        return cls(head=head, rows=rows, tail="</details>")


def render(report: Report, pictures: Mapping[str, str] = _NO_PICTURES) -> str:
    """The whole report, or as much as a reader of Markdown takes, and what it leaves to the page.

    No line numbers and no clock in it, so that it changes only where a record does. `pictures` has the paths, as seen
    from the report, of the pictures of claims; each is shown once.
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
    corpus, publishers = report.corpus, _publishers(report)
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
    size = f"{corpus.facts} facts of {corpus.claims} claims in {corpus.sources} sources"
    yield _Part(head="# Where the sources disagree\n", rows=[f"{told}. {size}; nothing here says who is right."])
    yield _Part(
        head="## Where the texts come from\n",
        rows=[
            f"- **{escape(source.id)}** {escape(source.publisher)}, {_short(source_words(source))}"
            for source in brief.sources
        ],
    )
    yield _Part(
        head=f"## To set right in the records: {len(brief.mend)}\n",
        rows=[_beside(finding, about) for finding in brief.mend],
    )
    asked = [
        "\n".join(_block(number, question, publishers, pictures.pop(question.claim, None)))
        for number, question in enumerate(brief.open, start=1)
    ]
    yield _Part(
        head=f"## To ask: {len(brief.open)}\n",
        rows=asked or ["Nothing: no conflict and nothing strained that no editor has acknowledged."],
        between="\n\n",
    )
    yield _Part.folded(
        f"Acknowledged by an editor: {len(brief.acknowledged)}",
        ("question", "who says what", "acknowledged"),
        [_row([_asked(each), _quoted_row(each, publishers), _noted(each)]) for each in brief.acknowledged],
    )
    yield _Part.folded(
        f"Explained: {len(brief.explained)}. They differ in print, and the reason given makes both true",
        ("question", "who says what", "why"),
        [_row([_asked(each), _sides(each, with_days=told_apart(each)), _why(each)]) for each in brief.explained],
    )
    yield _Part.folded(
        f"Agreed: {len(brief.agreed)}",
        ("question", "who says what"),
        [_row([_asked(each), _sides(each)]) for each in brief.agreed],
    )
    yield _Part(
        head=f"<details><summary>Pictures: {len(pictures)}</summary>\n",
        rows=[_picture(about.get(claim, claim), path) for claim, path in sorted(pictures.items())],
        between="\n\n",
        tail="</details>",
    )
    yield from _unchecked(report, brief, about)


def _publishers(report: Report) -> dict[str, str]:
    """How sources are named where there is room: by their publishers, with the id where one has several."""
    names = [source.publisher for source in report.sources]
    return {
        source.id: f"{source.publisher} ({source.id})" if names.count(source.publisher) > 1 else source.publisher
        for source in report.sources
    }


def _block(number: int, question: Question, publishers: Mapping[str, str], picture: str | None) -> Iterator[str]:
    """An open question: side by side who says what, then the gap and why it is asked."""
    yield f"### {number}. {_story(question)}{_short(question.about)}"
    named = [escape(", ".join(publishers.get(source, source) for source in side.sources)) for side in question.sides]
    cells = [_quoted(side, publishers, named=len(side.sources) > 1) for side in question.sides]
    if len(cells) <= _COLUMNS:
        yield _head(named)
        yield _row(cells)
    else:
        yield _head(("who", "words"))
        yield from map(_row, zip(named, cells, strict=True))
    if picture:
        yield f"\n{_picture(question.about, picture)}"
    yield "\n" + " · ".join((f"**{question.verdict}**", _why(question), backing(question), _key(question.claim)))
    failing = [pair.summary for pair in question.pairs if pair.verdict is question.verdict]
    yield from (f"<br>{_short(summary)}" for summary in failing[:_COLUMNS])


def _quoted(side: Side, publishers: Mapping[str, str], *, named: bool) -> str:
    """What is said on a side: when, by whom, through whom, and in which words of the quote; `named` by its sources."""
    return "<br>".join(
        _quoted_answer(answer, ", ".join(publishers.get(each, each) for each in answer.sources) if named else "")
        for answer in answers(side, by_quote=True)
    )


def _quoted_row(question: Question, publishers: Mapping[str, str]) -> str:
    return "<br><br>".join(_quoted(side, publishers, named=True) for side in question.sides)


def _quoted_answer(answer: Answer, who: str) -> str:
    told = (f"<b>{escape(who)}</b>" if who else "", escape(day_words(answer.as_of)), _short(answer.through))
    quote = next(iter(answer.quotes), "")
    if not quote or len(quote) > _LONGEST:  # the words alone, where a quote is too long for a brief
        quote = shortened(answer.says, _LONGEST)
    reads = f" [{shortened(answer.reads, _LONGEST)}]" if answer.reads and answer.reads != answer.says else ""
    words = f"“{_marked(quote, answer.says)}”{_inside(reads)}"
    return ": ".join(filter(None, (", ".join(filter(None, told)), words)))


def _marked(quote: str, says: str) -> str:
    """A quote with the words that are read in bold."""
    pieces, done = [], 0
    for start, end in sorted(said_in(quote, says)):
        if start >= done:
            pieces += [_inside(quote[done:start]), f"<b>{_inside(quote[start:end])}</b>"]
            done = end
    return "".join([*pieces, _inside(quote[done:])]).strip()


def _asked(question: Question) -> str:
    return f"{_story(question)}{_short(question.about)}<br>{_key(question.claim)}"


def _story(question: Question) -> str:
    return f"*{_short(question.story)}* · " if question.story else ""


def _key(claim: str) -> str:
    return f"<sub>{escape(claim)}</sub>"


def _sides(question: Question, *, with_days: bool = False) -> str:
    return "<br>".join(
        escape(side_words(side, longest=_LONGEST_IN_ROW, with_days=with_days)) for side in question.sides
    )


def _noted(question: Question) -> str:
    noted = question.acknowledged
    if noted is None:
        return ""
    told = (f"by {noted.by}" if noted.by else "", f"until {noted.until}" if noted.until else "")
    who = ", ".join(filter(None, told))
    return _short(noted.reason) + (f" ({escape(who)})" if who else "")


def _why(question: Question) -> str:
    gap = gap_words(question.worst.gap) if question.worst else ""
    return escape(", ".join(filter(None, (grounds(question), gap))))


def _picture(about: str, path: str) -> str:
    return f"![{_short(about)}]({path})"


def _beside(finding: Finding, about: Mapping[str, str]) -> str:
    """A finding that is no question between sources: on one record, or on a name."""
    ids = ", ".join(dict.fromkeys(told.id for side in finding.sides for told in side.facts))
    title = _short(about.get(finding.claim, finding.about))
    summary = _short(finding.summary)
    return f"- {title} ({escape(finding.check)}): {summary} <sub>{escape(ids or finding.claim)}</sub>"


def _unchecked(report: Report, brief: Brief, about: Mapping[str, str]) -> Iterator[_Part]:
    rows = [
        f"- Not compared: {_short(about.get(left.claim, left.claim))}, because {_short(left.because)} "
        f"<sub>{escape(', '.join(left.facts) or left.claim)}</sub>"
        for left in report.not_compared
    ]
    rows += [_beside(finding, about) for finding in brief.beside]
    if report.uncorroborated:
        rows.append(
            f"- Told by one source only, with nothing to be set against: {len(report.uncorroborated)}. "
            f"They stand on {_PAGE}, and in discrepancies.json."
        )
    rows += [f"- Not run: {escape(check)}, because {escape(because)}." for check, because in brief.idle]
    ran = {check: run for check, run in report.checks.items() if not run.because}
    if ran:
        told = (f"{check} {run.ran}" + (f" ({run.failed} failed)" if run.failed else "") for check, run in ran.items())
        rows.append(f"- Checks that ran, with their items: {escape(', '.join(told))}.")
    yield _Part(head="## Not compared, not checked\n", rows=[*rows, *_coverage(report.coverage)])


def _coverage(texts: Sequence[Covered]) -> Iterator[str]:
    """How many of the numbers, amounts, dates and quotations that each text prints are in its records."""
    whole = [text for text in texts if text.covered == text.mentions]
    if whole:
        mentions = sum(text.mentions for text in whole)
        which = "each text" if len(whole) == len(texts) else escape(", ".join(text.source for text in whole))
        yield f"- Encoded whole: all {mentions} numbers, amounts, dates and quotations of {which}."
    for text in texts:
        if text not in whole:
            lines = line_ranges(mention.line for mention in text.uncovered)
            yield (
                f"- Encoded in part: {escape(text.source)}, {text.covered} of {text.mentions} "
                f"({whole_percent(text.covered, text.mentions)} %); not in any record: lines {lines}."
            )
