"""Attribution: does the text name whom a record has speak, and whom it is said to cite?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from discrepant.corpus.anchor import TextIndex, in_words
from discrepant.corpus.evidence import Unfounded
from discrepant.corpus.model import Fact, Names, Source
from discrepant.corpus.source_records import FactRecord, SourceRecord

__all__ = ["unattributed"]

_ARTICLE = re.compile(r"^(?:an?|the)\s+", re.IGNORECASE)


def unattributed(
    told: Source | SourceRecord | Fact | FactRecord, source: Source | SourceRecord, text: TextIndex, names: Names
) -> Iterator[Unfounded]:
    """Who speaks or is cited and stands in the source's text under no form of the name.

    `speaker_by` says how the speaker is known. The source need not name itself. What a fact has from its source's
    record is asked of that record, once.
    """
    if told.speaker_by is not None:
        return
    for key, known in (("speaker", source.speaker), ("via", source.via)):
        who = getattr(told, key)
        is_known = told is not source and who == known
        if who is None or is_known or (key == "via" and who == source.publisher):
            continue
        if not any(_stands(form, text) for form in _forms(who, names)):
            why = f"the text does not name {who}, the record's {key}."
            against = "write the name as the text does, or say in speaker_by how it is known"
            yield Unfounded(path=(key,), why=why, against=against)


def _forms(who: str, names: Names) -> tuple[str, ...]:
    """All spellings of a name; a record may have the name's key, too."""
    name = names.find(who) or next((name for name in names.entries if name.key == who), None)
    return (who, name.label, *name.also) if name else (who,)


def _stands(form: str, text: TextIndex) -> bool:
    words = in_words(_ARTICLE.sub("", form))
    return bool(words.strip()) and words in text.in_words
