"""Files of each kind, small and made here, for the tests of what is taken from them."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from email.message import EmailMessage

from docx import Document
from docx.oxml import parse_xml

__all__ = ["HERALD", "MAIL", "WORD", "mail", "page", "pdf", "word"]

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

HERALD = """\
<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>Ferry hits sandbank - The Coast Herald</title>
<meta property="og:site_name" content="The Coast Herald">
<meta property="article:published_time" content="2022-10-24T18:30:00+02:00">
<link rel="canonical" href="https://herald.example/2022/10/24/ferry">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ferry hits sandbank with 210 aboard",
"datePublished": "2022-10-24T18:30:00+02:00", "dateModified": "2022-10-25T08:00:00Z",
"author": [{"@type": "Person", "name": "Ann Reporter"}]}</script><style>p { width: 77px }</style></head>
<body><nav><a href="/">Home</a> <a href="/new">12 new</a></nav>
<article><h1>Ferry hits sandbank with 210 aboard</h1>
<figure><img src="https://herald.example/a.png"><figcaption>The ferry in 1998, with 44 crew.</figcaption></figure>
<p>A ferry with <b>1,200</b> people hit a sandbank on Monday, the harbour said. It cost 10<sup>6</sup> dollars and
<del>30</del> <ins>31</ins> were hurt, as it was told. The captain said <q>we saw nothing</q> to all who asked.</p>
<p>Of the 1,<wbr>200, about 5&nbsp;% were child&shy;ren,
and 1&nbsp;300 came later. Repairs cost &lt;5 million, a lot.</p>
<ul><li>5,000 tonnes of steel</li><li>3 km of cable</li></ul>
<table><tr><th>Year</th><th>Dead</th></tr><tr><td>2001</td><td>17</td></tr></table>
<h2>What next</h2><p>The court will decide on 3 November, and then it will be known who has to pay for it all.</p>
</article><aside><h3>Related</h3><a href="/fire">Fire kills 33 in the port</a></aside>
<footer>© The Coast Herald, call 0800 123</footer></body></html>
"""


def page(body: str, head: str = "") -> bytes:
    """A page of a body."""
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>".encode()


def word() -> bytes:
    """A Word file with a table, a tracked change, a head of its pages, and words struck out and raised."""
    document = Document()
    document.add_heading("Ferry hits sandbank", 0)
    paragraph = document.add_paragraph("A ferry with ")
    deleted = f'<w:del {_W} w:id="1" w:author="x"><w:r><w:delText>1,100</w:delText></w:r></w:del>'
    inserted = f'<w:ins {_W} w:id="2" w:author="x"><w:r><w:t>1,200</w:t></w:r></w:ins>'
    paragraph._p.append(parse_xml(deleted))  # noqa: SLF001  # python-docx writes no changes itself
    paragraph._p.append(parse_xml(inserted))  # noqa: SLF001
    paragraph.add_run(" people, at 10")
    paragraph.add_run("6").font.superscript = True
    paragraph.add_run(" dollars, ")
    paragraph.add_run("99").font.strike = True
    paragraph.add_run(" hurt.")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "2001", "17"
    document.sections[0].header.paragraphs[0].text = "Draft 7 of the desk"
    file = io.BytesIO()
    document.save(file)
    return _with_note(file.getvalue())


def _with_note(data: bytes) -> bytes:
    """The file with a footnote, which python-docx does not write."""
    note = (
        f'<w:footnotes {_W}><w:footnote w:id="2"><w:p><w:r><w:t>By 44 witnesses.</w:t></w:r></w:p></w:footnote>'
        "</w:footnotes>"
    )
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            part = old.read(info)
            if info.filename == "word/document.xml":
                mark = b'<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
                at = part.index(b" hurt.") + part[part.index(b" hurt.") :].index(b"</w:p>")
                part = part[:at] + mark + part[at + len(b"</w:p>") :]
            new.writestr(info.filename, part)
        new.writestr("word/footnotes.xml", note)
    return made.getvalue()


def mail(body: str = "A ferry with 1,200 people hit a sandbank.\n", page_too: str = "", attached: str = "") -> bytes:
    """A mail with a plain text, and a page and an attachment if there is anything for them."""
    made = EmailMessage()
    made["From"], made["Subject"] = "Harbour Office <press@harbour.example>", "Ferry aground"
    made["Date"] = "Mon, 24 Oct 2022 18:30:00 +0200"
    if body:
        made.set_content(body)
    if page_too:
        (made.add_alternative if body else made.set_content)(page_too, subtype="html")
    if attached:
        made.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename=attached)
    return made.as_bytes()


def pdf(
    *pages: Sequence[tuple[float, float, str]], extra: Mapping[str, str] | None = None, packed: bool = True
) -> bytes:
    """A PDF of pages, each the words that are printed at places, in the order in which they are drawn."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, words in enumerate(pages):
        drawn = "".join(f"BT /F1 10 Tf {x} {y} Td ({text}) Tj ET\n" for x, y, text in words).encode("cp1252")
        stream = zlib.compress(drawn) if packed else drawn
        how = b" /Filter /FlateDecode" if packed else b""
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> "
            b"/Contents %d 0 R >>" % (5 + 2 * number)
        )
        objects.append(b"<< /Length %d%s >>\nstream\n%s\nendstream" % (len(stream), how, stream))
    made, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, start=1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    more = "".join(f" /{key} {value}" for key, value in (extra or {}).items()).encode()
    trailer = b"trailer\n<< /Size %d /Root 1 0 R%s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, more, len(made))
    return made + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + trailer


WORD = word()
MAIL = mail()
