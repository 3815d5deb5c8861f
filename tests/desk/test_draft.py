"""A draft takes up every mention of a text, and loads but for the claims that are still to be named."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from corpora import MINI, write_corpus
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pace import within

from discrepant.cli import main
from discrepant.corpus.anchor import Standing, TextIndex
from discrepant.corpus.load import load
from discrepant.corpus.model import Corpus
from discrepant.desk.datelines import guess_dateline
from discrepant.desk.draft import NewSource, draft
from discrepant.desk.lint import lint
from discrepant.desk.new_source import id_for
from discrepant.errors import CorpusError, ReadingError
from discrepant.reading.reader import Reader

MARKED = Path(__file__).parents[1] / "data" / "mentions"
TEXT = """\
Letter is “too much”, minister says

By A. Reporter
BERLIN, Oct. 26, 2022

On Monday 30 members signed the letter. Of the 30, two were ill.
Aid had come to about $20 billion, the minister said. “That is a lot, and it is enough for now,” he added.
The river is 2 km wide.
"""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return write_corpus(tmp_path, {**MINI, "seeds/East Wire_3.txt": TEXT})


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return load(write_corpus(tmp_path_factory.mktemp("corpus")))


def run(*args: str) -> Result:
    return CliRunner().invoke(main, ("draft", *args))


def written(root: Path, name: str = "east-wire_3") -> Mapping[str, Any]:
    return tomllib.loads((root / f"facts/{name}.toml").read_text("utf-8"))


def drafted(body: str, corpus: Corpus, published: str | None = "2022-10-26") -> str:
    source = NewSource(id="east", text="seeds/east.txt", sha256="0" * 64, body=body, published=published)
    return draft(source, corpus).toml


class TestWritten:
    def test_every_mention_is_a_fact(self, root: Path) -> None:
        result = run("seeds/East Wire_3.txt")
        assert (result.exit_code, result.stdout) == (0, "facts/east-wire_3.toml\n")
        assert result.stderr == "facts to name or delete: 9\n"
        assert [(fact["says"], fact["quote"]) for fact in written(root)["fact"]] == [
            ("too much", "too much"),
            ("Oct. 26, 2022", "Oct. 26, 2022"),
            ("On Monday", "On Monday"),
            ("30", "30 members"),
            ("30", "30, two"),
            ("two", "two"),
            ("about $20 billion", "about $20 billion"),
            ("That is a lot, and it is enough for now", "That is a lot, and it is enough for now"),
            ("2 km", "2 km"),
        ]
        assert {fact["claim"] for fact in written(root)["fact"]} == {""}

    def test_a_change_is_drafted_with_the_word_that_tells_its_way(self, root: Path) -> None:
        claims = root / "facts/claims.toml"
        fares = '[claim."fares.change"]\nabout = "How fares rose"\nkind = "change"\nunit = "%"\n'
        claims.write_text(f"{claims.read_text('utf-8')}\n{fares}", "utf-8")
        body = "Nord, 26 October 2022\n\nFares rose by 8 percent. Trips more than doubled.\nA drop of 5C, a 3 % fall.\n"
        (root / "seeds" / "nord.txt").write_text(body)
        assert run("seeds/nord.txt").exit_code == 0
        assert [fact["says"] for fact in written(root, "nord")["fact"]] == [
            "26 October 2022",
            "rose by 8 percent",
            "more than doubled",
            "drop of 5C",
            "3 % fall",
        ]
        text = (root / "facts/nord.toml").read_text("utf-8")
        assert "# line 3, change: 7.5 to 8.5 %\n" in text
        assert "# perhaps fares.change" in text

    def test_words_are_those_of_the_language(self, root: Path) -> None:
        (root / "seeds" / "nord.txt").write_text(
            "Nord, 26. Oktober 2022\n\nDie Fähre fuhr mehr als 18,2 km und kostete 1.200 Euro.\n", "utf-8"
        )
        assert run("seeds/nord.txt", "--language", "de").exit_code == 0
        made = written(root, "nord")
        assert made["source"]["language"] == "de"
        assert [fact["says"] for fact in made["fact"]] == ["26. Oktober 2022", "mehr als 18,2 km", "1.200 Euro"]

    def test_lint_asks_for_nothing_but_the_names_of_claims(self, root: Path) -> None:
        run("seeds/East Wire_3.txt")
        lines = (root / "facts/east-wire_3.toml").read_text("utf-8").splitlines()
        places = [number for number, line in enumerate(lines, start=1) if line == 'claim = ""']
        problems = lint(root)
        assert [(problem.file, problem.line) for problem in problems] == [
            ("facts/east-wire_3.toml", line) for line in places
        ]
        assert {problem.what for problem in problems} == {"the claim is still to be named"}
        assert len(problems) == 9

    @pytest.mark.parametrize("text", sorted(MARKED.rglob("*.txt")), ids=lambda path: path.stem)
    def test_what_is_drafted_of_any_text_needs_no_more_than_its_claims(self, root: Path, text: Path) -> None:
        if text.stem in ("names", "sentences"):
            pytest.skip("no articles")
        (root / "seeds" / text.name).write_bytes(text.read_bytes())
        result = run(f"seeds/{text.name}", "--id", "other", "--published", "2023-02-09")
        assert result.exit_code == 0, result.stderr
        problems = lint(root)
        assert {problem.what for problem in problems} == {"the claim is still to be named"}
        assert len(problems) == len(written(root, "other")["fact"]) > 5

    def test_the_source_with_what_was_guessed_marked(self, root: Path) -> None:
        run("seeds/East Wire_3.txt")
        toml = (root / "facts/east-wire_3.toml").read_text("utf-8")
        head = toml.partition("\n\n")[2].partition("\n\n")[0].splitlines()
        assert head[:6] == [
            "[source]",
            'id = "east-wire_3"',
            'publisher = "east-wire_3"  # confirm',
            'headline = "Letter is “too much”, minister says"  # confirm: the first line',
            'published = "2022-10-26"  # confirm: line 4',
            'text = "seeds/East Wire_3.txt"',
        ]
        assert len(written(root)["source"]["sha256"]) == 64

    def test_comments_give_place_reading_and_likely_claims(self, root: Path) -> None:
        run("seeds/East Wire_3.txt")
        toml = (root / "facts/east-wire_3.toml").read_text("utf-8")
        assert (
            "# line 6, count: 30\n"
            "# On Monday 30 members signed the letter. Of the 30, two …\n"
            "# perhaps signers.count\n"
            "[[fact]]\n"
        ) in toml
        money = (
            "# line 7, money: 19,000,000,000 to 21,000,000,000 USD (at the loosest 18,000,000,000 to 22,000,000,000)\n"
        )
        assert money in toml
        assert "# line 6, date: 2022-10-24\n" in toml
        assert "# line 7, quotation\n" in toml
        assert "# perhaps river.width\n" in toml

    def test_what_is_said_is_not_guessed(self, root: Path) -> None:
        args = ("--id", "east", "--publisher", 'The "East"', "--published", "2022-10-25/2022-10-26")
        assert run("seeds/East Wire_3.txt", *args).exit_code == 0
        source = written(root, "east")["source"]
        assert (source["id"], source["publisher"]) == ("east", 'The "East"')
        assert source["published"] == "2022-10-25/2022-10-26"
        toml = (root / "facts/east.toml").read_text("utf-8")
        assert toml.count("# confirm") == 2
        assert 'published = "2022-10-25/2022-10-26"  # confirm: line 4\n' in toml

    @pytest.mark.parametrize(
        ("head", "confirm"),
        [
            ("The East, 26 October 2022", ": line 1 prints 26 October 2022"),
            ("The East, Oct. 25, 2022", ": line 1"),
            ("The East", '; not printed? dated = "inferred", dated_by = "how"'),
        ],
    )
    def test_a_day_that_is_said_is_held_against_the_one_that_the_text_prints(
        self, root: Path, head: str, confirm: str
    ) -> None:
        (root / "seeds/east.txt").write_text(f"{head}\n\nOn Monday 30 came.\n", "utf-8")
        assert run("seeds/east.txt", "--published", "2022-10-25").exit_code == 0
        assert f'published = "2022-10-25"  # confirm{confirm}\n' in (root / "facts/east.toml").read_text("utf-8")

    def test_from_elsewhere(self, root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
        os.chdir(tmp_path_factory.mktemp("elsewhere"))
        result = run("--corpus", str(root), str(root / "seeds/East Wire_3.txt"))
        assert result.stdout == "facts/east-wire_3.toml\n"
        assert [path.name for path in (root / "facts").iterdir() if path.name.startswith(".")] == []

    def test_other_records_may_be_unfinished(self, root: Path) -> None:
        write_corpus(root, {"facts/more.toml": "x = 1\n", "seeds/other.txt": TEXT})
        assert run("seeds/East Wire_3.txt").exit_code == 0
        assert run("seeds/other.txt").exit_code == 0


def no_links(*_: object) -> None:
    """What `os.link` does on a drive that has none."""
    raise PermissionError(1, "Operation not permitted")


class TestRefused:
    def refused(self, root: Path, *args: str) -> str:
        before = sorted((path, path.read_bytes()) for path in root.rglob("*") if path.is_file())
        result = run(*args)
        assert (result.exit_code, result.stdout) == (2, "")
        assert sorted((path, path.read_bytes()) for path in root.rglob("*") if path.is_file()) == before
        return result.stderr.removeprefix("discrepant: ").removesuffix("\n")

    def test_nothing_is_overwritten(self, root: Path) -> None:
        assert run("seeds/East Wire_3.txt").exit_code == 0
        assert self.refused(root, "seeds/East Wire_3.txt").startswith("facts/east-wire_3.toml exists already")

    @pytest.mark.parametrize("drive", ["with hard links", "without"])
    def test_not_even_what_came_meanwhile(self, drive: str, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("os.path.lexists", lambda _: False)
        if drive == "without":
            monkeypatch.setattr("os.link", no_links)
        (root / "facts/east.toml").symlink_to("nowhere")
        assert "facts/east.toml exists already" in self.refused(root, "seeds/East Wire_3.txt", "--id", "east")

    def test_a_drive_without_hard_links_is_no_hindrance(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("os.link", no_links)
        assert run("seeds/East Wire_3.txt").exit_code == 0
        assert self.refused(root, "seeds/East Wire_3.txt").startswith("facts/east-wire_3.toml exists already")

    def test_nothing_is_left_where_writing_fails(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("os.fsync", full)
        assert "No space left" in self.refused(root, "seeds/East Wire_3.txt")

    @pytest.mark.parametrize(
        ("args", "shown"),
        [
            (("seeds/north.txt", "--id", "n"), "seeds/north.txt is the text of north already, at facts/north.toml:1"),
            (("seeds/East Wire_3.txt", "--id", "claims"), "facts/claims.toml exists already"),
            (("seeds/East Wire_3.txt", "--id", "../x"), '"../x" cannot be a source\'s id'),
            (("seeds/East Wire_3.txt", "--id", "con"), "Windows could not have the file con.toml"),
            (("seeds/East Wire_3.txt", "--id", ""), "the name of seeds/East Wire_3.txt makes no id"),
            (("seeds/East Wire_3.txt", "--published", "someday"), ""),
            (("seeds/East Wire_3.txt", "--corpus", "seeds"), "seeds/facts: there is no such folder ("),
            (("seeds/nowhere.txt",), "there is no file seeds/nowhere.txt"),
            (("/etc/passwd",), "/etc/passwd is not in the corpus (put the text into seeds/ first)"),
            (("../x.txt",), "../x.txt is not in the corpus"),
            (("seeds",), "seeds is not a regular file"),
        ],
    )
    def test_it_says_why(self, root: Path, args: tuple[str, ...], shown: str) -> None:
        assert self.refused(root, *args).startswith(shown)

    def test_an_id_that_another_file_has(self, root: Path) -> None:
        (root / "facts/north.toml").rename(root / "facts/n.toml")
        shown = self.refused(root, "seeds/East Wire_3.txt", "--id", "north")
        assert shown == 'there is a source "north" already, at facts/n.toml:1 (give another --id)'

    def test_a_text_without_its_day(self, root: Path) -> None:
        write_corpus(root, {"seeds/bare.txt": "On Monday 30 came.\n"})
        assert self.refused(root, "seeds/bare.txt") == (
            "the head of seeds/bare.txt prints no day, with its year, that could be when it was published"
            " (say it: --published 2022-10-24, or as far as you know, 2022-10)"
        )

    def test_what_is_no_text(self, root: Path) -> None:
        (root / "seeds/bare.txt").write_bytes(b"30 \xff")
        assert "seeds/bare.txt is not UTF-8" in self.refused(root, "seeds/bare.txt")

    def test_links_that_lead_out(self, root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
        (root / "seeds/out.txt").symlink_to("/etc/passwd")
        assert "leads out of the corpus" in self.refused(root, "seeds/out.txt")
        away = tmp_path_factory.mktemp("away")
        for path in (root / "facts").iterdir():
            path.rename(away / path.name)
        (root / "facts").rmdir()
        (root / "facts").symlink_to(away)
        assert "the link facts leads out of the corpus" in self.refused(root, "seeds/East Wire_3.txt")

    def test_more_than_an_article(self, corpus: Corpus) -> None:
        with pytest.raises(CorpusError, match="1,000,007 characters, more than 1,000,000"):
            drafted("a" * 1_000_007, corpus)
        with pytest.raises(CorpusError, match="more than 5,000 numbers"):
            drafted("In all 5 came. " * 5_001, corpus)

    def test_a_day_that_cannot_be_read(self, corpus: Corpus) -> None:
        with pytest.raises(ReadingError):
            drafted(TEXT, corpus, published="")


class TestGuessed:
    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("Headline\n\nParis, 3 May 2021. Nothing.", "3 May 2021"),
            ("Headline\n\nMay 2021. On Monday. 3 May. In 2020, on 5 June 2020.", "5 June 2020"),
            ("\n\n" + "Line\n\n" * 9 + "3 May 2021", "3 May 2021"),
            ("\n\n" + "Line\n\n" * 10 + "3 May 2021", None),
            ("Headline\n" + "a " * 2_000 + "3 May 2021", None),
            ("Headline. On Monday, 3 weeks ago.", None),
            ("", None),
        ],
    )
    def test_the_first_whole_day_in_the_head(self, text: str, words: str | None) -> None:
        found = guess_dateline(text, Reader())
        assert words is None if found is None else words is not None and words in found.words

    @pytest.mark.parametrize(
        ("text", "headline"),
        [
            ("\ufeff\n  \r\n \t Fire \r\nNext", "Fire"),
            ("", "east"),
            (" \n", "east"),
            ("a" * 400, "a" * 300),
            ('He said "no" \\', 'He said "no" \\'),
        ],
    )
    def test_the_headline(self, corpus: Corpus, text: str, headline: str) -> None:
        assert tomllib.loads(drafted(text, corpus))["source"]["headline"] == headline

    @pytest.mark.parametrize(
        ("name", "key"),
        [
            ("seeds/AP.txt", "ap"),
            ("seeds/000_90667211a41273a9.txt", "000_90667211a41273a9"),
            ("a/New York Times (2).html.txt", "new-york-times-2-.html"),
            ("_x.txt", "x"),
            ("Größe.txt", "gr-e"),
            ("…", ""),
            ("a" * 200, "a" * 100),
        ],
    )
    def test_the_id(self, name: str, key: str) -> None:
        assert id_for(name) == key


class TestLeftOut:
    def test_what_no_quote_can_tell_apart(self, corpus: Corpus) -> None:
        toml = drafted("Then 30 came.\nThen 30 came.\nOf 31 none.\n", corpus)
        assert [fact["says"] for fact in tomllib.loads(toml)["fact"]] == ["31"]
        assert toml.count("# no fact: all of its line stands in the text again, so quote by hand what tells it") == 2

    def test_what_is_too_long_to_be_a_record(self, corpus: Corpus) -> None:
        toml = drafted(f"“{'so it was and ' * 2_000}so on,” he said.\n", corpus)
        assert "fact" not in tomllib.loads(toml)

    def test_it_is_counted(self, root: Path) -> None:
        write_corpus(root, {"seeds/twice.txt": "Then 30 came.\nThen 30 came.\n"})
        assert (
            run("seeds/twice.txt", "--published", "2022").stderr == "facts to name or delete: 0, 2 to quote by hand\n"
        )
        assert lint(root) == ()

    def test_what_cannot_be_read_says_so(self, corpus: Corpus) -> None:
        toml = drafted("It was told in fiscal 2023 to all.\n", corpus)
        assert "date that cannot be read (" in toml
        assert 'say what it means, reads = "…"' in toml


PIECES = st.sampled_from(
    [
        "30", "30", "$2 million", "5 km", "3 percent", "on Monday", "12 May 2021", "“so it is and was”", "“", "”", '"',
        "men", "of", ",", ".", "\n", "\n\n", "\r\n", "\t", "\\", "\u2009", "\u00a0", "\u200b", "—", "'", "#", "é", "😀",
    ]
)  # fmt: skip


class TestAnyText:
    @given(st.one_of(st.lists(PIECES, max_size=40).map(" ".join), st.text(max_size=80)))
    @example("30\x00 came\x1b[31m, 30\u2028 left")
    @settings(suppress_health_check=[HealthCheck.too_slow])
    def test_what_is_drafted_is_sound(self, corpus: Corpus, text: str) -> None:
        data = tomllib.loads(drafted(text, corpus))
        index = TextIndex(text)
        for fact in data.get("fact", []):
            assert set(fact) == {"claim", "says", "quote"}
            assert fact["says"] in fact["quote"]
            assert index.anchor(fact["quote"]).state is Standing.EXACT
            assert "\n" not in fact["quote"] or "\n" in fact["says"]

    @given(st.lists(PIECES, max_size=30).map(" ".join))
    @settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
    def test_and_passes_lint_but_for_the_names(self, tmp_path: Path, text: str) -> None:
        write_corpus(tmp_path, {**MINI, "seeds/east.txt": text.encode()})
        (tmp_path / "facts/east.toml").unlink(missing_ok=True)
        result = run("--corpus", str(tmp_path), str(tmp_path / "seeds/east.txt"), "--published", "2022-10-26")
        assert result.exit_code == 0
        problems = lint(tmp_path)
        assert len(problems) == len(written(tmp_path, "east").get("fact", []))
        assert {problem.what for problem in problems} <= {"the claim is still to be named"}

    @pytest.mark.parametrize(
        "text",
        [
            "In all 5 men came and left. " * 1_000,
            "“He said so and it is so” she said.\n" * 1_000,
            "“" * 50_000,
            "5" * 100_000,
            f"5 {'a' * 100_000} 5 {'a' * 100_000}",
            "".join(f"{n} of the men came. " for n in range(1_000)),
        ],
        ids=lambda text: text[:12],
    )
    def test_hostile_ones_end_soon(self, corpus: Corpus, text: str) -> None:
        with within(30):
            drafted(text, corpus)


def test_a_desk_with_its_own_hedges_is_read_by_them(root: Path) -> None:
    write_corpus(root, {"pyproject.toml": '[tool.discrepant]\nhedges = "nowhere.toml"\n'})
    assert run("seeds/East Wire_3.txt").exit_code == 2
    with pytest.raises(CorpusError):
        load(root)
