"""From records to a corpus.

Here it is found out who names whom, what the words stand for, and all that does not fit together.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path

import attrs

from discrepant.corpus.anchor import Standing
from discrepant.corpus.attribution import unattributed
from discrepant.corpus.claims import build_claim, build_names, claim_flaws, never_in_unit
from discrepant.corpus.entries import Entries, Entry, Problems
from discrepant.corpus.evidence import unfounded
from discrepant.corpus.files import read_text, read_unchanged
from discrepant.corpus.kept_facts import PlainFact, build_fact
from discrepant.corpus.kept_records import KeptRecords
from discrepant.corpus.meaning import Meanings, contradiction
from discrepant.corpus.model import Acknowledgement, Claim, Corpus, Fact, Kind, Name, Names, Place, Source
from discrepant.corpus.relations import build_relations
from discrepant.corpus.skips import with_skips
from discrepant.corpus.source_records import FactRecord, SourceRecord
from discrepant.corpus.sources import build_source, source_flaws
from discrepant.corpus.versions import articles_of, with_versions
from discrepant.errors import CorpusError, ReadingError
from discrepant.reading.model import Quantity
from discrepant.reading.reader import Reader, with_zone
from discrepant.toml.form import Flaw
from discrepant.toml.lines import Path as KeyPath

__all__ = ["assemble", "names_of"]

_DECLARED = {"claim": 'declare it: [claim."{}"]', "source": "no [source] has this id"}
_MOST_NEAREST = 50  # quotes that are not in their texts for which the nearest passage is looked for


def assemble(
    root: Path, entries: Entries, reader: Reader, *, with_evidence: bool, kept: KeptRecords | None = None
) -> Corpus:
    """The corpus as far as it is sound.

    What is not sound goes to the entries' problems, and so does facts' lack of evidence if asked. Where the entries
    have files whose facts were `kept`, it has them, and takes what is kept next.
    """
    problems = entries.problems
    claims = _claims(entries, problems)
    relations = {relation.key: relation for relation in build_relations(entries, claims)}
    names = names_of(entries)
    sources = {
        entry.file.file: source for entry in entries.sources if (source := _source(root, entry, reader, problems, kept))
    }
    sources = with_versions(with_skips(sources, entries), entries)
    for article in entries.sources:
        if source := sources.get(article.file.file):
            problems.of(article, *(lack.flaw for lack in unattributed(source, source, source.index, names)))
    known = kept.facts(entries, claims, sources) if kept else []
    told = _Facts(claims, sources, Meanings(reader, names), problems, with_evidence, kept).of(entries)
    facts = sorted(chain(known, (fact for _, fact in told)), key=lambda fact: fact.source.id)
    if kept:
        kept.keep(entries, claims, sources, _whole(entries, told))
    by_claim: defaultdict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        by_claim[fact.claim].append(fact)
    for entry in entries.claims:
        if entry.key in claims:
            problems.of(entry, *never_in_unit(claims[entry.key], by_claim[entry.key]))
    by_id = {source.id: source for source in sorted(sources.values(), key=lambda source: source.id)}
    return Corpus(
        claims={key: attrs.evolve(claims[key], facts=tuple(by_claim[key])) for key in sorted(claims)},
        sources=by_id,
        facts=tuple(facts),
        names=names,
        reader=reader,
        relations=relations,
        acknowledged=tuple(_acknowledged(entries, problems)),
        articles=articles_of(by_id),
        unfinished=tuple(sorted(_named_at(entry) for entry in entries.facts if not entry.record.claim)),
    )


def _whole(entries: Entries, told: Iterable[PlainFact]) -> dict[str, list[PlainFact]]:
    """The facts by their files, those of files of which every record came to one."""
    by_file: defaultdict[str, list[PlainFact]] = defaultdict(list)
    for each in told:
        by_file[each[1].place.file].append(each)
    count = Counter(entry.file.file for entry in entries.facts)
    return {file: facts for file, facts in by_file.items() if len(facts) == count[file]}


def _named_at(entry: Entry[FactRecord]) -> Place:
    """The line on which a fact names its claim, or is to name it."""
    return entry.file.place(*entry.path, "claim")


def _claims(entries: Entries, problems: Problems) -> dict[str, Claim]:
    claims = {}
    for entry in entries.claims:
        flaws = [] if entry.file.is_sound else list(claim_flaws(entry.key, entry.record))
        problems.of(entry, *flaws)
        if not flaws:
            claims[entry.key] = build_claim(entry.key, entry.record, entry.place)
    for entry in entries.claims:
        counter = entry.record.counted_by
        if counter is None:
            continue
        if counter not in entries.keys["claim"]:
            problems.of(entry, *_unknown(("counted_by",), "claim", counter, entries))
        elif counter in claims and claims[counter].kind is not Kind.COUNT:
            what = f'"{counter}" is no count but of kind {claims[counter].kind}'
            problems.of(entry, Flaw(path=("counted_by",), what=what))
    return claims


def names_of(entries: Entries) -> Names:
    """All names by their spellings; what is wrong with them is noted."""
    by_key = {entry.key: entry for entry in entries.names}
    names, flaws = build_names(
        tuple(
            Name(key=entry.key, label=entry.record.label, also=entry.record.also, place=entry.place)
            for entry in entries.names
        )
    )
    for name, flaw in flaws:
        entries.problems.of(by_key[name.key], flaw)
    return names


def _source(
    root: Path, entry: Entry[SourceRecord], reader: Reader, problems: Problems, kept: KeptRecords | None
) -> Source | None:
    record = entry.record
    flaws = list(source_flaws(record))
    published = kept.published(entry) if kept else None
    body = None
    try:
        published = published or with_zone(reader.read(record.published, kind=Quantity.DATE, edtf=True))
    except ReadingError as error:
        flaws.append(_unread(("published",), error))
    try:
        todo = f"`discrepant reanchor {record.id}` shows what that does to its facts"
        body = read_text(root, record.text, record.sha256, todo)
    except CorpusError as error:
        flaws += _of_file(error, "text", "sha256")
    if record.original is not None and record.original_sha256 is not None:
        try:
            read_unchanged(root, record.original, record.original_sha256)
        except CorpusError as error:
            flaws += _of_file(error, "original", "original_sha256")
    problems.of(entry, *flaws)
    if flaws or published is None or body is None:
        return None
    return build_source(record, published, body, entry.place)


def _of_file(error: CorpusError, name: str, sha256: str) -> Iterator[Flaw]:
    """What is wrong with a file, at the key of its hash if it is that, else at the key of its name."""
    for problem in error.problems:
        key = sha256 if "sha256" in problem.what else name
        yield Flaw(path=(key,), what=problem.what, hint=problem.hint.replace("sha256 =", f"{sha256} ="))


@attrs.frozen
class _Facts:
    """Builds facts from what they name."""

    claims: Mapping[str, Claim]
    sources: Mapping[str, Source]  # by the record file that they stand in
    meanings: Meanings
    problems: Problems
    with_evidence: bool
    kept: KeptRecords | None = None

    def of(self, entries: Entries) -> list[PlainFact]:
        """The sound facts with their records, in their order."""
        facts: list[PlainFact] = []
        told: defaultdict[str, Counter[str]] = defaultdict(Counter)
        lost = 0
        for entry in entries.facts:
            key, source = entry.record.claim, self.sources.get(entry.file.file)
            count = told[entry.file.file]
            if source and self.kept and (known := self.kept.fact(entry, source, self.claims, count)):
                facts.append((entry.record, known))
                continue
            count[key] += 1
            if source and self.with_evidence:
                anchor = source.index.anchor(entry.record.quote, with_nearest=lost < _MOST_NEAREST)
                if anchor.state is Standing.MISSING:
                    lost += 1
                else:
                    source.index.known[entry.record.quote] = anchor
                record = entry.record
                is_quotation = key in self.claims and self.claims[key].kind is Kind.QUOTATION
                lacks = chain(
                    unfounded(_says(record), record.quote, source.text, anchor, in_order=is_quotation),
                    unattributed(record, source, source.index, self.meanings.names),
                )
                self.problems.of(entry, *(lack.flaw for lack in lacks))
            if not key:
                continue  # it is unfinished
            if key not in entries.keys["claim"]:
                self.problems.of(entry, *_unknown(("claim",), "claim", key, entries))
            elif key in self.claims:
                flaws = list(_fact_flaws(entry.record, self.claims[key]))
                self.problems.of(entry, *flaws)
                fact = self._fact(entry, source, count[key]) if source and not flaws else None
                facts += [(entry.record, fact)] if fact else []
        return facts

    def _fact(self, entry: Entry[FactRecord], source: Source, time: int) -> Fact | None:
        record = entry.record
        flaws = []
        as_of, meaning = source.published, None
        try:
            as_of = self.meanings.as_of(record.as_of, source.published)
        except ReadingError as error:
            flaws.append(_unread(("as_of",), error))
        try:
            claim, on = self.claims[record.claim], source.published.core
            meaning = self.meanings.of(claim, _says(record), record.reads, on, source.language, quote=record.quote)
        except ReadingError as error:
            flaws.append(_unread(_path_of(record, error.words), error))
        self.problems.of(entry, *flaws)
        if flaws or meaning is None:
            return None
        fact = build_fact(
            record, source, time, place=entry.place, as_of=as_of, printed=meaning.printed, value=meaning.value
        )
        if self.with_evidence and (wrong := contradiction(fact, self.claims[record.claim])):
            self.problems.of(entry, Flaw(path=("reads",), what=f"says and reads cannot mean the same: {wrong}"))
        return fact


def _says(record: FactRecord) -> tuple[str, ...]:
    return (record.says,) if isinstance(record.says, str) else record.says


def _fact_flaws(record: FactRecord, claim: Claim) -> Iterator[Flaw]:
    if not isinstance(record.says, str):
        if claim.kind not in (Kind.ROSTER, Kind.MEASURE, Kind.CHANGE, Kind.QUOTATION):
            hint = "a list is for a roster, a quotation in pieces, or one measure or change in two units"
            yield Flaw(path=("says",), what=f"{claim.kind.named} says one thing", hint=hint)
        elif not record.says:
            yield Flaw(path=("says",), what='"says" is empty')
    if record.complete and claim.kind is not Kind.ROSTER:
        yield Flaw(path=("complete",), what=f"{claim.kind.named} is never complete", hint="only a roster can be")


def _path_of(record: FactRecord, words: str) -> KeyPath:
    """The key, or the entry of its list, whose words could not be read."""
    if record.reads is not None:
        return ("reads",)
    if not isinstance(record.says, str) and words in record.says:
        return ("says", record.says.index(words))
    return ("says",)


def _unread(path: KeyPath, error: ReadingError) -> Flaw:
    hint = f" ({error.hint})" if error.hint else ""
    below = tuple(error.pointed.split("\n"))
    return Flaw(path=path, what=f'"{path[0]}" cannot be read: {error.message}{hint}', below=below)


def _unknown(path: KeyPath, table: str, key: str, entries: Entries) -> list[Flaw]:
    if entries.is_partial:
        return []
    hint = entries.problems.hint(key, entries.keys[table]) or _DECLARED[table].format(key)
    return [Flaw(path=path, what=f'there is no {table} "{key}"', hint=hint)]


def _acknowledged(entries: Entries, problems: Problems) -> Iterator[Acknowledgement]:
    for entry in entries.acknowledged:
        record = entry.record
        flaws = []
        if record.claim not in entries.keys["claim"] and record.claim not in entries.keys["relation"]:
            flaws += _unknown(("claim",), "claim", record.claim, entries)
        for number, source in enumerate(record.between):
            if source not in entries.keys["source"]:
                flaws += _unknown(("between", number), "source", source, entries)
        if not record.between:
            flaws.append(Flaw(path=("between",), what="a disagreement is between sources, or within one"))
        problems.of(entry, *flaws)
        if not flaws:
            yield Acknowledgement(
                claim=record.claim,
                between=record.between,
                over=record.over,
                reason=record.reason,
                by=record.by,
                until=record.until,
                place=entry.place,
            )
