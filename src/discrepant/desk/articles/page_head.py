"""What a page says of itself: in its metadata, in schema.org's JSON, in its `time`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from trafilatura import extract_metadata

from discrepant.desk.articles.markup import Tree
from discrepant.desk.articles.taken import Stated
from discrepant.desk.articles.times import written
from discrepant.reading.figures import LANGUAGE

__all__ = ["stated_by"]

_BY = "the page's metadata"
_LATEST = "2100-01-01"  # else what is found would hang on the day on which it is looked for
_PUBLISHED = (
    *("article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "sailthru.date"),
    *("dc.date.issued", "dcterms.issued", "dcterms.date", "dc.date", "citation_publication_date", "pubdate", "date"),
)
_CHANGED = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "lastmod")
_OF_ARTICLES = re.compile(r"(?:Article|Posting|Report)\Z")
_WITH_TIME = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d")
_LONGEST = 300  # characters of what a page says of itself
_SHALLOW = 20  # how deep its JSON is looked through


def stated_by(tree: Tree) -> tuple[Stated, list[str]]:
    """What the page states, and where its own statements differ."""
    found = extract_metadata(tree, date_config={"max_date": _LATEST, "extensive_search": False, "original_date": True})
    dates = list(_dates(tree, _PUBLISHED, "datePublished"))
    published, by, remarks = None, None, []
    if dates:
        by, published = dates[0]
        others = [f"{day} ({where})" for where, day in dates[1:] if day[:10] != published[:10]]
        if others:
            remarks.append(f"the page says {published} ({by}) and also, of the same, {', '.join(others)}")
    elif found.date and _is_day(str(found.date)[:10]):
        by, published = "guessed by htmldate", str(found.date)[:10]
    changed = [day for _, day in _dates(tree, _CHANGED, "dateModified") if day != published]
    remarks += [f"the page says that it was changed: {changed[0]}"] if changed else []
    return Stated(
        by=_BY,
        headline=_short(found.title),
        published=published,
        published_by=by,
        is_guessed=not dates,
        publisher=_short(found.sitename),
        authors=tuple(dict.fromkeys(filter(None, map(_short, _authors(tree) or (found.author or "").split(";"))))),
        url=_short(found.url),
        language=_language(tree),
    ), remarks


def _short(text: str | None) -> str | None:
    words = " ".join((text or "").split())
    return words[:_LONGEST] or None


def _language(tree: Tree) -> str | None:
    said = (tree.get("lang") or tree.get("xml:lang") or "").strip().replace("_", "-")
    return said if LANGUAGE.fullmatch(said) else None


def _dates(tree: Tree, names: tuple[str, ...], key: str) -> Iterator[tuple[str, str]]:
    """Where a page states a day, and the day: what was written for the purpose first."""
    metas: dict[str, str] = {}
    for each in tree.iter("meta"):
        name = each.get("property") or each.get("name") or each.get("itemprop") or ""
        metas.setdefault(name.lower(), each.get("content") or "")
    places = [(f"schema.org {key}", value) for value in _in_json(tree, key)]
    places += [(name, metas[name]) for name in names if name in metas]
    places += [(f"itemprop {key}", each.get("datetime") or each.get("content") or "") for each in _props(tree, key)]
    yield from ((where, day) for where, said in places if (day := _when(said)))


def _props(tree: Tree, key: str) -> Iterator[Tree]:
    for each in tree.iter("time", "span", "div", "p", "abbr"):
        if each.get("itemprop") == key or (key == "datePublished" and each.get("pubdate") is not None):
            yield each


def _authors(tree: Tree) -> list[str]:
    """Whom the page's JSON calls its authors."""
    told = (each.get("author") for each in _json(tree))
    flat = [one for each in told for one in (each if isinstance(each, list) else [each])]
    names = (one.get("name") if isinstance(one, dict) else one for one in flat)
    return [name for name in names if isinstance(name, str)]


def _in_json(tree: Tree, key: str) -> Iterator[str]:
    """The values of a key of what the page's JSON calls an article."""
    yield from (each[key] for each in _json(tree) if isinstance(each.get(key), str))


def _json(tree: Tree) -> Iterator[dict[str, Any]]:
    """What the page's JSON calls an article."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            held = json.loads(script.text or "", parse_int=str, parse_float=str)
        except (ValueError, RecursionError):
            continue
        yield from _articles(held)


def _articles(held: Any, depth: int = 0) -> Iterator[dict[str, Any]]:  # noqa: ANN401  # whatever JSON holds
    if depth > _SHALLOW:
        return
    if isinstance(held, list):
        for each in held:
            yield from _articles(each, depth + 1)
    elif isinstance(held, dict):
        kinds = held.get("@type")
        if any(_OF_ARTICLES.search(str(kind)) for kind in (kinds if isinstance(kinds, list) else [kinds])):
            yield held
        for inner in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _articles(held.get(inner), depth + 1)


def _when(said: str) -> str | None:
    """A day as records write it, with its time where a zone is given, too.

    None where this is no whole day.
    """
    said = said.strip()
    try:
        moment = datetime.fromisoformat(said)
    except ValueError:
        return said[:10] if _is_day(said[:10]) and _WITH_TIME.match(said) else None
    return written(moment) if _WITH_TIME.match(said) else moment.date().isoformat()


def _is_day(said: str) -> bool:
    try:
        return bool(datetime.fromisoformat(said)) and len(said) == len("2022-10-24")
    except ValueError:
        return False
