"""Whatever a text holds, in whatever language it is said to be: its draft passes lint but for what is to be named."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest
from click.testing import CliRunner
from corpora import MINI, write_corpus
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mutating import mutated

from discrepant.cli import main
from discrepant.desk.lint import lint

ROOT = Path(__file__).parents[2]
# texts that are in no repository, beside it: interviews and articles in several languages
SHARED = Path(os.environ.get("SHARED_TEXTS", ROOT.parent / "shared"))
LANGUAGES = ("en", "de", "es", "fr")
TEXTS = sorted(path for folder in ("tests/data", "seeds") for path in (ROOT / folder).rglob("*.txt"))
LONGEST = 20_000  # bytes of a text that are drafted here
OPEN = {"the claim is still to be named"}


def drafted(root: Path, data: bytes, language: str) -> None:
    """Draft it, and hold what lint says to what is left to people; a refusal is a sentence."""
    for old in (root / "facts/any.toml", root / "seeds/any.txt"):
        old.unlink(missing_ok=True)
    write_corpus(root, {**MINI, "seeds/any.txt": data})
    args = ("draft", "seeds/any.txt", "--corpus", str(root), "--published", "2022-10-26", "--language", language)
    result = CliRunner().invoke(main, (args[0], str(root / args[1]), *args[2:]))
    assert result.exception is None or isinstance(result.exception, SystemExit), (data, result.exception)
    if result.exit_code:
        assert result.exit_code == 2, result.output
        assert result.stderr.startswith("discrepant: seeds/any.txt"), result.stderr
        return
    errors = {problem.what for problem in lint(root) if not problem.is_warning}
    assert errors <= OPEN, (errors, data)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_the_draft_of_a_fixture(path: Path, language: str, tmp_path: Path) -> None:
    drafted(tmp_path, path.read_bytes()[:LONGEST], language)


def test_the_draft_of_a_text_that_is_in_no_repository(tmp_path: Path) -> None:
    texts = sorted(SHARED.rglob("*.txt"))
    if not texts:
        pytest.skip("there are no shared texts beside the repository")
    for number, path in enumerate(texts):
        drafted(tmp_path, path.read_bytes()[:LONGEST], LANGUAGES[number % len(LANGUAGES)])


@given(st.sampled_from(TEXTS), st.sampled_from(LANGUAGES), st.integers(0, 2**32), st.integers(0, 20_000))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_draft_of_a_text_that_was_broken(tmp_path: Path, path: Path, language: str, seed: int, at: int) -> None:
    data = path.read_bytes()
    start = at % max(1, len(data))
    broken = mutated(data[start : start + 3_000], random.Random(seed))  # noqa: S311  # no secret
    drafted(tmp_path, broken.decode("utf-8", "ignore").encode(), language)
