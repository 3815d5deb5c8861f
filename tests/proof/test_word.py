"""A story's Word file with comments: each at its words, and all else as it was."""

from __future__ import annotations

import io
import re
import sys
import zipfile
from itertools import pairwise
from pathlib import Path

import pytest
from article_files import word as word_file
from click.testing import CliRunner
from docx import Document
from docx.document import Document as Doc
from docx.oxml import parse_xml
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from discrepant.cli import main
from discrepant.corpus.load import load
from discrepant.desk.articles.taking import take_here
from discrepant.errors import DiscrepantError
from discrepant.proof.proof import proof
from discrepant.proof.status import Proofed, Status
from discrepant.proof.story import Story
from discrepant.proof.word import word

ROOT = Path(__file__).parents[2]
TRAM = load(ROOT / "tests/data/proof/tram")
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LINE = "The tram line to the port will be 7.6 km long."


def saved(document: Doc) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def proofed(data: bytes) -> tuple[tuple[Proofed, ...], bytes]:
    story = Story.of(take_here(data, "story.docx").text, TRAM, remarks=("Mind: this.",))
    found = proof(story, TRAM)
    return found, word(data, story, found, TRAM)


def commented(data: bytes) -> list[tuple[str, str]]:
    """The words at which each comment stands, and what it says."""
    document = Document(io.BytesIO(data))
    told = {comment.comment_id: comment.text for comment in document.comments}
    words = dict.fromkeys(map(str, told), "")
    open_now: set[str] = set()
    for each in document.element.iter():
        number = each.get(f"{{{_W}}}id")
        if each.tag.endswith("}commentRangeStart"):
            open_now.add(number)
        elif each.tag.endswith("}commentRangeEnd"):
            open_now.discard(number)
        elif each.tag.endswith("}t"):
            for one in open_now:
                words[one] += each.text or ""
    assert not open_now
    return [(words[str(number)], text) for number, text in told.items()]


def letters(data: bytes) -> list[tuple[str, bytes]]:
    """Each letter of a document with how it is set, and each other thing in it, in order."""
    told: list[tuple[str, bytes]] = []
    for run in Document(io.BytesIO(data)).element.iter(f"{{{_W}}}r"):
        how = etree.tostring(run.rPr, method="c14n") if run.rPr is not None else b""
        around = "/".join(etree.QName(each).localname for each in run.iterancestors())
        for each in run:
            if each.tag.endswith("}t"):
                told += [(f"{around} {char}", how) for char in each.text or ""]
            elif not each.tag.endswith(("}rPr", "}commentReference")):
                told.append((around, etree.tostring(each, method="c14n")))
    return [(what, how) for what, how in told if b"CommentReference" not in how]


def parts(data: bytes) -> dict[str, bytes]:
    """All parts of a file but those that have to do with comments, in one form."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        read = {name: archive.read(name) for name in archive.namelist()}
    beside = r"word/(document|comments)\.xml|word/_rels/document\.xml\.rels|\[Content_Types\]\.xml"
    plain = etree.XMLParser(remove_blank_text=True)
    return {
        name: etree.tostring(etree.fromstring(part, plain), method="c14n") if name.endswith((".xml", ".rels")) else part
        for name, part in read.items()
        if not re.fullmatch(beside, name)
    }


def test_each_mention_that_is_not_supported_has_a_comment_at_its_words() -> None:
    document = Document()
    document.add_paragraph("Mayor Elin Marsk spoke.")
    document.add_paragraph(LINE)
    found, made = proofed(saved(document))
    assert [each.status for each in found if each.words == "7.6 km"] == [Status.CONTRADICTED]
    whole, *comments = commented(made)
    assert "It is not said who is right." in whole[1]
    assert "Not looked at: " in whole[1]
    assert "Mind: this." in whole[1]
    told = [each for each in found if each.status is not Status.SUPPORTED]
    assert [words for words, _ in comments] == [each.words for each in told]
    text = dict(comments)["7.6 km"]
    assert text.startswith("contradicted (tram.length): what can be compared says something else")
    assert "The Echo, 2029-03-07: “it will be 7.4 km long”" in text


STORY = Story.of(f"{LINE}\n", TRAM)
FOUND = proof(STORY, TRAM)


@settings(max_examples=40, deadline=None)
@given(st.sets(st.integers(1, len(LINE) - 1)))
def test_it_is_no_matter_how_the_words_are_cut_into_runs(cuts: set[int]) -> None:
    document = Document()
    paragraph = document.add_paragraph()
    places = [0, *sorted(cuts), len(LINE)]
    for number, (start, end) in enumerate(pairwise(places)):
        run = paragraph.add_run(LINE[start:end])
        run.bold, run.italic = bool(number % 2), bool(number % 3)
    data = saved(document)
    made = word(data, STORY, FOUND, TRAM)
    assert [words for words, _ in commented(made)][1:] == ["7.6 km"]
    assert letters(made) == letters(data)


def full() -> bytes:
    """A file with most of what a desk's files have."""
    document = Document()
    document.add_heading("The tram", 1)
    paragraph = document.add_paragraph("It is ")
    link = parse_xml(f'<w:hyperlink xmlns:w="{_W}" w:anchor="x"><w:r><w:t>7.6</w:t></w:r></w:hyperlink>')
    inserted = parse_xml(f'<w:ins xmlns:w="{_W}" w:id="2" w:author="x"><w:r><w:t> km long</w:t></w:r></w:ins>')
    deleted = parse_xml(f'<w:del xmlns:w="{_W}" w:id="1" w:author="x"><w:r><w:delText>7.4</w:delText></w:r></w:del>')
    paragraph._p.extend([link, deleted, inserted])  # noqa: SLF001  # python-docx writes neither itself
    run = paragraph.add_run(", the tram line,\tto the port, ")
    run.add_break()
    run.add_text("and costs 44 ")
    run.add_text("million crowns.")
    struck = paragraph.add_run("99")
    struck.font.strike = True
    document.add_comment(run, "An older comment", "Ann", "A")
    table = document.add_table(2, 2, style="Table Grid")
    table.cell(0, 0).text, table.cell(0, 1).text = "Length", "The tram line to the port will be 7.6 km long"
    table.cell(1, 0).text = "Length"
    table.cell(1, 1).add_paragraph("The tram line to the port will be 7.7 km long")
    document.add_paragraph("The tram line to the port will be 7.6 km long.", style="List Bullet")
    document.sections[0].header.paragraphs[0].text = "Draft 7 of the desk"
    return saved(document)


