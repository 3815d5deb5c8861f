"""The text of a story in Markdown, by markdown-it-py, its lines where the file has them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape

from markdown_it import MarkdownIt  # with the extra `articles`
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from discrepant.corpus.files import decode_text
from discrepant.desk.articles.kinds import FileKind
from discrepant.desk.articles.markup import lines_of, set_plainly, tree_of
from discrepant.desk.articles.mending import mended
from discrepant.desk.articles.taken import PlacedWords, Taken, lacking, refusal

__all__ = ["take_markdown"]

_DEEPEST = 100  # quotations and lists inside each other, past which the library drops what there is
_COMMENT = re.compile(r"<!--(.*?)(?:-->|\Z)", re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")
_CODE = ("fence", "code_block")
_WORDS = ("inline", "html_block")


def take_markdown(data: bytes, name: str, encoding: str | None) -> Taken:
    """The text of a Markdown file without its marks.

    With it comes what stands in the file and not in the text: where links lead, comments, what is struck out.
    """
    markdown = MarkdownIt("commonmark", {"breaks": True, "maxNesting": _DEEPEST}).enable(["table", "strikethrough"])
    known: dict[str, dict[str, dict[str, str]]] = {}
    tokens = markdown.parse(decode_text(data, name, encoding), known)
    if any(token.level >= _DEEPEST - 1 for token in tokens):
        raise refusal(f"{name} has more than {_DEEPEST - 2} quotations or lists inside each other")
    lines, shown, remarks = _set(tokens, markdown, name)
    links = [link for each in known.get("references", {}).values() for link in (each["href"], each["title"])]
    shown += [PlacedWords("link", link) for link in links]
    remarks += mended("\n".join(lines))[1]
    text = "\n".join(mended(line)[0].strip() for line in lines) + "\n"
    left_out, unnamed = lacking(shown, text)
    return Taken(
        text=text,
        kind=FileKind.MARKDOWN,
        remarks=tuple(dict.fromkeys(remarks)),
        left_out=left_out,
        unnamed=unnamed,
    )


def _set(tokens: Sequence[Token], markdown: MarkdownIt, name: str) -> tuple[list[str], list[PlacedWords], list[str]]:
    """The lines of the text, what the file has beside them, and what was done."""
    lines: list[str] = []
    shown: list[PlacedWords] = []
    remarks: list[str] = []
    renderer = RendererHTML(markdown)
    cells: list[str] | None = None  # of the row that is open
    for token, place, lead in _placed(tokens):
        shown += _beside(token)
        if token.type == "tr_open":
            cells = []
        elif token.type == "tr_close":
            _put(lines, place, [" | ".join(cells or ())])
            cells = None
        elif token.type in _CODE:
            _put(lines, place + (token.type == "fence"), [*lead.split(), *token.content.rstrip("\n").split("\n")])
        elif token.type == "list_item_close":
            _put(lines, place, lead.split())  # which nothing stood behind
        elif token.type in _WORDS:
            is_block = token.type == "html_block"
            html = token.content if is_block else renderer.renderInline(token.children or [], markdown.options, {})
            told, apart, done = _plain(f"{lead}{html}", name)
            named = {each.words for each in apart}
            shown += [*apart, *(each for each in _marked_up(token) if each.words not in named)]
            remarks += done
            if cells is None:
                _put(lines, place, told)
            else:
                cells.append(" ".join(told))
    return lines, shown, remarks


def _placed(tokens: Sequence[Token]) -> Iterator[tuple[Token, int, str]]:
    """Each token with its line, and the number before it that is none of its place in a list: "12. May was fine"."""
    place, lead = 0, ""
    counts = [0]
    for token in tokens:
        place = token.map[0] if token.map else place
        if token.type == "ordered_list_open":
            counts.append(0)
        elif token.type == "ordered_list_close":
            counts.pop()
        elif token.type == "list_item_open" and token.info:
            counts[-1] += 1
            lead += "" if int(token.info) == counts[-1] else f"{token.info}{token.markup} "
        yield token, place, lead
        if token.type in (*_WORDS, *_CODE, "list_item_close"):
            lead = ""


def _put(lines: list[str], place: int, told: Sequence[str]) -> None:
    """Set lines where the file has them, or behind what stands there already."""
    lines += [""] * (place - len(lines))
    lines += told


def _plain(html: str, name: str) -> tuple[list[str], list[PlacedWords], list[str]]:
    tree = tree_of(f"<html><body>{html}</body></html>", name)
    apart, done = set_plainly(tree)
    return lines_of(tree), apart, [re.sub(r": [\d,]+(?: pairs)?$", "", each) for each in done]


def _marked_up(token: Token) -> Iterator[PlacedWords]:
    """The words between the tags of a piece, of which a page would not show all."""
    if token.type == "html_block":
        told = _TAG.split(_COMMENT.sub("", token.content))
    elif any(each.type == "html_inline" for each in token.children or ()):
        told = [each.content for each in token.children or () if each.type in ("text", "code_inline")]
    else:
        return
    yield from (PlacedWords("markup", unescape(words).strip()) for words in told)


def _beside(token: Token) -> Iterator[PlacedWords]:
    """What of a piece of the file is never in the text."""
    if token.type == "fence" and token.info:
        yield PlacedWords("name of code", token.info.strip())
    for piece in (token, *(token.children or ())):
        if piece.type in ("html_block", "html_inline"):
            yield from (PlacedWords("comment", found.strip()) for found in _COMMENT.findall(piece.content))
        for name in ("href", "src", "title"):
            if words := piece.attrGet(name):
                yield PlacedWords("link", str(words))
        if piece.type == "image":
            yield PlacedWords("picture", piece.content)
