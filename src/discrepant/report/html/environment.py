"""How templates are filled.

Everything from records is made printable and escaped, and nothing may be undefined.
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from jinja2.ext import Extension
from markupsafe import Markup

from discrepant.compare.amounts import amount, in_percent
from discrepant.compare.finding import Gap
from discrepant.printable import printable
from discrepant.report.brief import far_words
from discrepant.report.html.ends import in_words, spelled_days
from discrepant.report.html.kept_templates import KeptTemplates

__all__ = ["asset", "environment", "policy"]

_BREAK = re.compile(r"(?<=[>}])\n\s*(?=[<{])")
_WEB = re.compile(r"https?://[^\s<>\"]+")


@cache
def environment() -> Environment:
    """The one environment of all templates."""
    made = Environment(
        loader=PackageLoader("discrepant.report.html"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalized,
        extensions=[_WithoutBreaks],
        auto_reload=False,
        bytecode_cache=KeptTemplates(),
    )
    made.filters |= {
        "anchor": _anchor,
        "percent_encoded": _percent_encoded,
        "day": spelled_days,
        "web": _web,
        "ends": in_words,
        "gap": _gap,
        "lines": _lines,
    }
    return made


class _WithoutBreaks(Extension):
    """Leaves out line breaks between tags, each of which would be a node of its own in a browser."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002  # Jinja2's
        return _BREAK.sub("", source)


def _finalized(value: object) -> object:
    """What is put into a page: markup of our own as it is, all else without characters that could harm."""
    return value if isinstance(value, Markup | int) else printable(str(value))


def _anchor(key: str, prefix: str) -> str:
    """The id under which something stands in the page, the same in a link's fragment."""
    return f"{prefix}-{_percent_encoded(key)}"


def _percent_encoded(text: str) -> str:
    return quote(text, errors="surrogatepass")


def _gap(gap: Gap) -> str:
    """How far two sides are apart: as printed, where that is more than it is at the least, and at the least."""
    least = far_words(gap.value, gap.unit) if gap.value else ""
    if gap.printed and gap.printed != gap.value:
        printed = f"about {amount(gap.printed, gap.unit)} as printed"
        return f"{printed}, at least {least}" if least else printed
    percent = in_percent(gap.percent).replace(" ", "\u00a0") if least and gap.percent is not None else ""
    return f"{least} ({percent}) apart" if percent else f"{least} apart"


def _lines(text: str) -> Markup:
    """A text of several lines, each made printable and escaped."""
    return Markup("\n").join(map(printable, text.split("\n")))


def _web(url: str | None) -> str:
    """An address that may be a link; nothing if it is none of the web's."""
    return url if url and _WEB.fullmatch(url) else ""


def asset(*names: str) -> Markup:
    """Our own style or script, one file after the other, to be put into a page as it is."""
    return Markup("").join(Markup(files(__package__).joinpath(name).read_text("utf-8")) for name in names)  # noqa: S704  # our own


def policy(style: str, script: str | None = None) -> str:
    """A Content-Security-Policy under which nothing runs or loads but what is ours.

    That is a style, and a script if there is one.
    """
    named = [("style", style), *([("script", script)] if script is not None else [])]
    ours = (f"{what}-src 'sha256-{_sha256(text)}'" for what, text in named)
    return "; ".join(["default-src 'none'", *ours, "base-uri 'none'", "form-action 'none'"])


def _sha256(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
