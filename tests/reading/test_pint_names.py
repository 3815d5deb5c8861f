"""What is refused as a unit without pint is none to pint."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepant.reading import pint_names
from discrepant.reading.pint_names import may_be_unit
from discrepant.reading.units import _NAME, UnitError, _registry, unit_named

UNITS = sorted(name for name in _registry()._units if _NAME.fullmatch(name))  # noqa: SLF001  # pint has no public list
PREFIXES = sorted(_registry()._prefixes)  # noqa: SLF001  # likewise


def test_it_knows_every_name() -> None:
    assert len(UNITS) > 900
    assert not [name for name in UNITS if not may_be_unit(name)]


@given(st.sampled_from(PREFIXES), st.sampled_from(UNITS), st.sampled_from(["", "s"]))
def test_it_knows_every_name_with_a_prefix(prefix: str, name: str, ending: str) -> None:
    assert may_be_unit(f"{prefix}{name}{ending}")


@given(st.text("abcdefghijklmnopqrstuvwxyzKMGT\u00b5\u00b0_", min_size=1, max_size=6))
def test_pint_knows_no_other(name: str) -> None:
    if not may_be_unit(name):
        assert not _registry().parse_unit_name(name)


@pytest.mark.parametrize("noun", ["people", "soldiers", "deaths", "flights", "ships", "House_Democrats", "children"])
def test_everyday_nouns_are_none(noun: str) -> None:
    assert not may_be_unit(noun)


@pytest.fixture
def without_files(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A pint whose definitions are elsewhere."""
    monkeypatch.setattr(pint_names, "_FILES", ["elsewhere.txt"])
    pint_names._names.cache_clear()  # noqa: SLF001  # what has been read
    yield
    pint_names._names.cache_clear()  # noqa: SLF001  # likewise


@pytest.mark.usefixtures("without_files")
def test_without_its_definitions_pint_is_asked() -> None:
    assert may_be_unit("people")
    with pytest.raises(UnitError, match="'guests' is not a unit"):
        unit_named("guests")


def test_a_count_is_read_without_pint() -> None:
    program = (
        "import sys; from discrepant.reading.guess import read_guessing;"
        "print(read_guessing('20 beekeepers', kind=None, on=None, unit=None).kind, 'pint' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)  # our own
    assert run.stdout.split() == ["count", "False"]
