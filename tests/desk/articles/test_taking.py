"""What is taken from a file is its text, whatever is not in it is told, and what cannot be read is refused."""

from __future__ import annotations

import io
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pytest
from article_files import HERALD, MAIL, WORD, mail, page, pdf
from click.testing import CliRunner, Result
from corpora import write_corpus
from mutating import MUTATED, draw_for, mutated, portions

from discrepant.cli import main
from discrepant.corpus.load import load
from discrepant.desk.articles.taken import Taken
from discrepant.desk.articles.taking import take, take_here
from discrepant.desk.lint import lint
from discrepant.errors import CorpusError

COLUMNS = [
    (60.0, 700.0, "The ferry with 210 re-"),
    (320.0, 700.0, "aboard, it was said. The"),
    (60.0, 688.0, "ported people on Monday"),
    (320.0, 688.0, "repairs cost 1,200-"),
    (60.0, 676.0, "hit a well-known bank with all"),
    (320.0, 676.0, "1,400 dollars in all."),
]
ARTICLE = page("<article><h1>Head</h1>" + "<p>It was told that 5 people came to the harbour on that day.</p>" * 8)


def refused(data: bytes, name: str) -> str:
    with pytest.raises(CorpusError) as error:
        (take if name.endswith((".txt", "-")) else take_here)(data, name)
    return str(error.value)


def words_left_out(taken: Taken) -> set[tuple[str, str]]:
    return {(each.place, each.words) for each in taken.left_out}


class TestPage:
    @pytest.fixture
    def taken(self) -> Taken:
        return take_here(HERALD.encode(), "seeds/herald.html")

    def test_tags_are_no_words(self, taken: Taken) -> None:
        assert "A ferry with 1,200 people hit" in taken.text
        assert "Repairs cost <5 million" in taken.text
        assert "<b>" not in taken.text

    def test_letters_mean_what_they_are(self, taken: Taken) -> None:
        assert "It cost 10^6 dollars and 31 were hurt" in taken.text
        assert "said “we saw nothing” to" in taken.text
        assert "Of the 1,200, about 5\u00a0% were children, and 1\u00a0300 came" in taken.text
        assert "2001 | 17" in taken.text

    def test_the_headline_comes_first(self, taken: Taken) -> None:
        assert taken.text.startswith("Ferry hits sandbank with 210 aboard\n")
        assert taken.text.count("Ferry hits sandbank with 210 aboard") == 1

    def test_what_it_says_of_itself(self, taken: Taken) -> None:
        stated = taken.stated
        assert (stated.headline, stated.publisher) == ("Ferry hits sandbank with 210 aboard", "The Coast Herald")
        assert (stated.published, stated.published_by) == ("2022-10-24T18:30+02:00", "schema.org datePublished")
        assert (stated.url, stated.language) == ("https://herald.example/2022/10/24/ferry", "en-GB")
        assert stated.authors == ("Ann Reporter",)
        assert "the page says that it was changed: 2022-10-25T08:00Z" in taken.remarks

    def test_what_is_not_in_the_text_is_told(self, taken: Taken) -> None:
        assert words_left_out(taken) >= {
            ("caption", "The ferry in 1998, with 44 crew."),
            ("beside the article", "Fire kills 33 in the port"),
            ("struck out", "30"),
            ("menu", "Home 12 new"),
        }

    def test_every_figure_of_the_page_is_in_the_text_or_told(self, taken: Taken) -> None:
        told = taken.text + " ".join(each.words for each in taken.left_out)
        for figure in ("210", "12", "1998", "44", "1,200", "30", "31", "5,000", "3 km", "2001", "17", "33", "0800"):
            assert figure in told, figure

    @pytest.mark.parametrize(
        ("stated", "day"),
        [
            ("2022-10-24", "2022-10-24"),
            ("2022-10-24T18:30:00", "2022-10-24"),
            ("2022-10-24T18:30:45Z", "2022-10-24T18:30Z"),
            ("2022-10-24T23:30:00-05:00", "2022-10-24T23:30-05:00"),
        ],
    )
    def test_a_time_counts_with_its_zone_only(self, stated: str, day: str) -> None:
        head = f'<meta property="article:published_time" content="{stated}">'
        data = ARTICLE.replace(b"</head>", f"{head}</head>".encode())
        assert take_here(data, "a.html").stated.published == day

    def test_days_that_differ_are_told(self) -> None:
        head = (
            b"""<meta property="article:published_time" content="2022-10-25"><meta name="date" content="2022-10-23">"""
        )
        taken = take_here(ARTICLE.replace(b"</head>", head + b"</head>"), "a.html")
        assert any("2022-10-23 (date)" in remark for remark in taken.remarks)

    def test_characters_are_those_it_names(self) -> None:
        data = ARTICLE.replace(b"utf-8", b"iso-8859-1").replace(b"It was told", b"\x93It\x94 was told")
        assert "“It” was told" in take_here(data, "a.html").text
        assert "is not" in refused(data.replace(b"iso-8859-1", b"utf-8"), "a.html")
        assert "no encoding" in refused(data.replace(b"iso-8859-1", b"nonsense"), "a.html")

    def test_depth(self) -> None:
        assert "nested too deep" in refused(page("<div>" * 5_000 + "5 came"), "a.html")

    def test_without_words(self) -> None:
        assert "shows no text" in refused(page("<script>var a = 5</script>"), "a.html")


