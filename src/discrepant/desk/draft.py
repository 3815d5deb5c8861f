"""A draft: the records of a new source, its claims still to be named.

Every mention is quoted, placed and read.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice

import attrs

from discrepant.corpus.anchor import TextIndex
from discrepant.corpus.model import Corpus, Kind
from discrepant.desk.articles.taken import Stated
from discrepant.desk.kinds import plain_kind
from discrepant.desk.quoting import passage, shortest_quote
from discrepant.desk.suggestions import Suggestions
from discrepant.errors import CorpusError, Problem, ReadingError
from discrepant.printable import printable
from discrepant.reading.figures import ENGLISH
from discrepant.reading.interval import Interval
from discrepant.reading.mentions import Mention, MentionKind, find_mentions
from discrepant.reading.model import Quantity, Reading
from discrepant.reading.reader import Reader, with_zone
from discrepant.toml.text import array, comment, quoted

__all__ = ["Draft", "NewSource", "draft", "guess_dateline"]

_HEAD = 10  # lines with something on them, among which a dateline stands
_HEAD_CHARACTERS = 3_000
_HEADLINE = 300  # characters
_LARGEST = 1_000_000  # characters: an article is never longer
_MOST_MENTIONS = 5_000
_LONGEST = 20_000  # characters of a string that a record may hold
_AROUND = 8  # words shown on each side
_NEAR = 20  # words on each side that tell what a mention is about


@attrs.frozen(kw_only=True)
class NewSource:
    """A source to be drafted.

    `published` is its date as it is to be written down, None where it is to be guessed.
    """

    id: str
    text: str  # path below the root
    sha256: str
    body: str = attrs.field(repr=False)
    publisher: str | None = None
    published: str | None = None
    language: str = ENGLISH
    original: str | None = None  # path of the file that the text was converted from, and its hash
    original_sha256: str | None = None
    stated: Stated = attrs.field(factory=Stated)  # what that file says of itself
    remarks: tuple[str, ...] = ()  # what is to be said of how the text was taken from it


@attrs.frozen(kw_only=True)
class Draft:
    """The text of a facts file, and how many facts it has.

    `left_out` counts mentions that only a comment names.
    """

    toml: str
    facts: int
    left_out: int
    remarks: int = 0  # on how the text was taken from a file


@attrs.frozen(kw_only=True)
class _Dateline:
    words: str
    line: int | None
    days: Interval
    stated_by: str = ""  # by which part of the file, where it is not the text that prints it


def draft(source: NewSource, corpus: Corpus) -> Draft:
    """Draft the records of a source.

    A ReadingError or a CorpusError says what keeps it from being drafted.
    """
    if len(source.body) > _LARGEST:
        what = f"{source.text} has {len(source.body):,} characters, more than {_LARGEST:,}"
        raise CorpusError(Problem(what=what, hint="draft one article at a time"))
    reader = corpus.reader
    dateline = _dateline(source, reader)
    found = find_mentions(source.body, on=dateline.days, reader=reader, language=source.language)
    mentions = list(islice(found, _MOST_MENTIONS + 1))
    if len(mentions) > _MOST_MENTIONS:
        what = f"{source.text} has more than {_MOST_MENTIONS:,} numbers, dates and quotations"
        raise CorpusError(Problem(what=what, hint="draft one article at a time"))
    index, suggestions = TextIndex(source.body), Suggestions(corpus, source.language)
    told = [_as_change(mention, source, reader) for mention in mentions]
    kinds = [plain_kind(mention, reader, dateline.days, source.language) for mention in told]
    records = [_record(*each, index, suggestions) for each in zip(told, kinds, strict=True)]
    facts = sum("[[fact]]" in record for record in records)
    blocks = ["\n".join(record) for record in (_source(source, dateline), *records)]
    return Draft(
        toml="\n\n".join(blocks) + "\n", facts=facts, left_out=len(records) - facts, remarks=len(source.remarks)
    )


def guess_dateline(text: str, reader: Reader, language: str = ENGLISH) -> Mention | None:
    """The first single day, year and all, that is printed in the head of a text."""
    head = "\n".join(_head(text))
    # nothing is read against another day, so that only what is whole by itself can be read
    for mention in find_mentions(head, on=None, reader=reader, language=language):
        reading = mention.reading
        if (
            mention.kind is MentionKind.DATE
            and reading
            and reading.core.is_bounded
            and reading.core.lo == reading.core.hi
        ):
            return mention
    return None


def _head(text: str) -> Iterator[str]:
    """The lines up to the tenth that has something on it."""
    told = 0
    for line in text[:_HEAD_CHARACTERS].split("\n"):
        told += bool(line.strip())
        if told > _HEAD:
            return
        yield line


def _dateline(source: NewSource, reader: Reader) -> _Dateline:
    if source.published is not None:
        reading = with_zone(reader.read(source.published, kind=Quantity.DATE, edtf=True))
        return _Dateline(words=source.published, line=None, days=reading.core)
    guessed = guess_dateline(source.body, reader, source.language)
    if source.stated.published and not (source.stated.is_guessed and guessed):
        return _as_stated(source.stated, guessed, reader)
    if guessed is None or guessed.reading is None:
        what = f"the head of {source.text} prints no day, with its year, that could be when it was published"
        raise CorpusError(Problem(what=what, hint="say it: --published 2022-10-24, or as far as you know, 2022-10"))
    days, hours = guessed.reading.core, guessed.reading.hours
    words = date.fromordinal(int(days.lo)).isoformat()
    if hours and hours.offset is not None and hours.core.lo == hours.core.hi:
        words = hours.written(hours.core)[0] or words
    return _Dateline(words=words, line=guessed.line, days=days)


def _as_stated(stated: Stated, printed: Mention | None, reader: Reader) -> _Dateline:
    """The day that a file states of itself, and the line of its text that prints the same day, if one does."""
    words = stated.published or ""
    days = with_zone(reader.read(words, kind=Quantity.DATE, edtf=True)).core
    is_printed = printed is not None and printed.reading is not None and printed.reading.core == days
    line = printed.line if printed and is_printed else None
    return _Dateline(words=words, line=line, days=days, stated_by=stated.published_by or stated.by)


def _source(source: NewSource, dateline: _Dateline) -> list[str]:
    headline = next(filter(None, (line.strip("\ufeff").strip() for line in source.body.split("\n"))), source.id)
    by_hand = dateline.line is None
    where = '; not printed? dated = "inferred", dated_by = "how"' if by_hand else f": line {dateline.line}"
    stated, confirm = source.stated, f"  # confirm: from {source.stated.by}"
    if dateline.stated_by:
        where = f": from {stated.by}, {dateline.stated_by}" + (
            "" if by_hand else f"; line {dateline.line} prints the day"
        )
    named = source.publisher or stated.publisher or source.id
    unsure = "" if source.publisher else confirm if stated.publisher else "  # confirm"
    language = confirm if source.language == stated.language else ""
    title = (
        f"{quoted(stated.headline)}{confirm}"
        if stated.headline
        else f"{quoted(headline[:_HEADLINE])}  # confirm: the first line"
    )
    return [
        comment(f"Drafted from {source.text}: confirm what is marked, name every claim, delete what does not matter."),
        comment("What states nothing, such as a byline, goes into [[skip]] with its words and because, for coverage."),
        *map(comment, source.remarks),
        "",
        "[source]",
        f"id = {quoted(source.id)}",
        f"publisher = {quoted(named)}{unsure}",
        f"headline = {title}",
        *([f"authors = {array(stated.authors)}{confirm}"] if stated.authors else []),
        f"published = {quoted(dateline.words)}  # confirm{printable(where)}",
        *(
            ['dated = "inferred"', f"dated_by = {quoted(where.removeprefix(': '))}"]
            if by_hand and dateline.stated_by
            else []
        ),
        *([f"url = {quoted(stated.url)}{confirm}"] if stated.url else []),
        f"text = {quoted(source.text)}",
        f"sha256 = {quoted(source.sha256)}",
        *([f"original = {quoted(source.original)}"] if source.original else []),
        *([f"original_sha256 = {quoted(source.original_sha256)}"] if source.original_sha256 else []),
        *([f"language = {quoted(source.language)}{language}"] if source.language != ENGLISH else []),
    ]


def _as_change(mention: Mention, source: NewSource, reader: Reader) -> Mention:
    """An amount that tells how far something went with the word that says which way: "rose 3 %"."""
    words = source.body[slice(*mention.told)]
    if not mention.change or "\n" in words:
        return mention
    try:
        reading = reader.read(words, kind=Quantity.CHANGE, language=source.language)
    except ReadingError:
        return mention
    kind = MentionKind.CHANGE
    return attrs.evolve(mention, kind=kind, words=words, span=mention.told, reading=reading, problem="")


def _record(mention: Mention, kind: Kind | None, index: TextIndex, suggestions: Suggestions) -> list[str]:
    """The comments and the fact of a mention; the comments alone where no quote can tell it from another."""
    lines = [comment(f"line {mention.line}, {_described(mention)}")]
    lines.append(comment(passage(index.text, mention.span, _AROUND).removeprefix("\ufeff")))
    quote = shortest_quote(index, mention.span) if len(mention.words) <= _LONGEST else None
    if quote is None or len(quote) > _LONGEST:
        why = "it is too long" if len(mention.words) > _LONGEST else "all of its line stands in the text again"
        return [*lines, comment(f"no fact: {why}, so quote by hand what tells it from the rest")]
    if kind:
        lines.append(comment(f"it suits a claim of kind {kind}, too"))
    if likely := suggestions.for_mention(mention, passage(index.text, mention.span, _NEAR), kind):
        lines.append(comment(f"perhaps {', '.join(likely)}"))
    return [*lines, "[[fact]]", 'claim = ""', f"says = {quoted(mention.words)}", f"quote = {quoted(quote)}"]


def _described(mention: Mention) -> str:
    if mention.reading:
        return f"{mention.kind}: {_extent(mention.reading)}"
    if mention.kind is MentionKind.QUOTATION:
        return str(mention.kind)
    return f'{mention.kind} that cannot be read ({mention.problem}): say what it means, reads = "…"'


def _extent(reading: Reading) -> str:
    """The core, and the support where it is wider: "20 USD (18 to 22)"."""
    core, support = map(reading.shown, reading.values)
    unit = f" {reading.unit}" if reading.unit else ""
    if reading.hours:
        return f"{core} at {reading.hours.described()}"
    return f"{core}{unit}" if core == support else f"{core}{unit} (at the loosest {support})"
