"""Attribution: does the text name whom a record has speak, and whom it is said to cite?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from discrepant.corpus.anchor import TextIndex, in_words
from discrepant.corpus.evidence import Unfounded
from discrepant.corpus.model import Names

__all__ = ["unattributed"]

_ARTICLE = re.compile(r"^(?:an?|the)\s+", re.IGNORECASE)


def unattributed(
    speaker: str | None, via: str | None, speaker_by: str | None, text: TextIndex, names: Names
) -> Iterator[Unfounded]:
    """Who speaks or is cited and stands in the text under no form of the name.

    `speaker_by` says how the speaker is known.
    """
    if speaker_by is not None:
        return
    for key, who in (("speaker", speaker), ("via", via)):
        if who is not None and not any(_stands(form, text) for form in _forms(who, names)):
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
