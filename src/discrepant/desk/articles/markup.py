"""A page's markup made a tree, and a tree made lines.

What is raised, struck out or hidden stays apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree, html  # with the extra `articles`

from discrepant.desk.articles.taken import PlacedWords, refusal

__all__ = ["joined", "lines_of", "passages_of", "set_plainly", "tree_of"]

_LARGEST = 12_000_000  # characters of markup, without what is embedded
_EMBEDDED = re.compile(r"data:[\w/+.;=-]{0,100},[^\s\"')<>]{1000,}")
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_DECLARED = re.compile(r"\A\s*<\?xml[^>]*\?>")
_TOO_DEEP = "Excessive depth"
_UNSEEN = (
    *("script", "style", "template", "noscript", "head", "svg", "math", "iframe", "object", "canvas", "audio"),
    *("video", "datalist", "map"),
)
_STRUCK = ("del", "s", "strike")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_RAISED = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_LOWERED = str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_INLINE = frozenset(
    (
        *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "dfn", "em", "font", "i", "ins"),
        *("kbd", "label", "mark", "q", "ref", "hi", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u"),
        *("var", "wbr", "nobr", "graphic", "img", "del"),
    )
)
_CELLS = ("td", "th", "cell")
_ROWS = ("tr", "row")
_PLACES = {
    "figcaption": "caption",
    "caption": "caption",
    "table": "table",
    "nav": "menu",
    "footer": "foot of the page",
    "aside": "beside the article",
    "form": "form",
    "button": "form",
    "header": "head of the page",
}
Tree = Any  # lxml has no types of its own


def tree_of(markup: str, name: str) -> Tree:
    """The tree of a page; a CorpusError where it is too large, too deep or no page at all."""
    markup = _DECLARED.sub("", _NO_XML.sub("", _EMBEDDED.sub("data:,", markup)))
    if len(markup) > _LARGEST:
        raise refusal(f"{name} has {len(markup):,} characters of markup, more than {_LARGEST:,}", "save less of it")
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, collect_ids=False, encoding="utf-8")
    try:
        tree = html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise refusal(f"{name} cannot be read as a page: {error}") from None
    if any(_TOO_DEEP in entry.message for entry in parser.error_log):
        raise refusal(f"{name} is nested too deep: its tags lie more than 256 deep inside each other")
    return tree


def set_plainly(tree: Tree) -> tuple[list[PlacedWords], list[str]]:
    """Make a tree one whose letters mean what they are, in place.

    Raised and lowered figures become such characters, for 10<sup>6</sup> is not 106, and quotation marks that a page
    draws are written. What is struck out or hidden goes; it is given back, with sentences on what was done.
    """
    etree.strip_elements(tree, *_UNSEEN, with_tail=False)
    apart = [PlacedWords("hidden", joined(element)) for element in _removed(tree, _is_hidden)]
    apart += [
        PlacedWords("struck out", joined(element)) for element in _removed(tree, lambda each: each.tag in _STRUCK)
    ]
    raised = sum(_translated(element, _RAISED) for element in tree.iter("sup"))
    raised += sum(_translated(element, _LOWERED) for element in tree.iter("sub"))
    drawn = list(tree.iter("q"))
    for element in drawn:
        element.text = f"“{element.text or ''}"
        element.tail = f"”{element.tail or ''}"
    etree.strip_tags(tree, "q", "sup", "sub", "wbr")
    said = [f"raised or lowered figures were written as such: {raised:,}"] if raised else []
    said += [f"quotation marks that the page draws were written: {len(drawn):,} pairs"] if drawn else []
    return apart, said


def _is_hidden(element: Tree) -> bool:
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style") or ""))


def _removed(tree: Tree, is_meant: Any) -> list[Tree]:  # noqa: ANN401  # a predicate of untyped elements
    """The topmost elements that are meant, taken out of the tree; what stands behind them stays."""
    found = [each for each in tree.iter() if each.getparent() is not None and is_meant(each)]
    inside = {id(inner) for each in found for inner in each.iterdescendants()}
    outer = [each for each in found if id(each) not in inside]
    for element in outer:
        element.drop_tree()
    return outer


def _translated(element: Tree, table: dict[int, int]) -> bool:
    """Write the figures of an element as the table has them; words such as the th of 19th stay."""
    texts = [*element.itertext()]
    if not any(char.isdigit() for text in texts for char in text):
        return False
    for each in element.iter():
        each.text = each.text and each.text.translate(table)
        if each is not element:
            each.tail = each.tail and each.tail.translate(table)
    return True


def joined(element: Tree) -> str:
    """All words of an element on one line."""
    return _blank(" ".join(lines_of(element)))


def lines_of(element: Tree) -> list[str]:
    """The words of an element, a line a block; the cells of a row stand on one line."""
    return [passage.words for passage in passages_of(element)]


def passages_of(element: Tree) -> Iterator[PlacedWords]:  # noqa: C901  # one pass over a tree
    """The same, with where each line stands: in a caption, a table, a menu."""
    line: list[str] = []
    places: list[str] = [""]
    row = 0  # how many rows of tables are open

    def flushed() -> Iterator[PlacedWords]:
        parts = "".join(line).split("\n")
        line.clear()
        for words in filter(None, (_blank(part).strip(" |") for part in parts)):
            yield PlacedWords(places[-1], words)

    for event, each in etree.iterwalk(element, events=("start", "end")):
        tag = each.tag
        is_line = tag not in _INLINE and not (row and tag not in _ROWS)
        if event == "start":
            if is_line:
                yield from flushed()
            if tag in _PLACES:
                places.append(_PLACES[tag])
            row += tag in _ROWS
            line.append("\n" if tag in ("br", "lb") else _blank(each.text))
            continue
        if tag in _CELLS:
            line.append(" | ")
        elif row and tag not in _INLINE and tag not in _ROWS:
            line.append(" ")
        if is_line or tag in _ROWS:
            yield from flushed()
        row -= tag in _ROWS
        if tag in _PLACES:
            places.pop()
        if each is not element:
            line.append(_blank(each.tail))
    yield from flushed()


def _blank(text: str | None) -> str:
    """The text with its line ends as blanks, which is all they are in markup.

    A blank that parts no line stays.
    """
    return _BLANKS.sub(" ", text or "")
