"""Names of files that some system cannot have, or has only one of."""

from __future__ import annotations

from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from newsroom import newsroom, tell

from discrepant.desk.file_names import folded, same_elsewhere, unfit_on_windows
from discrepant.desk.lint import lint


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("seeds/con.txt", "“con.txt” is the name of a device there"),
        ("seeds/Aux", "“Aux” is the name of a device there"),
        ("seeds/LPT1.tar.gz", "“LPT1.tar.gz” is the name of a device there"),
        ("nul /a.txt", "“nul ” is the name of a device there"),
        ("seeds/com\u00b9.txt", "“com\u00b9.txt” is the name of a device there"),
        ("seeds/North. ", "“North. ” ends in a space"),
        ("seeds./north.txt", "“seeds.” ends in a full stop"),
        ("seeds/Kyiv: the talks.txt", "“Kyiv: the talks.txt” has the character ':'"),
        ("seeds/why?.txt", "“why?.txt” has the character '?'"),
        ("seeds/a\\b.txt", "“a\\b.txt” has the character '\\\\'"),
        ("seeds/north.txt", ""),
        ("seeds/console.txt", ""),
        ("seeds/com.txt", ""),
        ("seeds/com0.txt", ""),
        ("seeds/.hidden", ""),
        ("seeds/Zelenskyy \u0417\u0435\u043b\u0435\u043d\u0441\u044c\u043a\u0438\u0439.txt", ""),
    ],
)
def test_what_windows_cannot_have(path: str, why: str) -> None:
    assert unfit_on_windows(path) == why


_NAMES = st.text("abcCONMLPTU1930 .:$", max_size=6) | st.sampled_from(["con", "NUL.txt", "prn", "com1.a", "x"])


@pytest.mark.filterwarnings("ignore:pathlib.PurePath.is_reserved:DeprecationWarning")
@example("conin$")
@given(_NAMES)
def test_what_the_library_holds_reserved_is_unfit(name: str) -> None:
    if PureWindowsPath(name).is_reserved():
        assert unfit_on_windows(name)


@pytest.mark.parametrize(
    ("paths", "same"),
    [
        (["seeds/north.txt", "seeds/North.txt"], [("seeds/north.txt", "seeds/North.txt")]),
        (["seeds/a.txt", "Seeds/b.txt"], [("seeds", "Seeds")]),
        (["f/caf\u00e9.txt", "f/cafe\u0301.txt"], [("f/caf\u00e9.txt", "f/cafe\u0301.txt")]),
        (["f/a", "f/b", "f/a"], []),
    ],
)
def test_names_that_are_one_elsewhere(paths: list[str], same: list[tuple[str, ...]]) -> None:
    assert [*same_elsewhere(paths)] == same


@given(st.text())
def test_folding_is_done_once(text: str) -> None:
    assert folded(folded(text)) == folded(text)


def test_lint_warns_of_them(tmp_path: Path) -> None:
    root = newsroom(tmp_path, *(tell(name, crowd={"says": "30"}) for name in ("north", "south", "west")))
    for name, text in (("north", "why?"), ("south", "West")):
        (root / f"seeds/{name}.txt").rename(root / f"seeds/{text}.txt")
        file = root / f"facts/{name}.toml"
        file.write_text(file.read_text().replace(f"seeds/{name}.txt", f"seeds/{text}.txt"))
    told = [problem for problem in lint(root) if "Windows" in problem.what]
    assert [(problem.file, problem.what, problem.is_warning) for problem in told] == [
        (
            "facts/north.toml",
            "Windows cannot have the file seeds/why?.txt: “why?.txt” has the character '?'",
            True,
        ),
        ("facts/west.toml", "seeds/West.txt and seeds/west.txt are one file on Windows and macOS", True),
    ]
