"""Annotations that somebody made on the page of an article, as JSON.

They are those of Hypothes.is, or W3C Web Annotations.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from discrepant.errors import CorpusError, Problem, why_unread

__all__ = ["Annotation", "annotations_in"]

_LISTS = ("rows", "annotations", "items")  # of the API's answer, of the client's export, of a page of the W3C's model


@attrs.frozen(kw_only=True)
class Annotation:
    """A passage of a page with the words around it, and what its reader noted.

    `number` counts from 1 in the file. `exact` is empty where no passage is marked, as in a note on a whole page.
    """

    number: int
    page: str = ""
    exact: str = ""
    prefix: str = ""
    suffix: str = ""
    tags: tuple[str, ...] = ()
    comment: str = ""
    is_reply: bool = False


def annotations_in(data: bytes) -> tuple[Annotation, ...]:
    """All annotations of an export, in order; a CorpusError says why it is none."""
    try:
        whole = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise _refusal(f"the annotations are not JSON: {why_unread(error)}") from None
    found = whole
    if isinstance(found, dict) and isinstance(found.get("first"), dict):
        found = found["first"]
    if isinstance(found, dict):
        found = next((found[name] for name in _LISTS if name in found), None)
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        raise _refusal("the file holds no list of annotations")
    return tuple(_annotation(number, each) for number, each in enumerate(found, start=1))


def _refusal(what: str) -> CorpusError:
    hint = "export as JSON from Hypothes.is, or take the answer of its search; a CSV has no words around a quote"
    return CorpusError(Problem(what=what, hint=hint))


def _annotation(number: int, given: Mapping[str, Any]) -> Annotation:
    targets = [each for each in _list(given.get("target")) if isinstance(each, dict)]
    target = targets[0] if targets else {}
    selectors = [each for each in _list(target.get("selector")) if isinstance(each, dict)]
    quote = next((each for each in selectors if each.get("type") == "TextQuoteSelector"), {})
    bodies = [each for each in _list(given.get("body")) if isinstance(each, dict)]
    tags = [*_list(given.get("tags")), *_said(bodies, "tagging")]
    comments = [given.get("text"), *_said(bodies, "commenting")]
    return Annotation(
        number=number,
        page=_text(given.get("uri")) or _text(target.get("source")),
        exact=_text(quote.get("exact")),
        prefix=_text(quote.get("prefix")),
        suffix=_text(quote.get("suffix")),
        tags=tuple(filter(None, map(_text, tags))),
        comment="\n".join(filter(None, map(_text, comments))),
        is_reply=bool(given.get("references")),
    )


def _said(bodies: list[dict[str, Any]], purpose: str) -> Iterator[Any]:
    return (body.get("value") for body in bodies if body.get("purpose") == purpose)


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""
