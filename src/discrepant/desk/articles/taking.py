"""The one door to articles as they are received: bytes in, a text and its story out."""

from __future__ import annotations

import warnings
from importlib import import_module

from discrepant.corpus.files import decode_text
from discrepant.desk.articles.apart import run_apart
from discrepant.desk.articles.kinds import FileKind, kind_of, refuse_markup
from discrepant.desk.articles.taken import Taken, refusal
from discrepant.errors import CorpusError

__all__ = ["take", "take_here"]

_TAKERS = {
    FileKind.PAGE: ("pages", "take_page"),
    FileKind.WORD: ("word_files", "take_word"),
    FileKind.PDF: ("pdfs", "take_pdf"),
    FileKind.MAIL: ("mails", "take_mail"),
    FileKind.MARKDOWN: ("markdown_texts", "take_markdown"),
}


def take(data: bytes, name: str, encoding: str | None = None) -> Taken:
    """The text of a file of this name.

    Whatever is no plain text is read by a process of its own, bounded in time and memory and without a network. A
    CorpusError says why there is none. The same bytes give the same text.
    """
    kind = kind_of(data, name)
    if kind is not FileKind.TEXT:
        return run_apart(data, name, encoding)
    text = decode_text(data, name, encoding)
    refuse_markup(text, name)
    return Taken(text=text, kind=kind)


def take_here(data: bytes, name: str, encoding: str | None = None) -> Taken:
    """The same of what is no plain text, in this process.

    Whatever a library trips over is a CorpusError.
    """
    kind = kind_of(data, name)
    module, function = _TAKERS[kind]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # they are for those who write the libraries
            taken = getattr(import_module(f"discrepant.desk.articles.{module}"), function)(data, name, encoding)
    except CorpusError:
        raise
    except ImportError as error:
        hint = "pip install 'discrepant[articles]'"
        raise refusal(f"{name} is {kind}, and to read it {error.name or error} is needed", hint) from None
    except MemoryError:
        raise refusal(f"{name} needs more memory than an article may", "save the article alone") from None
    except Exception as error:  # noqa: BLE001  # a library's whole stock of errors, on a stranger's file
        why = f"{type(error).__name__}: {error}"[:200]
        raise refusal(f"{name} cannot be read as {kind}: it may be broken", why) from None
    if not taken.text.strip():
        raise refusal(f"{name} has no text")
    return taken  # type: ignore[no-any-return]
