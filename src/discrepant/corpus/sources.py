"""A source: its record checked, its published date read, its text fetched."""

from __future__ import annotations

from collections.abc import Iterator

from discrepant.corpus.claims import key_flaws
from discrepant.corpus.model import Place, Source
from discrepant.corpus.source_records import URL, Dated, SourceRecord
from discrepant.reading.figures import is_language
from discrepant.reading.model import Reading
from discrepant.toml.form import Flaw

__all__ = ["build_source", "source_flaws"]


def source_flaws(record: SourceRecord) -> Iterator[Flaw]:
    """What is wrong with a source's record by itself."""
    for flaw in key_flaws(record.id, "source's id"):
        yield Flaw(path=("id",), what=flaw.what, hint=flaw.hint)
    if record.dated is Dated.INFERRED and record.dated_by is None:
        yield Flaw(path=("dated",), what='"dated_by" is missing', hint="say how the date was inferred")
    if not is_language(record.language):
        yield Flaw(path=("language",), what=f'"{record.language}" is no language tag', hint='BCP 47, such as "en-GB"')
    for given, lacking in (("original", "original_sha256"), ("original_sha256", "original")):
        if getattr(record, given) is not None and getattr(record, lacking) is None:
            yield Flaw(path=(given,), what=f'"{lacking}" is missing', hint="the two go together")
    if record.url is not None and not URL.fullmatch(record.url):
        yield Flaw(path=("url",), what=f'"{record.url}" is no address', hint="it begins with https://")


def build_source(record: SourceRecord, published: Reading, body: str, place: Place) -> Source:
    """The source with its published date as read and its text."""
    return Source(
        id=record.id,
        publisher=record.publisher,
        headline=record.headline,
        published=published,
        dated=str(record.dated),
        dated_by=record.dated_by,
        text=record.text,
        sha256=record.sha256.lower(),
        original=record.original,
        wording=record.wording,
        authors=record.authors,
        speaker=record.speaker,
        via=record.via,
        speaker_by=record.speaker_by,
        version_of=record.version_of,
        language=record.language,
        url=record.url,
        note=record.note,
        place=place,
        body=body,
    )
