"""One question in Markdown: a block, with both quotes side by side, or one row of a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from discrepant.compare.finding import Side
from discrepant.compare.question import Question
from discrepant.compare.speakers import SPEAKERS_DISAGREE
from discrepant.corpus.model import Relation
from discrepant.report.brief import Answer, answers, backing, gap_words, grounds, shortened, side_words
from discrepant.report.days import day_words
from discrepant.report.html.marks import said_in
from discrepant.report.markdown_text import cells, escape, header, inside, sentence, short

__all__ = ["asked_of", "block", "noted_by", "picture_of", "told_row", "why"]

_LONGEST = 400  # characters of a quote
_LONGEST_IN_ROW = 90  # characters of one answer where questions are rows
_COLUMNS = 3  # sides that can be read side by side


def block(number: int, question: Question, publishers: Mapping[str, str], picture: str | None) -> Iterator[str]:
    """An open question: side by side who says what, then the gap and why it is asked."""
    yield f"### {number}. {_story(question)}{short(question.about)}"
    named = [escape(", ".join(publishers.get(source, source) for source in side.sources)) for side in question.sides]
    words = [_quoted(side, publishers, named=len(side.sources) > 1) for side in question.sides]
    if len(words) <= _COLUMNS:
        yield header(named)
        yield cells(words)
    else:
        yield header(("who", "words"))
        yield from map(cells, zip(named, words, strict=True))
    if picture:
        yield f"\n{picture_of(question.about, picture)}"
    failing = sum(pair.verdict is question.verdict for pair in question.pairs)
    told = (why(question), f"{failing} pairs of sides" if failing > 1 else "", backing(question), _key(question.claim))
    yield "\n" + " · ".join(filter(None, (f"**{question.verdict}**", *told)))
    yield from (f"<br>{sentence(told)}" for told in _told_of(question))


def _told_of(question: Question) -> Iterator[str]:
    """The sentence on the worst pair; of a relation those on all sets that are as grave, for each is another sum."""
    if question.worst is None:
        return
    yield question.worst.summary
    if question.kind == Relation.kind:
        grave = (pair.summary for pair in question.pairs if pair.verdict is question.verdict)
        yield from (told for told in dict.fromkeys(grave) if told != question.worst.summary)


def _quoted(side: Side, publishers: Mapping[str, str], *, named: bool) -> str:
    """What is said on a side: when, by whom, through whom, and in which words of the quote; `named` by its sources."""
    return "<br>".join(
        _quoted_answer(answer, ", ".join(publishers.get(each, each) for each in answer.sources) if named else "")
        for answer in answers(side, by_quote=True)
    )


def _quoted_answer(answer: Answer, who: str) -> str:
    told = (f"<b>{escape(who)}</b>" if who else "", escape(day_words(answer.as_of)), short(answer.through))
    quote = next(iter(answer.quotes), "")
    if not quote or len(quote) > _LONGEST:  # the words alone, where a quote is too long for a brief
        quote = shortened(answer.says, _LONGEST)
    reads = f" [{shortened(answer.reads, _LONGEST)}]" if answer.reads and answer.reads != answer.says else ""
    words = f"“{_marked(quote, answer.says)}”{inside(reads)}"
    return ": ".join(filter(None, (", ".join(filter(None, told)), words)))


def _marked(quote: str, says: str) -> str:
    """A quote with the words that are read in bold."""
    pieces, done = [], 0
    for start, end in sorted(said_in(quote, says)):
        if start >= done:
            pieces += [inside(quote[done:start]), f"<b>{inside(quote[start:end])}</b>"]
            done = end
    return "".join([*pieces, inside(quote[done:])]).strip()


def asked_of(question: Question) -> str:
    """What is asked, the key by which its records are found, and what weakens the disagreement."""
    told = [_key(question.claim)]
    if (question.likely_origins or question.origins) < len(question.sources):
        told.append(backing(question))
    if question.worst and question.worst.speakers:
        told.append(SPEAKERS_DISAGREE[0].lower() + SPEAKERS_DISAGREE[1:].rstrip("."))
    return f"{_story(question)}{short(question.about)}<br>{' · '.join(told)}"


def _story(question: Question) -> str:
    return f"*{short(question.story)}* · " if question.story else ""


def _key(claim: str) -> str:
    return f"<sub>{escape(claim)}</sub>"


def told_row(question: Question, *, with_days: bool = False) -> str:
    """Who says what on each side, in one cell."""
    sides = [side_words(side, longest=_LONGEST_IN_ROW, with_days=with_days) for side in question.sides]
    # where a side takes more than one answer, it is seen where the next one begins
    between = "<br><br>" if any(len(answers(side)) > 1 for side in question.sides) else "<br>"
    return between.join(map(escape, sides))


def noted_by(question: Question) -> str:
    """Why an editor lets it stand, and who that is."""
    noted = question.acknowledged
    if noted is None:
        return ""
    told = (f"by {noted.by}" if noted.by else "", f"until {noted.until}" if noted.until else "")
    who = ", ".join(filter(None, told))
    return short(noted.reason) + (f" ({escape(who)})" if who else "")


def why(question: Question) -> str:
    """Why the answers differ, and how far they are apart."""
    gap = gap_words(question.worst.gap) if question.worst else ""
    return escape(", ".join(filter(None, (grounds(question), gap))))


def picture_of(about: str, path: str) -> str:
    """A picture of the readings, with what it is about for those who cannot see it."""
    return f"![{short(about)}]({path})"
