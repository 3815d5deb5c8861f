"""The article of an HTML page, by trafilatura, and all else that the page shows."""

from __future__ import annotations

from copy import deepcopy

from trafilatura import bare_extraction  # with the extra `articles`

from discrepant.desk.articles.decoding import decoded
from discrepant.desk.articles.kinds import FileKind
from discrepant.desk.articles.markup import Tree, joined, lines_of, passages_of, set_plainly, tree_of
from discrepant.desk.articles.mending import mended
from discrepant.desk.articles.page_head import stated_by
from discrepant.desk.articles.taken import PlacedWords, Taken, lacking, refusal

__all__ = ["take_page"]

# blanks at which no line breaks part the digits of a number; the extraction would make them common ones
_KEPT = str.maketrans({char: chr(0x10FFF0 + place) for place, char in enumerate("\u00a0\u202f\u2009\u2007")})
_BACK = {ord(instead): chr(char) for char, instead in _KEPT.items()}


def take_page(data: bytes, name: str, encoding: str | None) -> Taken:
    """The text of a page, its headline first.

    With it comes what the page says of itself, and what is not in the text.
    """
    markup, remarks = decoded(data, name, encoding)
    tree = tree_of(markup, name)
    stated, said = stated_by(deepcopy(tree))
    remarks += said
    for element in tree.iter():
        element.text, element.tail = (part and part.translate(_KEPT) for part in (element.text, element.tail))
    apart, done = set_plainly(tree)
    shown = list(passages_of(tree))
    if not shown:
        raise refusal(
            f"{name} shows no text", "a page that a script fills is best saved from the browser as it is seen"
        )
    lines = _article(tree)
    if not lines:
        raise refusal(f"{name} has no article that could be told from what is around it", "save its text as .txt")
    headline = next((joined(each) for each in tree.iter("h1") if joined(each)), "")
    if headline and headline not in lines[:3]:
        lines.insert(0, headline)
    text, mends = mended("\n".join(lines).translate(_BACK))
    shown = [_restored(passage) for passage in (*shown, *apart)]
    left_out, unnamed = lacking(shown, text)
    remarks = [*done, *mends, *remarks]
    return Taken(
        text=text, kind=FileKind.PAGE, stated=stated, remarks=tuple(remarks), left_out=left_out, unnamed=unnamed
    )


def _article(tree: Tree) -> list[str]:
    found = bare_extraction(deepcopy(tree), include_comments=False, include_tables=True, with_metadata=False)
    return [] if found is None or isinstance(found, dict) or found.body is None else lines_of(found.body)


def _restored(passage: PlacedWords) -> PlacedWords:
    return PlacedWords(passage.place, passage.words.translate(_BACK))
