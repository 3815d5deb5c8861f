"""The files that a corpus names, read below its root and nowhere else.

They are bounded in size, and decoded or refused with a reason. A refusal is a CorpusError of one problem. That of a
text has no place: the record that names the text has one.
"""

from __future__ import annotations

import errno
import hashlib
from pathlib import Path, PureWindowsPath

from discrepant.corpus.source_records import SHA256
from discrepant.errors import CorpusError, Problem
from discrepant.files.opening import UnfitFileError, read_file, real_path
from discrepant.toml import lines

__all__ = [
    "FACTS",
    "LARGEST_RECORDS",
    "decode_text",
    "decode_utf8",
    "differs_in_line_ends",
    "read_bytes",
    "read_new_text",
    "read_table",
    "read_text",
    "read_unchanged",
    "read_within",
    "refusal",
    "unmarked",
]

FACTS = "facts"
LARGEST_RECORDS = 5_000_000  # bytes
_LARGEST_TEXT = 50_000_000
_UTF_8 = "utf-8"


def read_within(root: Path, name: str, largest: int = _LARGEST_TEXT) -> bytes:
    """The bytes of a file that is named in a record.

    Its name is a relative path that does not leave the root.
    """
    parts = name.split("/")
    if "\\" in name:
        raise refusal(f'the path "{name}" has a backslash', hint="folders are parted by /")
    if name.startswith("/") or PureWindowsPath(name).drive or ".." in parts or any(map(_is_control, name)):
        raise refusal(f'the path "{name}" leads out of the corpus', hint="give it as it is seen from the corpus root")
    path = root.joinpath(*parts)
    if not real_path(path).is_relative_to(root):
        raise refusal(f'the link "{name}" leads out of the corpus', hint="put the file itself there")
    return read_bytes(path, largest, name)


def read_table(root: Path, name: str) -> str:
    """The text of a TOML file that is named in the settings.

    It is small and shallow enough to be parsed.
    """
    text = unmarked(decode_utf8(read_within(root, name, LARGEST_RECORDS), name))
    if excess := lines.scan(text).excess:
        raise refusal(f"{name} has {excess.what}")
    return text


def _is_control(char: str) -> bool:
    return ord(char) < ord(" ")


def read_new_text(root: Path, name: str, encoding: str | None = None) -> tuple[str, bytes]:
    """A text of which nothing is known yet, and its bytes.

    It is decoded as UTF-8 unless another encoding is named.
    """
    data = read_within(root, name)
    return decode_text(data, name, encoding), data


def decode_text(data: bytes, name: str, encoding: str | None = None) -> str:
    """The text of this name, decoded.

    A CorpusError says where it is not in its encoding, and in which it is likely to be.
    """
    try:
        text = data.decode(encoding or _UTF_8)
        text.encode()  # some encodings give what is no text, such as half a surrogate pair
    except UnicodeError as error:
        if encoding is None:
            return decode_utf8(data, name, is_new=True)
        at = error.start if isinstance(error, UnicodeDecodeError) else 0
        line = data.count(b"\n", 0, at) + 1
        what = f"{name} is not {encoding} at byte {at} on line {line}"
        raise refusal(what, hint="without --encoding it is said what it seems to be") from None
    if encoding and text.encode() != data:
        _refuse_rubbish(text, data, name, encoding)
    return text


def _refuse_rubbish(text: str, data: bytes, name: str, encoding: str) -> None:
    """Refuse what any bytes can be decoded to, where it is plain that nobody wrote it."""
    from discrepant.corpus.encodings import first_control, is_unlikely_wide  # noqa: PLC0415  # only for those named

    at = first_control(text)
    if at is not None:
        line = text.count("\n", 0, at) + 1
        what = f"{name} is not {encoding}: read so, it has the control character U+{ord(text[at]):04X} on line {line}"
    elif is_unlikely_wide(data, encoding):
        what = f"{name} is not {encoding}: it has neither a mark at its start nor a zero byte"
    else:
        return
    raise refusal(what, hint=_proposal(data))


def _proposal(data: bytes) -> str:
    """What to type for a text whose encoding is not the one that was named."""
    from discrepant.corpus.encodings import likely  # noqa: PLC0415  # likewise

    try:
        data.decode()
    except UnicodeDecodeError as error:
        found = likely(data, error.start)
        return f"{found}; --encoding {found.encoding}" if found else "it may be no text at all"
    return "it is UTF-8; leave --encoding out"


def read_text(root: Path, name: str, sha256: str, todo: str = "") -> str:
    """A source's text, byte for byte as it was when its hash was written down."""
    return decode_utf8(read_unchanged(root, name, sha256, todo), name)


def read_unchanged(root: Path, name: str, sha256: str, todo: str = "") -> bytes:
    """The bytes of a file that is named in a record, unchanged since its hash was written down.

    Where they have changed, the refusal says what is `todo`.
    """
    data = read_within(root, name)
    found = hashlib.sha256(data).hexdigest()
    if not SHA256.fullmatch(sha256):
        raise refusal(f'"{sha256}" is no sha256', hint=f'that of {name} is "{found}"')
    if found != sha256.lower():
        what = f"{name} has changed: its sha256 was {sha256[:12]}… and is {found[:12]}…"
        hint = todo or f'look at what changed, then set sha256 = "{found}"'
        if differs_in_line_ends(data, sha256):
            hint = "only its line ends did; keep git from converting them: `seeds/** -text` in .gitattributes"
        raise refusal(what, hint=hint)
    return data


def differs_in_line_ends(data: bytes, sha256: str) -> bool:
    """Whether the ends of lines are all that keeps some bytes from having this hash."""
    unix = data.replace(b"\r\n", b"\n")
    return sha256.lower() in {hashlib.sha256(other).hexdigest() for other in (unix, unix.replace(b"\n", b"\r\n"))}


def read_bytes(path: Path, largest: int, name: str = "") -> bytes:
    """The bytes of a file of at most so many, told by the name that a record gives it."""
    who = f"{name} " if name else ""
    try:
        return read_file(path, largest)
    except UnfitFileError as error:
        raise refusal(f"{who}{error.strerror}", hint="split it" if error.errno == errno.EFBIG else "") from None
    except FileNotFoundError:
        raise refusal(f"there is no file {name or path.name}") from None
    except OSError as error:
        raise refusal(f"{who}cannot be read: {error.strerror}") from None


def decode_utf8(data: bytes, name: str = "", *, is_new: bool = False) -> str:
    """The text of some bytes; a refusal says what they seem to be."""
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        where = f"byte {error.start}" + (f" on line {line}" if name else "")
        what = f"{name + ' ' if name else ''}is not UTF-8 at {where} (0x{data[error.start]:02x})"
        from discrepant.corpus.encodings import likely  # noqa: PLC0415  # only where it is not UTF-8

        found = likely(data, error.start)
        seems = f"{found}; " if found else "it may be no text at all; " if is_new else ""
        say = f"; or say so: --encoding {found.encoding}" if is_new and found else ""
        hint = f"{seems}save it as UTF-8{say}"
        raise refusal(what, hint=hint, line=0 if name else line) from None


def refusal(what: str, *, hint: str = "", line: int = 0) -> CorpusError:
    """What is raised of a file."""
    return CorpusError(Problem(line=line, what=what, hint=hint))


def unmarked(text: str) -> str:
    """A text without the byte order mark that some editors put before it, which is no TOML."""
    return text.removeprefix("\ufeff")
