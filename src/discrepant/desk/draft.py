"""A draft: the records of a new source, its claims still to be named.

Every mention is quoted, placed and read.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

import attrs

from discrepant.corpus.anchor import TextIndex, stands_in
from discrepant.corpus.model import Corpus, Kind
from discrepant.desk.alignment.passages import Passage, passages_of, with_events
from discrepant.desk.articles.taken import Stated
from discrepant.desk.datelines import Dateline, dateline_of
from discrepant.desk.kinds import plain_kind
from discrepant.desk.quoting import passage, shortest_quote
from discrepant.desk.suggestions import Suggestions
from discrepant.desk.tallies import with_tallies
from discrepant.errors import CorpusError, Problem, ReadingError
from discrepant.printable import printable
from discrepant.reading.figures import ENGLISH
from discrepant.reading.mentions import Mention, MentionKind, find_mentions
from discrepant.reading.model import Quantity, Reading
from discrepant.reading.reader import Reader
from discrepant.reading.unit_words import unit_in_words
from discrepant.toml.text import array, comment, quoted

__all__ = [
    "LONGEST",
    "Draft",
    "NewSource",
    "NewText",
    "around",
    "as_draft",
    "described",
    "draft",
    "look_through",
    "passages_to_suggest",
    "record",
    "told_again",
]

_HEADLINE = 300  # characters
_LARGEST = 1_000_000  # characters: an article is never longer
_MOST_MENTIONS = 5_000
LONGEST = 20_000  # characters of a string that a record may hold
_AROUND = 8  # words shown on each side


@attrs.frozen(kw_only=True)
class NewSource:
    """A source to be drafted.

    `published` is its date as it is to be written down, None where it is to be guessed; `otherwise` is what it is then
    where neither its file nor its text tells one.
    """

    id: str
    text: str  # path below the root
    sha256: str
    body: str = attrs.field(repr=False)
    publisher: str | None = None
    published: str | None = None
    otherwise: str | None = None
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
class NewText:
    """A source's text with its mentions.

    `dateline` is the one that prints its day, if one does. `told` has each of them with the word that tells its way,
    where it tells a change; `kinds` has the kind that each suits beside its own.
    """

    source: NewSource
    head: tuple[str, ...]
    published: Reading
    dateline: Mention | None
    index: TextIndex
    mentions: tuple[Mention, ...]
    told: tuple[Mention, ...]
    kinds: tuple[Kind | None, ...]


def draft(source: NewSource, corpus: Corpus) -> Draft:
    """Draft the records of a source.

    A ReadingError or a CorpusError says what keeps it from being drafted.
    """
    text = look_through(source, corpus)
    passages = passages_to_suggest(text, corpus.reader)
    suggestions = Suggestions(corpus, passages)
    told = zip(text.told, text.kinds, passages, strict=True)
    drafted = as_draft(text.head, [record(one, kind, text.index, suggestions, each) for one, kind, each in told])
    return attrs.evolve(drafted, remarks=len(source.remarks))


def as_draft(head: Iterable[str], records: Sequence[list[str]]) -> Draft:
    """The text of a facts file of these records, each of which is its lines."""
    facts = sum("[[fact]]" in each for each in records)
    blocks = ["\n".join(each) for each in (head, *records)]
    return Draft(toml="\n\n".join(blocks) + "\n", facts=facts, left_out=len(records) - facts)


def look_through(source: NewSource, corpus: Corpus) -> NewText:
    """Find what there is to encode in a source.

    A ReadingError or a CorpusError says what keeps it from being drafted.
    """
    if len(source.body) > _LARGEST:
        what = f"{source.text} has {len(source.body):,} characters, more than {_LARGEST:,}"
        raise CorpusError(Problem(what=what, hint="draft one article at a time"))
    reader = corpus.reader
    dateline = dateline_of(source, reader)
    on, language = dateline.reading.core, source.language
    found = find_mentions(source.body, on=on, reader=reader, language=language)
    found = with_tallies(found, source.body, reader, language)
    mentions = tuple(islice(found, _MOST_MENTIONS + 1))
    if len(mentions) > _MOST_MENTIONS:
        what = f"{source.text} has more than {_MOST_MENTIONS:,} numbers, dates and quotations"
        raise CorpusError(Problem(what=what, hint="draft one article at a time"))
    told = tuple(_as_change(mention, source, reader) for mention in mentions)
    return NewText(
        source=source,
        head=tuple(_source(source, dateline)),
        published=dateline.reading,
        dateline=dateline.printed,
        index=TextIndex(source.body),
        mentions=mentions,
        told=told,
        kinds=tuple(plain_kind(mention, reader, on, language) for mention in told),
    )


def _source(source: NewSource, dateline: Dateline) -> list[str]:
    headline = next(filter(None, (line.strip("\ufeff").strip() for line in source.body.split("\n"))), source.id)
    printed = dateline.printed
    where = f": line {printed.line}" if printed else '; not printed? dated = "inferred", dated_by = "how"'
    if dateline.other:
        where = f": line {dateline.other.line} prints {dateline.other.words}"
    stated, confirm = source.stated, f"  # confirm: from {source.stated.by}"
    if dateline.stated_by:
        where = f": from {stated.by}, {dateline.stated_by}" + (
            f"; line {printed.line} prints the day" if printed else ""
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
            if dateline.stated_by and not printed
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


def passages_to_suggest(text: NewText, reader: Reader) -> tuple[Passage, ...]:
    """The passages of its mentions, in their order, for which claims are suggested."""
    body, language = text.source.body, text.source.language
    told = list(with_events(text.told, body, reader, text.published.core))
    return tuple(passages_of(text.source.id, body, told, language))


def record(  # noqa: PLR0913  # all that is said of it
    mention: Mention,
    kind: Kind | None,
    index: TextIndex,
    suggestions: Suggestions,
    told: Passage,
    *,
    beside: Iterable[str] = (),
) -> list[str]:
    """The comments and the fact of a mention, and `beside` it comments on what others tell.

    There are comments alone where no quote can tell it from another.
    """
    lines = [*described(mention, index), *beside]
    quote = shortest_quote(index, mention.span) if len(mention.words) <= LONGEST else None
    if quote is None or len(quote) > LONGEST:
        why = "it is too long" if len(mention.words) > LONGEST else "all of its line stands in the text again"
        return [*lines, comment(f"no fact: {why}, so quote by hand what tells it from the rest")]
    if not stands_in(mention.words, quote):
        return [*lines, comment("no fact: more figures or letters are joined to these words, so quote by hand")]
    if kind:
        lines.append(comment(f"it suits a claim of kind {kind}, too"))
    if likely := suggestions.for_passage(told, (Kind(str(mention.kind)), *([kind] if kind else []))):
        lines.append(comment(f"perhaps {', '.join(likely)}"))
    return [*lines, "[[fact]]", 'claim = ""', f"says = {quoted(mention.words)}", f"quote = {quoted(quote)}"]


def described(mention: Mention, index: TextIndex) -> list[str]:
    """Where a mention stands, what it stands for and the words around it, as comments."""
    return [comment(f"line {mention.line}, {_described(mention)}"), comment(around(index.text, mention.span))]


def told_again(mention: Mention, index: TextIndex) -> str:
    """A comment on a mention that seems to tell what the fact below it tells, and may not."""
    return comment(f"told again, as it seems, on line {mention.line}: {around(index.text, mention.span)}")


def around(text: str, span: tuple[int, int]) -> str:
    """Some words with a few others on each side of them."""
    return passage(text, span, _AROUND).removeprefix("\ufeff")


def _described(mention: Mention) -> str:
    if mention.reading:
        return f"{mention.kind}: {_extent(mention.reading)}"
    if mention.kind is MentionKind.QUOTATION:
        return str(mention.kind)
    return f'{mention.kind} that cannot be read ({mention.problem}): say what it means, reads = "…"'


def _extent(reading: Reading) -> str:
    """The core, and the support where it is wider: "20 USD (18 to 22)"."""
    core, support = map(reading.shown, reading.values)
    unit = f" {unit_in_words(reading.unit)}" if reading.unit else ""
    if reading.hours:
        return f"{core} at {reading.hours.described()}"
    return f"{core}{unit}" if core == support else f"{core}{unit} (at the loosest {support})"
