"""Stories with mistakes planted by hand: what is found of them, and what is found that is none."""

from __future__ import annotations

import base64
import hashlib
import re
import shutil
import tomllib
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner
from five import needs_five

from discrepant.cli import main
from discrepant.corpus.load import load
from discrepant.corpus.model import Corpus
from discrepant.desk.articles.taken import Taken
from discrepant.proof.markdown import markdown
from discrepant.proof.page import page
from discrepant.proof.proof import proof, render
from discrepant.proof.status import Proofed, Status
from discrepant.proof.story import Story
from discrepant.reading.guess import day_read

ROOT = Path(__file__).parents[1]
DATA = ROOT / "tests/data/proof"


@pytest.fixture(scope="module")
def earthquake(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """The corpus of the earthquake, and what the radio of the evening adds to it."""
    root = tmp_path_factory.mktemp("proof") / "corpus"
    shutil.copytree(ROOT / "tests/data/earthquake", root)
    for name, folder in (("radio.toml", "facts"), ("radio-claims.toml", "facts"), ("radio.txt", "seeds")):
        shutil.copy(DATA / "earthquake" / name, root / folder / name)
    return load(root)


def _missed_and_false(name: str, corpus: Corpus) -> tuple[list[str], list[str]]:
    """The planted mistakes that are not found as such, and the correct mentions that are told to be anything else."""
    expected = tomllib.loads((DATA / name / "expected.toml").read_text("utf-8"))
    story = Story.of((DATA / name / "story.txt").read_text("utf-8"), corpus, day_read(expected["on"]))
    found = list(proof(story, corpus))
    missed: list[str] = []
    false: list[str] = []
    at = 0
    for each in expected["mention"]:
        told = next((one for one in found if one.span[0] >= at and _is_of(one, each["words"])), None)
        at = told.span[0] + 1 if told else at
        if told:
            found.remove(told)
        if told is None or told.status != each["status"]:
            shown = f"{each['words']}: {told.status if told else 'not found'}, not {each['status']}"
            (missed if each.get("planted") else false).append(shown)
    graver = [one for one in found if one.status not in (Status.SUPPORTED, Status.UNSUPPORTED)]
    return missed, [*false, *(f"{one.words}: {one.status}" for one in graver)]


def _is_of(told: Proofed, words: str) -> bool:
    """Whether a mention is the one that is meant, if perhaps with a word more or less at its ends."""
    return told.words in words or words in told.words


def test_twenty_of_twenty_planted_mistakes_are_found(earthquake: Corpus) -> None:
    missed, false = _missed_and_false("earthquake", earthquake)
    assert not missed
    assert len(false) <= 2, false


@pytest.mark.parametrize(("name", "corpus"), [pytest.param("talks", ROOT, marks=needs_five), ("tram", DATA / "tram")])
def test_two_further_stories(name: str, corpus: Path) -> None:
    missed, false = _missed_and_false(name, load(corpus))
    assert not missed
    assert len(false) <= 1, false


def test_a_story_in_other_words(earthquake: Corpus) -> None:
    """What is not found in it is known, and said in docs/proof.md."""
    missed, false = _missed_and_false("evening", earthquake)
    assert len(missed) <= 2, missed
    assert len(false) <= 2, false


def test_the_figures_in_the_documentation(earthquake: Corpus) -> None:
    """What docs/proof.md says was found today; `pytest -k figures_in -s` prints all of it."""
    documented = (ROOT / "docs/proof.md").read_text("utf-8")
    corpora = {"talks": load(ROOT), "tram": load(DATA / "tram"), "evening": earthquake, "earthquake": earthquake}
    for name, corpus in corpora.items():
        told = tomllib.loads((DATA / name / "expected.toml").read_text("utf-8"))["mention"]
        planted = sum(bool(each.get("planted")) for each in told)
        missed, false = _missed_and_false(name, corpus)
        found = planted - len(missed)
        shown = f"{name}: {found} of {planted} mistakes found, {len(false)} of the rest called wrongly"
        print(shown, *missed, *false, sep="\n  ")  # noqa: T201  # for pytest -s
        if name == "earthquake":
            assert (found, planted) == (20, 20)
            continue
        (row,) = (line.strip(" |").split(" | ") for line in documented.splitlines() if line.startswith(f"| {name} "))
        assert (int(row[1]), int(row[-1])) == (planted, found), name


HOSTILE = (
    "\x1b[2J<script>alert(1)</script> killed 157 people \u202e",
    '=HYPERLINK("javascript:alert(1)") killed 12 people',
    "“" * 3_000 + " killed 157 people and no mark closes",
    "::error::[it](javascript:alert(1)) said “the school was unsafe",
    "7" * 50_000,
    "</a></style><img src=x onerror=alert(1)> killed 157 people\n\n# 12 dead | **5** ![x](http://x.example/157)",
    "“<script>alert(1)</script> and\nmore than 157 words of it\x00,” said Sava Orlun, the <b>chief of the army</b>",
    "At least 157 people were killed, and " + "x, and " * 3_000,
)


def _printed(story: Path, *how: str) -> str:
    result = CliRunner().invoke(main, ["proof", str(story), "--corpus", str(ROOT / "tests/data/earthquake"), *how])
    assert result.exit_code in (0, 1), result.output
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.stdout


@pytest.mark.parametrize("how", [(), ("--json",), ("--format", "markdown"), ("--format", "html")], ids=" ".join)
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_story_does_no_harm(
    text: str, how: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # as no file of its kind would hold it: markup in a text is refused at the door
    monkeypatch.setattr("discrepant.proof.story.take", lambda *_: Taken(text=text, kind="a text"))
    (tmp_path / "story.txt").write_text("", "utf-8")
    printed = _printed(tmp_path / "story.txt", *how)
    assert not {"\x00", "\x1b", "\u202e"} & set(printed)
    assert not any(line.startswith("::") for line in printed.splitlines())
    if how[-1:] == ("markdown",):
        assert not re.search(r"(?<!\\)<(?!U\+)|\]\((?!#)|(?<!\\)\[|://", printed)
    if how[-1:] == ("html",):
        _is_harmless(printed)


def _is_harmless(page: str) -> _Page:
    """The page, of which every tag and link is one of ours."""
    read = _Page()
    read.feed(page)
    assert not {"script", "img", "iframe", "object", "form", "link"} & {tag for tag, _ in read.tags}
    for _, given in read.tags:
        assert not any(name.startswith("on") or name in ("src", "style") for name in given)
        assert given.get("href", "#").startswith("#")
    assert len(read.ids) == len(set(read.ids))
    assert {given["href"][1:] for _, given in read.tags if "href" in given} <= set(read.ids)
    return read


class _Page(HTMLParser):
    """The tags of a page with their attributes, and what is printed in its story."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.style = ""

    @property
    def ids(self) -> list[str]:
        return [given["id"] for _, given in self.tags if "id" in given]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1][0] == "style" and not self.style:
            self.style = data


def test_a_story_of_a_megabyte_does_no_harm(earthquake: Corpus) -> None:
    story = Story.of("killed 157 people " + "“" * 200_000 + "<script>word </script> " * 34_000, earthquake)
    found = proof(story, earthquake)
    _is_harmless(page(story, found, earthquake))
    assert "<script" not in markdown(story, found, earthquake).replace("\\<", "")
    assert render(found)


def test_the_page_has_the_whole_copy_with_a_mark_and_a_note_for_each_mention(earthquake: Corpus) -> None:
    text = (DATA / "earthquake/story.txt").read_text("utf-8")
    story = Story.of(text, earthquake)
    found = proof(story, earthquake)
    made = page(story, found, earthquake)
    read = _is_harmless(made)
    numbers = range(1, len(found) + 1)
    assert {f"{what}-{number}" for what in ("mark", "note") for number in numbers} <= set(read.ids)
    # what is said to a screen reader of a mark
    for number, each in enumerate(found, 1):
        assert f"{each.status}, note {number}" in made
    copy = made.partition('<div class="text">')[2].partition("</div>")[0]
    copy = re.sub(r'<span class="(?:vh|number)".*?</span>|<.*?>', "", re.sub(r"</p>", "\n", copy))
    assert unescape(copy).split("\n")[:-1] == [line for line in text.split("\n") if line.strip()]
    style = base64.b64encode(hashlib.sha256(read.style.encode()).digest()).decode()
    policy = next(given["content"] for _, given in read.tags if given.get("http-equiv"))
    assert policy == f"default-src 'none'; style-src 'sha256-{style}'; base-uri 'none'; form-action 'none'"


def test_the_markdown_has_a_row_for_each_mention(earthquake: Corpus) -> None:
    story = Story.of((DATA / "earthquake/story.txt").read_text("utf-8"), earthquake)
    found = proof(story, earthquake)
    made = markdown(story, found, earthquake)
    rows = re.findall(r"^\|(\d+)\|", made, re.MULTILINE)
    assert rows == [str(number) for number in range(1, len(found) + 1)]
    notes = re.findall(r"^## (\d+)\. ", made, re.MULTILINE)
    assert notes == [str(n) for n, each in enumerate(found, 1) if each.status is not Status.SUPPORTED]


def test_json_is_no_format_beside_another() -> None:
    result = CliRunner().invoke(main, ["proof", str(DATA / "tram/story.txt"), "--json", "--format", "html"])
    assert result.exit_code == 2
    assert "--json is a format of its own" in result.stderr


POSTS = {
    "Tavel is told of by Jon Tavel, the harbour master, who sails.": ["the harbour master"],
    "On Monday Elin Marsk came.": [],
    "Then Governor Elin Marsk came.": ["Governor"],
    "When Elin Marsk came, the mayor spoke.": [],
    "Nobody but Ada Finn, the tenant, came.": [],  # no claim asks her post
}


@pytest.mark.parametrize("text", POSTS)
def test_a_post_that_no_record_has_is_not_passed_over(text: str) -> None:
    corpus = load(DATA / "tram")
    told = [each for each in proof(Story.of(text, corpus), corpus) if each.kind == "post"]
    assert [each.words for each in told] == POSTS[text]
    assert {each.status for each in told} <= {Status.UNSUPPORTED}


@needs_five
def test_what_allows_both_takes_no_side() -> None:
    # a source that has the month alone does not dispute another's day of it; a date in a sentence is no dateline
    corpus = load(ROOT)
    (told,) = (
        each
        for each in proof(Story.of("Russia’s full-scale invasion of Ukraine began on Feb. 23, 2022.", corpus), corpus)
        if each.claim == "invasion.start"
    )
    assert told.status is Status.CONTRADICTED
