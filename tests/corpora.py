"""A small corpus on disk, sound in every part, for tests to change one thing in."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

__all__ = ["MINI", "change", "write_corpus"]

_CLAIMS = """\
# What is being claimed.
[claim."aid.total"]
about  = "US military aid to Ukraine"
kind   = "money"
nature = "cumulative"
unit   = "USD"

[claim."kirby.post"]
about = "John Kirby's post"
kind  = "term"
[claim."kirby.post".terms]
spokesperson            = ["spokesman", "spokesperson"]
communications-director = ["communications director"]

[claim."signers.count"]
about = "How many signed the letter"
kind  = "count"

[claim."signers.named"]
about = "Who signed the letter"
kind  = "roster"
counted_by = "signers.count"

[claim."letter.sent"]
about = "The day the letter was sent"
kind  = "date"

[claim."offer.words"]
about = "What Putin said about talks"
kind  = "quotation"

[claim."river.width"]
about = "The width of the river"
kind  = "measure"
unit  = "km"
"""

_NAMES = """\
[name.volodymyr-zelenskyy]
label = "Volodymyr Zelenskyy"
also  = ["Zelenskyy", "Zelensky", "Zelenskiy"]

[name.pramila-jayapal]
label = "Pramila Jayapal"
also  = ["Jayapal"]
"""

_NORTH = """\
[source]
id        = "north"
publisher = "The North"
headline  = "Letter asks for talks"
published = "2022-10-25"
text      = "seeds/north.txt"
sha256    = "@sha256@"

[[fact]]
claim = "aid.total"
says  = "more than $18.2 billion"
quote = "aid came to more than $18.2 billion"

[[fact]]
claim = "kirby.post"
says  = "spokesman"
quote = "said spokesman John Kirby"

[[fact]]
claim = "signers.count"
says  = "30"
quote = "signed by 30 members"

[[fact]]
claim = "signers.named"
says  = ["Jayapal", "Jamie Raskin"]
quote = "among them Jayapal and Jamie Raskin"

[[fact]]
claim = "letter.sent"
says  = "October 24, 2022"
quote = "The letter, sent on October 24, 2022,"

[[fact]]
claim = "river.width"
says  = ["2 km", "1.2 miles"]
quote = "the river, 2 km (1.2 miles) wide"
"""

_SOUTH = """\
[source]
id        = "south"
publisher = "The South"
headline  = "Rejected"
published = "2022-12-02"
dated     = "inferred"
dated_by  = "the text names the day before"
text      = "seeds/south.txt"
sha256    = "@sha256@"
wording   = "translated"

[[fact]]
claim = "aid.total"
says  = "about $20 billion"
quote = "about $20 billion in aid"
as_of = "2022-12-01"

[[fact]]
claim   = "offer.words"
says    = "We are willing to negotiate,"
quote   = "“We are willing to negotiate,” he said"
speaker = "Putin"

[[fact]]
claim = "signers.count"
says  = "30"
quote = "the 30 signers"
"""

# Each file of the corpus by its path; "@sha256@" becomes the hash of the text that the same file names.
MINI: Mapping[str, str] = {
    "facts/claims.toml": _CLAIMS,
    "facts/names.toml": _NAMES,
    "facts/north.toml": _NORTH,
    "facts/south.toml": _SOUTH,
    "seeds/north.txt": """\
Letter asks for talks

The letter, sent on October 24, 2022, was signed by 30 members, among them Jayapal and Jamie Raskin.
By then aid came to more than $18.2 billion, said spokesman John Kirby.
The front is on the river, 2 km (1.2 miles) wide.
""",
    "seeds/south.txt": """\
Rejected

“We are willing to negotiate,” he said. There was about $20 billion in aid.
Of the 30 signers, none replied to Putin.
""",
}


def write_corpus(root: Path, files: Mapping[str, str | bytes] = MINI) -> Path:
    """Write a corpus below this folder, the mini corpus unless another is given, and give the folder back."""
    for name, content in files.items():
        data = content if isinstance(content, bytes) else _hashed(content, files).encode()
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return root


def change(root: Path, name: str, old: str, new: str) -> None:
    """Put something in the place of what stands in a file once."""
    path = root / name
    content = path.read_bytes().decode()
    assert content.count(old) == 1, f"{old!r} is {content.count(old)} times in {name}"
    path.write_bytes(content.replace(old, new).encode())


def _hashed(content: str, files: Mapping[str, str | bytes]) -> str:
    named = re.search(r'^text\s*= "([^"]+)"', content, re.MULTILINE)
    text = files.get(named[1]) if named else None
    if text is None:
        return content
    data = text if isinstance(text, bytes) else text.encode()
    return content.replace("@sha256@", hashlib.sha256(data).hexdigest())
