"""The text of a mail: its plain part, or else its page.

What is attached is named and never opened.
"""

from __future__ import annotations

from collections.abc import Sequence
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime

from discrepant.corpus.files import decode_text
from discrepant.desk.articles.kinds import FileKind
from discrepant.desk.articles.mending import mended
from discrepant.desk.articles.taken import PlacedWords, Stated, Taken, lacking, refusal
from discrepant.desk.articles.times import written

__all__ = ["take_mail"]

_LONGEST = 300  # characters of a heading
_MOST_PARTS = 500
_MOST_NAMED = 20


def take_mail(data: bytes, name: str, encoding: str | None) -> Taken:
    """The text of a mail, its subject first, with its sender and date."""
    mail = message_from_bytes(data, policy=policy.default)
    if not mail.keys():
        raise refusal(f"{name} does not begin as a mail", "it may be a text: then call it .txt")
    parts = [part for part in mail.walk() if not part.is_multipart()]
    if len(parts) > _MOST_PARTS:
        raise refusal(f"{name} has more than {_MOST_PARTS} parts")
    bodies = [part for part in parts if part.get_content_disposition() != "attachment"]
    plain = [_plain(part, name, encoding) for part in bodies if part.get_content_type() == "text/plain"]
    pages = [part for part in bodies if part.get_content_type() == "text/html"]
    said: list[str] = []
    shown = [passage for part in pages for passage in _shown(_plain(part, name, encoding), name, said)]
    body = "\n".join(plain) if any(each.strip() for each in plain) else "\n".join(each.words for each in shown)
    if not body.strip():
        raise refusal(f"{name} has no text", "if the article is attached, save the attachment and draft that")
    stated, remarks = _stated(mail)
    text, mends = mended(f"{stated.headline}\n\n{body}" if stated.headline else body)
    left_out, unnamed = lacking(shown, text)
    kinds = ("text/plain", "text/html")
    other = [part for part in parts if part not in bodies or part.get_content_type() not in kinds]
    remarks = [*(said if not plain else ()), *mends, *remarks, *_attached(other)]
    return Taken(
        text=text, kind=FileKind.MAIL, stated=stated, remarks=tuple(remarks), left_out=left_out, unnamed=unnamed
    )


def _plain(part: EmailMessage, name: str, encoding: str | None) -> str:
    """The text of a part. Lines of one that flows (RFC 3676) are joined where they were broken."""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    charset = encoding or part.get_content_charset() or "utf-8"
    try:
        text = data.decode("cp1252" if charset in ("iso-8859-1", "us-ascii") and not data.isascii() else charset)
    except (UnicodeError, LookupError):
        return decode_text(data, f"the text of {name}", encoding)
    if str(part.get_param("format", "")).lower() != "flowed":
        return text
    lines: list[str] = []
    goes_on = False
    for line in text.replace("\r\n", "\n").split("\n"):
        if goes_on:
            lines[-1] += line
        else:
            lines.append(line)
        goes_on = line.endswith(" ") and line != "-- "
    return "\n".join(lines)


def _shown(markup: str, name: str, said: list[str]) -> list[PlacedWords]:
    """What the page of a mail shows, all of it."""
    from discrepant.desk.articles.markup import passages_of, set_plainly, tree_of  # noqa: PLC0415  # an extra

    if not markup.strip():
        return []
    tree = tree_of(markup, name)
    apart, done = set_plainly(tree)
    said += [*done, *(f"{each.place} in the page, and not in the text: “{each.words}”" for each in apart if each.words)]
    return list(passages_of(tree))


def _stated(mail: EmailMessage) -> tuple[Stated, list[str]]:
    """What the head of the mail says."""
    sender, address = parseaddr(str(mail.get("from", "")))
    published, remarks = None, []
    try:
        published = written(parsedate_to_datetime(str(mail.get("date", ""))))
    except (ValueError, TypeError, OverflowError):
        remarks.append("the mail has no date that can be read")
    subject = " ".join(str(mail.get("subject", "")).split())[:_LONGEST]
    return Stated(
        by="the mail's head",
        headline=subject or None,
        published=published,
        published_by="Date",
        publisher=" ".join((sender or address).split())[:_LONGEST] or None,
    ), remarks


def _attached(parts: Sequence[EmailMessage]) -> list[str]:
    names = [f"“{part.get_filename() or 'without a name'}” ({part.get_content_type()})" for part in parts]
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return [f"attached, and not opened: {', '.join(names[:_MOST_NAMED])}{more}"] if names else []