@pytest.mark.parametrize("data", [full(), word_file()], ids=["full", "with a note"])
def test_all_else_is_as_it_was(data: bytes) -> None:
    found, made = proofed(data)
    assert letters(made) == letters(data)
    assert parts(made) == parts(data)
    older, newer = (Document(io.BytesIO(each)) for each in (data, made))
    assert [each.text for each in newer.paragraphs] == [each.text for each in older.paragraphs]
    assert [each.style and each.style.name for each in newer.paragraphs] == [
        each.style and each.style.name for each in older.paragraphs
    ]
    assert [[cell.text for cell in row.cells] for table in newer.tables for row in table.rows] == [
        [cell.text for cell in row.cells] for table in older.tables for row in table.rows
    ]
    kept = [(words, text) for words, text in commented(made) if text == "An older comment"]
    assert kept == [each for each in commented(data) if each[1] == "An older comment"]
    told = [each for each in found if each.status is not Status.SUPPORTED]
    assert len(commented(made)) == len(told) + 1 + len(kept) - len(_in_notes(made))
    assert take_here(made, "story.docx").text == take_here(data, "story.docx").text


def _in_notes(data: bytes) -> list[str]:
    whole = next(text for _, text in commented(data) if text.startswith("Held against"))
    return re.findall("Where Word takes no comment: “(.*?)”", whole)


def test_what_stands_in_a_note_is_told_with_the_whole() -> None:
    _, made = proofed(word_file())
    assert _in_notes(made) == ["44"]


def test_words_that_occur_twice_have_each_its_own_comment() -> None:
    _, made = proofed(full())
    told = [words for words, text in commented(made) if "tram.length" in text]
    assert told == ["7.6 km", "7.6 km", "7.7 km", "7.6 km"]


def test_the_same_story_makes_the_same_bytes() -> None:
    data = full()
    assert proofed(data)[1] == proofed(data)[1]


def test_a_hostile_story_does_no_harm_in_word() -> None:
    document = Document()
    document.add_paragraph(
        "\u202ekilled <w:p> 157 people &amp; “<script>alert(1)</script> was not it,” said Elin Marsk"
    )
    document.add_paragraph('=HYPERLINK("javascript:alert(1)") 12 people; ::error::7.6 km')
    document.add_paragraph("7" * 20_000 + " 157 people, and 12 more " * 200)
    _, made = proofed(saved(document))
    for words, text in commented(made):
        assert "\u202e" not in text
        assert words
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert not any(b"External" in archive.read(name) for name in archive.namelist() if name.endswith(".rels"))


def test_words_in_a_text_box_are_told_with_the_whole() -> None:
    document = Document()
    document.add_paragraph("Of the tram.")
    inner = f'<w:p xmlns:w="{_W}"><w:r><w:t>{LINE}</w:t></w:r></w:p>'
    box = (
        f'<w:r xmlns:w="{_W}" xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape><v:textbox><w:txbxContent>'
        f"{inner}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    document.paragraphs[0]._p.append(parse_xml(box))  # noqa: SLF001
    _, made = proofed(saved(document))
    assert _in_notes(made) == ["7.6 km"]


def test_a_file_that_the_library_does_not_know_is_refused() -> None:
    story = Story.of(LINE, TRAM)
    with pytest.raises(DiscrepantError, match="cannot be copied with comments"):
        word(b"PK", story, (), TRAM)
    with pytest.raises(DiscrepantError, match="no words to which"):
        word(saved(Document()), story, (), TRAM)


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["proof", *arguments, "--corpus", str(ROOT / "tests/data/proof/tram")])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stderr


def test_the_copy_is_written_beside_the_story(tmp_path: Path) -> None:
    story, copy = tmp_path / "story.docx", tmp_path / "copy.docx"
    story.write_bytes(data := full())
    status, said = run(str(story), "--format", "docx", "-o", str(copy))
    assert status == 1, said
    assert all("tram.length" in text for words, text in commented(copy.read_bytes()) if words == "7.6 km")
    assert story.read_bytes() == data


def test_what_cannot_be_a_copy_is_refused(tmp_path: Path) -> None:
    story = tmp_path / "story.docx"
    story.write_bytes(full())
    assert run(str(story), "--format", "docx") == (
        2,
        "discrepant: docx is no text that can be printed (name its file: -o story-proofed.docx)\n",
    )
    assert run(str(story), "--format", "docx", "-o", str(story)) == (
        2,
        f"discrepant: {story} is the story itself (give another name: it stays as it is)\n",
    )
    (tmp_path / "story.md").write_text(LINE)
    status, said = run(str(tmp_path / "story.md"), "--format", "docx", "-o", "x.docx")
    assert (status, "story.md is no Word file (.docx)" in said) == (2, True)


def test_a_copy_needs_an_extra_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(DiscrepantError, match=r"python-docx, which is not installed \(pip install"):
        word(b"PK", STORY, (), TRAM)
