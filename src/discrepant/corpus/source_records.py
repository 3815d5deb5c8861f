"""The form of a source's records.

They are its text, the facts that it states, and the words of it that state nothing. What the metadata of a key say is
in the terms of JSON Schema, which editors show: `description`, `examples`, `pattern`.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NewType

import attrs

from discrepant.corpus.model import Wording
from discrepant.reading.figures import ENGLISH, LANGUAGE
from discrepant.reading.mention_kinds import MentionKind

__all__ = [
    "KEY",
    "LINES",
    "SHA256",
    "UNSURE",
    "URL",
    "ClaimKey",
    "Dated",
    "FactRecord",
    "LineRange",
    "SkipRecord",
    "SourceRecord",
    "described",
]

# the keys of claims and the ids of sources stand in file names and test ids
KEY = re.compile(r"[a-z0-9][a-z0-9._-]{0,99}")
URL = re.compile(r"https?://[^\s<>\"]+")
SHA256 = re.compile(r"[0-9A-Fa-f]{64}")

# Empty in a draft, where the claim is still to be named.
ClaimKey = NewType("ClaimKey", str)
# Lines of a text, "3-7" or "12".
LineRange = NewType("LineRange", str)
LINES = re.compile(r"[1-9][0-9]{0,8}(?:-[1-9][0-9]{0,8})?")
UNSURE = "?"  # behind lines that may hold something else since their text has changed: until then an error


class Dated(StrEnum):
    """Whether the published date stands in print or was worked out."""

    PRINTED = "printed"
    INFERRED = "inferred"


def described(description: str, *examples: object, pattern: re.Pattern[str] | None = None) -> dict[str, object]:
    """What an editor shows of a key, and the pattern that all of its text must match."""
    told: dict[str, object] = {"description": description, "examples": list(examples)}
    return told if pattern is None else {**told, "pattern": pattern}


@attrs.frozen(kw_only=True)
class SourceRecord:
    """The article that this file encodes: who printed it, when, and where its text lies.

    One file holds one source.
    """

    id: str = attrs.field(
        metadata=described("A short name, by which facts and acknowledgements go.", "reuters", pattern=KEY)
    )
    publisher: str = attrs.field(metadata=described("Who published it, as it is to be credited.", "Reuters"))
    headline: str = attrs.field(metadata=described("Its headline, as printed.", "US urges Ukraine to be open to talks"))
    published: str = attrs.field(
        metadata=described(
            "When it was published, in EDTF, no more precisely than is known: a day, perhaps with its time and zone, a "
            "month, a year, or an interval.",
            "2022-11-06",
            "2023-11-04T15:30+05:45",
            "2022-10-24/2022-10-25",
        )
    )
    dated: Dated = attrs.field(
        default=Dated.PRINTED,
        metadata=described("Whether the text prints that day, or it was inferred; then dated_by says how.", "inferred"),
    )
    dated_by: str | None = attrs.field(
        default=None,
        metadata=described("How the day was inferred.", "The letter was sent the day before, and that was a Monday."),
    )
    text: str = attrs.field(
        metadata=described("The path of its text, as seen from the folder that holds facts/.", "seeds/reuters.txt")
    )
    sha256: str = attrs.field(
        metadata=described(
            "The SHA-256 of the text's bytes: a text that changes is an error until somebody has looked at it. "
            "`discrepant draft` fills it in, and `discrepant lint` says what it is.",
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            pattern=SHA256,
        )
    )
    wording: Wording = attrs.field(
        default=Wording.VERBATIM,
        metadata=described("How the text came to us. Only a verbatim one can misquote.", "translated"),
    )
    authors: tuple[str, ...] = attrs.field(default=(), metadata=described("Who wrote it.", ["Michael Perry"]))
    speaker: str | None = attrs.field(
        default=None,
        metadata=described("Who says it, of each of its facts that names nobody else.", "John Kirby"),
    )
    via: str | None = attrs.field(
        default=None,
        metadata=described(
            "Whom it has it from, such as an agency, of each of its facts that cites nobody else.", "The Wire"
        ),
    )
    speaker_by: str | None = attrs.field(
        default=None,
        metadata=described(
            "How that speaker, or who is cited, is known where the text does not name them in these words.",
            "the wording is the agency's, sentence by sentence",
        ),
    )
    version_of: str | None = attrs.field(
        default=None,
        metadata=described(
            "Of a later text of one article: the source that holds the text before it. Only the latest text that "
            "answers a claim is set against other sources.",
            "ap-1",
        ),
    )
    language: str = attrs.field(
        default=ENGLISH,
        metadata=described(
            "The language of the text, a BCP 47 tag, by which its words (en, de, es, fr) and figures are read.",
            "en-GB",
            pattern=LANGUAGE,
        ),
    )
    url: str | None = attrs.field(
        default=None, metadata=described("Where it was found.", "https://example.org/talks", pattern=URL)
    )
    original: str | None = attrs.field(
        default=None,
        metadata=described(
            "The file that `discrepant draft` took the text from, kept as it was received: a page, a Word file, a PDF, "
            "a mail, or a text in another encoding.",
            "seeds/reuters.txt",
        ),
    )
    original_sha256: str | None = attrs.field(
        default=None,
        metadata=described(
            "The SHA-256 of that file's bytes.",
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            pattern=SHA256,
        ),
    )
    note: str | None = attrs.field(
        default=None, metadata=described("Anything else worth knowing.", "An archived copy.")
    )


@attrs.frozen(kw_only=True)
class FactRecord:
    """What this source states about one claim, in its own words.

    The quote is the passage that proves it.
    """

    claim: ClaimKey = attrs.field(
        metadata=described(
            "The key of the claim that is answered. Empty in a draft: name it, or delete the fact.",
            "letter.signers.count",
        )
    )
    says: str | tuple[str, ...] = attrs.field(
        metadata=described(
            "The answer exactly as printed; it must stand in the quote. A list for a roster's names, for one "
            "measure given in two units, or for a quotation that is broken off to say who speaks.",
            "more than $18.2 billion",
            ["15 km", "10 miles"],
        )
    )
    quote: str = attrs.field(
        metadata=described(
            "The passage exactly as printed, with as many words as it needs to stand in the text once.",
            "the amount of US military aid sent to Kyiv to more than $18.2 billion",
        )
    )
    as_of: str | None = attrs.field(
        default=None,
        metadata=described(
            "The day for which it is told, in EDTF or in words, perhaps with its time and zone; when the source was "
            "published if not given.",
            "2022-11-04",
            "2023-11-04T15:30+05:45",
        ),
    )
    reads: str | None = attrs.field(
        default=None,
        metadata=described(
            "What the words mean, in plain words or EDTF, where they are garbled, relative or translated. A roster's "
            "names are parted by semicolons.",
            "about $20 billion",
            "2022-11~",
        ),
    )
    speaker: str | None = attrs.field(default=None, metadata=described("Who says it, in the source.", "John Kirby"))
    via: str | None = attrs.field(
        default=None, metadata=described("Whom this source cites for it.", "The Washington Post")
    )
    speaker_by: str | None = attrs.field(
        default=None,
        metadata=described(
            "How the speaker, or who is cited, is known where the text does not name them in these words.",
            "the letter is theirs; the text says only “30 members of Congress”",
        ),
    )
    complete: bool = attrs.field(
        default=False, metadata=described("Of a roster: complete = true where the list is said to name everybody.")
    )
    note: str | None = attrs.field(default=None, metadata=described("Anything else worth knowing.", "A caption."))


@attrs.frozen(kw_only=True)
class SkipRecord:
    """What of the text states nothing to be encoded, by its words, its lines or its kind.

    Where several are given, all must hold. `discrepant coverage` leaves it out, and says how many mentions.
    """

    words: str | None = attrs.field(
        default=None, metadata=described("The words exactly as printed, wherever they stand.", "March 15, 2023")
    )
    pattern: str | None = attrs.field(
        default=None,
        metadata=described(
            "Whole lines that are like this, in which * stands for anything or nothing.", "Photo: *", "* min read"
        ),
    )
    kind: MentionKind | None = attrs.field(
        default=None,
        metadata=described("Mentions of this kind alone; of all the text, if nothing else is given.", "date"),
    )
    line: int | None = attrs.field(
        default=None, metadata=described("Of words: the line of the text, where only that one is meant.", 4)
    )
    lines: LineRange | None = attrs.field(
        default=None, metadata=described("These lines of the text alone, the first and the last, or one.", "3-7", "12")
    )
    because: str = attrs.field(metadata=described("Why it states nothing.", "The dateline."))
