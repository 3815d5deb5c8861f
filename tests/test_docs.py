"""The examples in the documentation run, and show what they say."""

from __future__ import annotations

import doctest
import re
import shlex
import tomllib
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from cogapp import Cog
from corpora import write_corpus

import discrepant
from discrepant.checking import Findings
from discrepant.checking.standard import STANDARD
from discrepant.checking.subjects import subjects_of
from discrepant.cli import main
from discrepant.cli.group import all_commands
from discrepant.compare.verdict import Reason, Verdict
from discrepant.corpus.load import load
from discrepant.corpus.model import Kind, Nature
from discrepant.desk.lint import lint
from discrepant.report.brief import backing
from discrepant.report.formats import FORMATS
from discrepant.report.model import Report
from discrepant.report.terminal import table, totals

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
GUIDES = sorted((ROOT / "docs/guides").glob("*.md"))  # whose commands are run by test_guides.py
CHECKS = {each.name: each for each in STANDARD}


def blocks(language: str) -> list[tuple[str, str]]:
    """Every fenced block in a language, with the page it is on."""
    return [
        (page.name, block)
        for page in PAGES
        for block in re.findall(rf"^```{language}\n(.*?)^```$", page.read_text("utf-8"), re.DOTALL | re.MULTILINE)
    ]


COMMANDS = [(page, text) for page, text in blocks("console") if text.startswith("$ discrepant")]


@pytest.mark.parametrize(
    "example", [text for _, text in COMMANDS], ids=[f"{p}-{i}" for i, (p, _) in enumerate(COMMANDS)]
)
def test_commands_print_what_is_shown(example: str) -> None:
    command, _, shown = example.partition("\n")
    result = CliRunner().invoke(main, shlex.split(command.removeprefix("$ discrepant")))
    if shown.endswith("\n…\n"):  # the head of what is printed
        shown = shown.removesuffix("…\n")
        assert result.output.startswith(shown)
    else:
        assert result.output == shown


def _sections(page: str) -> list[tuple[str, str, str]]:
    """The examples of a page in docs/: the section's name, the records, and what is found in them."""
    return [
        (name, *example)
        for name, section in re.findall(
            r"^## (\w+)\n(.*?)(?=^## |\Z)", (ROOT / "docs" / page).read_text("utf-8"), re.DOTALL | re.MULTILINE
        )
        for example in re.findall(r"^```toml\n(.*?)^```\n+```text\n(.*?)\n```$", section, re.DOTALL | re.MULTILINE)
    ]


SECTIONS = _sections("checks.md")
OF_RELATIONS = [("relations", *rest) for _, *rest in _sections("relations.md")]


@pytest.mark.parametrize(
    ("check", "records", "shown"),
    [*SECTIONS, *OF_RELATIONS],
    ids=[f"{i}-{check}" for i, (check, *_) in enumerate([*SECTIONS, *OF_RELATIONS])],
)
def test_checks_find_what_is_shown(check: str, records: str, shown: str, tmp_path: Path) -> None:
    """The files of an example, their sources' texts made of the quotes, give the finding under it."""
    parts = re.split(r"^# (facts/\S+)\n", records, flags=re.MULTILINE)[1:]
    files = {}
    for name, toml in zip(parts[::2], parts[1::2], strict=True):
        if "[[fact]]" not in toml:
            files[name] = toml
            continue
        source = Path(name).stem
        quotes = re.findall(r'^quote\s*= "(.*)"$', toml, re.MULTILINE)
        files[f"seeds/{source}.txt"] = "".join(f"{quote}\n" for quote in quotes)
        head = f'[source]\nid = "{source}"\npublisher = "{"Reuters" if source == "reuters" else source.upper()}"\n'
        dated = 'headline = "-"\npublished = "2022-11-06"\n'
        files[name] = f'{head}{dated}text = "seeds/{source}.txt"\nsha256 = "@sha256@"\n{toml}'
    corpus = load(write_corpus(tmp_path, files))
    findings = Findings(check=check, corpus=corpus)
    for subject in subjects_of(CHECKS[check].asks, corpus).records.values():
        findings.add(CHECKS[check].compare(subject, corpus))
    (found,) = findings.outcome(date(2022, 11, 6)).findings
    reasons = f" ({', '.join(found.reasons)})" if found.reasons else ""
    assert f"{found.verdict}{reasons}: {found.summary}".startswith(shown)


ORIGINS = re.findall(
    r"^```toml\n(.*?)^```\n.*?^```text\n(.*?)\n```$",
    (ROOT / "docs" / "origins.md").read_text("utf-8"),
    re.DOTALL | re.MULTILINE,
)


@pytest.mark.parametrize(("records", "shown"), ORIGINS, ids=[str(n) for n in range(len(ORIGINS))])
def test_articles_have_the_origins_that_are_shown(records: str, shown: str, tmp_path: Path) -> None:
    """The files of an example, whose texts are its quotes: the report, or lint, says what stands under them."""
    parts = re.split(r"^# (facts/\S+)\n", records, flags=re.MULTILINE)[1:]
    files = dict(zip(parts[::2], parts[1::2], strict=True))
    for name, toml in list(files.items()):
        quotes = re.findall(r'^quote\s*= "(.*)"$', toml, re.MULTILINE)
        if quotes:
            files[f"seeds/{Path(name).stem}.txt"] = "".join(f"{quote}\n" for quote in quotes)
    root = write_corpus(tmp_path, files)
    report = discrepant.check(load(root))
    said = [*(one.summary for one in report.findings), *map(backing, report.questions), *map(str, lint(root))]
    assert any(shown in each for each in said), said


