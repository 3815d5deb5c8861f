"""One name: in how many spellings do the sources print it?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from itertools import groupby

from discrepant.compare.comparison import Comparison, finding_on
from discrepant.compare.finding import FactShown, Side
from discrepant.compare.judgement import Judgement
from discrepant.compare.sentences import listed
from discrepant.compare.verdict import Reason, Verdict
from discrepant.corpus.model import Claim, Corpus, Kind, Name, Source
from discrepant.corpus.spelled import PrintedName, printed_names

__all__ = ["compare"]

_MOST_NAMED = 6  # sources of one spelling
_AROUND = 60  # characters shown on either side of a name


def compare(name: Name, corpus: Corpus) -> Comparison:
    """The most usual spelling against all others.

    Nothing is found where all sources that print the name spell it alike.
    """
    by_family: dict[str, list[tuple[Source, PrintedName]]] = {}
    for source_id, found in _first_printed(corpus).get(name.key, {}).items():
        for family, printed in found.items():
            by_family.setdefault(family, []).append((corpus.sources[source_id], printed))
    # a form with more words or fewer, such as an abbreviation, is another name and no other spelling
    by_length = groupby(sorted(by_family, key=_length), key=_length)
    alike = max((list(families) for _, families in by_length), key=len, default=[])  # of as many, the shorter ones
    if len(alike) < 2:  # noqa: PLR2004  # two spellings make a difference
        return Comparison()
    usual, *others = sorted(alike, key=lambda family: (-len(by_family[family]), family))
    told = "; ".join(
        f"{listed((source.publisher for source, _ in by_family[family]), _MOST_NAMED)}: “{family}”"
        for family in (usual, *others)
    )
    # asked as a claim would ask it, though no record does
    claim = Claim(
        key=f"name.{name.key}",
        about=f"How {name.label} is spelled",
        kind=Kind.TERM,
        place=name.place,
    )
    why = "All are spellings of one name."
    judgement = Judgement(verdict=Verdict.EXPLAINED, reasons=(Reason.SPELLING,), why=why)
    sides = (_side(name, families, by_family) for families in ([usual], others))
    return Comparison(findings=(finding_on("spellings", claim, judgement, f"{told}.", sides),))


def _length(form: str) -> int:
    """How many words a form has, a leading article left out."""
    words = form.split()
    return len(words) - (words[0].lower() == "the")


@lru_cache(maxsize=4)
def _first_printed(corpus: Corpus) -> Mapping[str, Mapping[str, Mapping[str, PrintedName]]]:
    """By name, source and spelling, the first place where it is printed: each text is read once."""
    found: dict[str, dict[str, dict[str, PrintedName]]] = {}
    for source in corpus.sources.values():
        for printed in printed_names(source.body, corpus.names):
            found.setdefault(printed.name.key, {}).setdefault(source.id, {}).setdefault(printed.family, printed)
    return found


def _side(name: Name, families: list[str], by_family: Mapping[str, list[tuple[Source, PrintedName]]]) -> Side:
    seen: Counter[str] = Counter()
    facts = []
    for family in families:
        for source, printed in by_family[family]:
            seen[source.id] += 1
            repeat = f"/{seen[source.id]}" if seen[source.id] > 1 else ""
            facts.append(_told(f"{source.id}/name.{name.key}{repeat}", name, source, printed))
    return Side(sources=tuple(dict.fromkeys(told.source for told in facts)), says=tuple(families), facts=tuple(facts))


def _told(fact_id: str, name: Name, source: Source, printed: PrintedName) -> FactShown:
    start, end = printed.span
    lead = source.body[max(0, start - _AROUND - 1) : start].rpartition("\n")[2]
    rest = source.body[end : end + _AROUND + 1].partition("\n")[0]
    # cut at blanks, so that no word is shown in part
    lead = lead.partition(" ")[2] if len(lead) > _AROUND else lead
    rest = rest.rpartition(" ")[0] if len(rest) > _AROUND else rest
    words = source.body[start:end]
    return FactShown(
        id=fact_id,
        source=source.id,
        says=words,
        quote=f"{lead}{words}{rest}",
        file=name.place.file,
        line=name.place.line,
        text=source.text,
        text_line=source.index.line(start),
    )