class TestWord:
    @pytest.fixture
    def taken(self) -> Taken:
        return take_here(WORD, "a.docx")

    def test_text(self, taken: Taken) -> None:
        assert taken.text.splitlines() == [
            "Ferry hits sandbank",
            "A ferry with 1,200 people, at 10^6 dollars, hurt.[1]",
            "2001 | 17",
            "[1] By 44 witnesses.",
        ]

    def test_what_is_not_in_it_is_told(self, taken: Taken) -> None:
        assert {("deleted", "1,100"), ("struck out", "99"), ("head or foot of the pages", "Draft 7 of the desk")} == (
            words_left_out(taken)
        )
        assert any("changes are tracked" in remark for remark in taken.remarks)

    def test_bombs(self) -> None:
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("word/document.xml", b"a" * 30_000_000)
        assert "has a part of more than 20,000,000 bytes" in refused(made.getvalue(), "a.docx")

    def test_entities(self) -> None:
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as archive:
            archive.writestr("word/document.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
        assert "declares entities" in refused(made.getvalue(), "a.docx")


class TestPdf:
    def test_columns_lines_and_broken_words(self) -> None:
        taken = take_here(pdf(COLUMNS), "a.pdf")
        assert taken.text == (
            "The ferry with 210 reported people on Monday hit a well-known bank with all aboard, it was said. "
            "The repairs cost 1,200-1,400 dollars in all.\n"
        )
        joined = "words broken at the end of a line were joined: re-|ported → reported, 1,200-|1,400 → 1,200-1,400"
        assert joined in taken.remarks

    def test_heads_and_feet_are_told(self) -> None:
        body = "It was told that {} people came."
        pages = [[(60.0, 770.0, f"The Herald, page {n}"), (60.0, 500.0, body.format(n * 11))] for n in range(1, 5)]
        taken = take_here(pdf(*pages), "a.pdf")
        assert "Herald" not in taken.text
        (left,) = taken.left_out
        assert left.place == "head or foot of 4 pages"
        assert left.words == " / ".join(f"The Herald, page {n}" for n in range(1, 5))

    def test_scanned(self) -> None:
        assert "has no text on its 2 pages: it may be scanned" in refused(pdf([], []), "a.pdf")
        taken = take_here(pdf([(60.0, 500.0, "It was told that 5 came.")], []), "a.pdf")
        assert "pages without text, which may be pictures of it: 2" in taken.remarks

    def test_encrypted(self) -> None:
        extra = {
            "Encrypt": f"<< /Filter /Standard /V 1 /R 2 /P -4 /O <{'11' * 32}> /U <{'22' * 32}> >>",
            "ID": f"[<{'33' * 16}> <{'33' * 16}>]",
        }
        assert "is encrypted" in refused(pdf(COLUMNS, extra=extra), "a.pdf")

    def test_a_damaged_page_is_told(self) -> None:
        whole = pdf([(60.0, 500.0, f"Of all {n} came.") for n in range(60)])
        at = whole.index(b"stream\n") + 60
        damaged = whole[:at] + bytes(byte ^ 0x55 for byte in whole[at : at + 8]) + whole[at + 8 :]
        try:
            taken = take_here(damaged, "a.pdf")
        except CorpusError:
            return
        assert any("damaged pages" in remark for remark in taken.remarks)


class TestMail:
    def test_head_and_text(self) -> None:
        taken = take_here(MAIL, "a.eml")
        assert taken.text == "Ferry aground\n\nA ferry with 1,200 people hit a sandbank.\n"
        assert (taken.stated.headline, taken.stated.publisher) == ("Ferry aground", "Harbour Office")
        assert taken.stated.published == "2022-10-24T18:30+02:00"

    def test_what_is_attached_is_named(self) -> None:
        taken = take_here(mail(attached="toll.pdf"), "a.eml")
        assert "attached, and not opened: “toll.pdf” (application/pdf)" in taken.remarks

    def test_a_page_alone(self) -> None:
        taken = take_here(mail("", "<html><body><p>A ferry with <b>1,200</b> people.</p></body></html>"), "a.eml")
        assert taken.text == "Ferry aground\n\nA ferry with 1,200 people.\n"

    def test_what_only_its_page_has_is_told(self) -> None:
        taken = take_here(mail(page_too="<html><body><p>Of them 44 were hurt.</p></body></html>"), "a.eml")
        assert words_left_out(taken) == {("", "Of them 44 were hurt.")}

    def test_lines_that_flow_are_joined(self) -> None:
        data = b"From: a@b.example\nContent-Type: text/plain; format=flowed\n\nIn all 1,200 \npeople came.\nNext.\n"
        assert take_here(data, "a.eml").text == "In all 1,200 people came.\nNext.\n"


class TestKinds:
    @pytest.mark.parametrize(
        ("name", "data", "said"),
        [
            ("a.txt", pdf(COLUMNS), "a.txt is a PDF and no text (call it a.pdf)"),
            ("a.txt", WORD, "a.txt is a Word file (.docx) and no text (call it a.docx)"),
            ("a.txt", HERALD.encode(), "a.txt is an HTML page and no text (call it a.html)"),
            ("-", pdf(COLUMNS), "standard input is a PDF and no text"),
            ("a.txt", b"Then <b>1,200</b> came.", "a.txt has the markup of a page in it, <b> on line 1"),
            ("a.txt", b"Then\nAT&amp;T came.", "a.txt has the markup of a page in it, &amp; on line 2"),
            ("a.txt", b"{\\rtf1 30 came}", "a.txt is rich text (RTF), which is not read"),
            ("a.pdf", HERALD.encode(), "a.pdf is not a PDF: it is an HTML page (call it .html)"),
            ("a.docx", b"\xd0\xcf\x11\xe0 old", "an old Word or Office file, or one with a password"),
            ("a.docx", b"30 came", "a.docx is not a Word file (.docx): it does not begin as one"),
            ("a.html", WORD, "a.html is not an HTML page: it is a Word file"),
            ("a.eml", pdf(COLUMNS), "a.eml is not a mail (.eml): it is a PDF"),
            ("a.pdf", b"", "a.pdf is empty"),
            ("a.pdf", b"%PDF-1.4\n30 came", "a.pdf"),
            ("a.docx", WORD[:5_000], "a.docx is"),
        ],
    )
    def test_what_is_refused(self, name: str, data: bytes, said: str) -> None:
        assert said in refused(data, name)

    @pytest.mark.parametrize("text", ["For a < b and c > d, 5 < 6.", "R&D cost 5 <million>.", "It is <5 % & >3 %."])
    def test_texts_that_have_such_signs(self, text: str) -> None:
        assert take(text.encode(), "a.txt").text == text


class TestApart:
    @pytest.mark.parametrize(
        ("name", "data"), [("a.html", HERALD.encode()), ("a.docx", WORD), ("a.pdf", pdf(COLUMNS)), ("a.eml", MAIL)]
    )
    def test_the_same_bytes_give_the_same(self, name: str, data: bytes) -> None:
        assert take(data, name) == take(data, name) == take_here(data, name)

    def test_no_socket_is_opened(self) -> None:
        program = (
            "import sys; seen = []\n"
            "wanted = ('socket.connect', 'socket.getaddrinfo', 'socket.sendto', 'socket.sendmsg')\n"
            "sys.addaudithook(lambda event, _: seen.append(event) if event in wanted else None)\n"
            "from discrepant.desk.articles.taking import take_here\n"
            "take_here(sys.stdin.buffer.read(), 'a.html'); print(seen)"
        )
        done = subprocess.run((sys.executable, "-c", program), input=HERALD.encode(), capture_output=True, check=True)
        assert done.stdout == b"[]\n"

    def test_an_extra_that_is_missing_is_named(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "discrepant.desk.articles.pages", None)
        shown = refused(HERALD.encode(), "a.html")
        assert "is needed (pip install 'discrepant[articles]')" in shown


def run(*args: str) -> Result:
    return CliRunner().invoke(main, args)


class TestDraft:
    @pytest.fixture(autouse=True)
    def root(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        write_corpus(tmp_path, {"facts/claims.toml": "", "seeds/herald.html": HERALD.encode()})
        monkeypatch.chdir(tmp_path)
        return tmp_path

    def test_the_text_stands_beside_the_page(self, root: Path) -> None:
        result = run("draft", "seeds/herald.html")
        assert (result.exit_code, result.stdout) == (0, "seeds/herald.txt\nfacts/herald.toml\n")
        source: dict[str, Any] = tomllib.loads((root / "facts/herald.toml").read_text("utf-8"))["source"]
        assert (source["text"], source["original"]) == ("seeds/herald.txt", "seeds/herald.html")
        assert (source["publisher"], source["published"]) == ("The Coast Herald", "2022-10-24T18:30+02:00")
        assert source["dated_by"] == "from the page's metadata, schema.org datePublished"
        assert "seeds/herald.html, an HTML page" in (root / "facts/herald.toml").read_text("utf-8")
        assert {problem.what for problem in lint(root)} == {"the claim is still to be named"}
        (root / "seeds/herald.html").write_bytes(b"<html>")
        with pytest.raises(CorpusError, match=r"seeds/herald\.html has changed"):
            load(root)

    def test_what_is_marked(self, root: Path) -> None:
        run("draft", "seeds/herald.html")
        toml = (root / "facts/herald.toml").read_text("utf-8")
        marked = [
            line.partition(" =")[0] for line in toml.splitlines() if "# confirm: from the page's metadata" in line
        ]
        assert marked == ["publisher", "headline", "authors", "published", "url", "language"]
        assert "# - caption: “The ferry in 1998, with 44 crew.”\n" in toml

    @pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.html", "a.txt"])
    def test_nothing_is_written_of_what_is_refused(self, root: Path, name: str) -> None:
        (root / "seeds" / name).write_bytes(b"<html><body></body></html>")
        before = sorted(root.rglob("*"))
        assert run("draft", f"seeds/{name}", "--published", "2022").exit_code == 2
        assert sorted(root.rglob("*")) == before

    def test_no_text_is_overwritten(self, root: Path) -> None:
        (root / "seeds/herald.txt").write_text("mine")
        assert "seeds/herald.txt exists already" in run("draft", "seeds/herald.html").stderr

    def test_mentions_are_those_of_the_text(self) -> None:
        result = run("mentions", "seeds/herald.html", "--on", "2022-10-24")
        assert "1,200" in result.stdout
        assert "more than" not in result.stdout
        assert "caption" in result.stderr


FIXTURES = {"a.html": HERALD.encode(), "a.docx": WORD, "a.pdf": pdf(COLUMNS), "b.pdf": pdf(COLUMNS, packed=False)}
FIXTURES |= {"a.eml": mail(page_too=HERALD, attached="a.pdf")}


@pytest.mark.parametrize(
    ("name", "number", "files"), [part for name in FIXTURES for part in portions(name, MUTATED // len(FIXTURES))]
)
def test_any_file_gives_a_text_or_a_reason(name: str, number: int, files: int) -> None:
    draw = draw_for(f"{name} {number}")
    for _ in range(files):
        data = mutated(FIXTURES[name], draw)
        try:
            taken = take_here(data, name)
        except CorpusError as error:
            assert error.problems[0].what  # noqa: PT017  # either is well
        else:
            assert taken.text.strip()
            taken.text.encode()