def test_every_check_has_its_section() -> None:
    assert {check for check, *_ in SECTIONS} == {
        path.stem.removeprefix("test_") for path in ROOT.glob("checks/test_*.py")
    }


API = ROOT / "docs" / "api.md"


def test_every_public_name_is_told() -> None:
    headings = re.findall(r"^## (.+)$", API.read_text("utf-8"), re.MULTILINE)
    assert sorted(name.replace("\\_", "_") for name in headings) == sorted(discrepant.__all__)


def test_every_public_name_has_an_example() -> None:
    for section in re.split(r"^## ", API.read_text("utf-8"), flags=re.MULTILINE)[1:]:
        assert "```pycon" in section, section.partition("\n")[0]


@pytest.fixture(scope="module")
def examples() -> doctest.DocTest:
    """What is typed into Python on the page, as one session; its lines are those of the page."""
    lines, is_shown = [], False
    for line in API.read_text("utf-8").splitlines():
        is_shown = line == "```pycon" or (is_shown and line != "```")
        lines.append(line if is_shown and not line.startswith("```") else "")
    return doctest.DocTestParser().get_doctest("\n".join(lines) + "\n", {}, API.name, API.name, 0)


def test_what_is_typed_into_python_shows_what_is_printed(
    examples: doctest.DocTest, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    result = doctest.DocTestRunner().run(examples, clear_globs=False)
    assert not result.failed, capsys.readouterr().out
    assert result.attempted > len(discrepant.__all__)


TABLES = [text for page, text in blocks("python") if page == API.name]


@pytest.mark.parametrize("example", TABLES, ids=[re.findall(r"^import (\w+)", text)[0] for text in TABLES])
def test_tables_are_taken_by_what_is_named(example: str) -> None:
    for name in re.findall(r"^import (\w+)", example, re.MULTILINE):
        pytest.importorskip(name)
    exec(example, {"report": Report.from_json((ROOT / "reports/discrepancies.json").read_text("utf-8"))})  # noqa: S102


@pytest.mark.parametrize("word", [*Verdict, *Reason])
def test_every_verdict_and_reason_is_explained(word: str) -> None:
    assert f"`{word}`" in (ROOT / "docs" / "verdicts.md").read_text("utf-8")


@pytest.mark.parametrize(
    "page", [page for page in PAGES if "[[[cog" in page.read_text("utf-8")], ids=lambda page: page.stem
)
def test_what_is_generated_is_up_to_date(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert Cog().main(["cog", "--check", str(page)]) == 0, f"{capsys.readouterr().out}\nrun make docs"


def test_every_command_and_option_is_told() -> None:
    page = (ROOT / "docs" / "commands.md").read_text("utf-8")
    for name, command in all_commands().items():
        _, _, section = page.partition(f"\n## {name}\n")
        section, _, _ = section.partition("\n## ")
        for option in command.params:
            assert all(flag in section for flag in option.opts if flag.startswith("-")), f"{name}: {option.opts}"


def test_every_option_and_setting_of_the_plugin_is_told(pytestconfig: pytest.Config) -> None:
    page = (ROOT / "docs" / "commands.md").read_text("utf-8")
    for name in ("corpus", "reports", "fail_on"):
        assert pytestconfig.getini(f"discrepant_{name}") is not None
        assert f"`discrepant_{name}`" in page
        assert f"`--{name.replace('_', '-')} " in page


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_told(name: str) -> None:
    assert f"| `{name}` |" in (ROOT / "docs" / "reports.md").read_text("utf-8")


def test_every_key_of_the_report_is_told() -> None:
    page = (ROOT / "docs" / "reports.md").read_text("utf-8")
    keys = re.findall(r'^ +"(\w+)":', (ROOT / "reports" / "discrepancies.json").read_text("utf-8"), re.MULTILINE)
    named = set(keys) - set(CHECKS) - set(Verdict)
    assert {key for key in named if f"`{key}`" not in page} == set()


def test_every_dependency_is_accounted_for() -> None:
    """But for those of our own tests."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = {
        name: asked for name, asked in project["optional-dependencies"].items() if name not in ("test", "browser")
    }
    page = (ROOT / "docs" / "dependencies.md").read_text("utf-8")
    rows = {word for row in re.findall(r"^\|(.*)\|$", page, re.MULTILINE) for word in re.findall(r"[\w.-]+", row)}
    names = {re.split("[>=<\\[]", each)[0] for asked in (project["dependencies"], *extras.values()) for each in asked}
    assert names - rows == set()
    assert {name for name in extras if f"| `{name}` |" not in page} == set()


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_is_told(kind: Kind) -> None:
    assert f"| `{kind}` |" in (ROOT / "docs" / "records.md").read_text("utf-8")


@pytest.mark.parametrize("nature", Nature)
def test_every_nature_is_told(nature: Nature) -> None:
    assert f"| `{nature}` |" in (ROOT / "docs" / "records.md").read_text("utf-8")


def test_links_lead_to_files() -> None:
    for page in [*PAGES, *GUIDES]:
        for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_the_readme_shows_what_is_printed() -> None:
    """Its table is the head of the one that `make check` ends with, at 80 columns."""
    report = Report.from_json((ROOT / "reports" / "discrepancies.json").read_text("utf-8"))
    shown = f"{table(report, 80, most=2)}\n\n{totals(report, 80)}\n"
    assert f"```text\n{shown}```" in (ROOT / "README.md").read_text("utf-8")
