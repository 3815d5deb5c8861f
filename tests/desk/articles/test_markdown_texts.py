"""What a story in Markdown tells, and what of it is not in its text."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from discrepant.desk.articles.taken import Taken, figures_in
from discrepant.desk.articles.taking import take_here
from discrepant.errors import CorpusError

STORY = """\
# Quake: **157** dead

Text *so* of 10<sup>6</sup> [report](http://x.example/2031 "from 44 people") ~~99 people~~
more <!-- check: 77 or 78? --> of 3*4 = 5_000 snake_case

| town | dead |
|---|---|
| Bavali | **12** |

```python 3.11
x = 158
```

12. May was wet.
13. June was not.

> said [Mr Orm][r]

[r]: http://y.example/987 'title 876'
![A map of 4 towns](map-31.png)

1. first
2. second

<div>5 &amp; <b>6</b> <del>7</del></div>
"""


def taken(text: str) -> Taken:
    return take_here(text.encode(), "story.md")


def test_each_line_stands_where_the_file_has_it() -> None:
    lines = taken(STORY).text.split("\n")
    told = {number: line for number, line in enumerate(lines, 1) if line}
    assert told == {
        1: "Quake: 157 dead",
        3: "Text so of 10^6 report",
        4: "more of 3*4 = 5_000 snake_case",
        6: "town | dead",
        8: "Bavali | 12",
        11: "x = 158",
        14: "12. May was wet.",  # no place in a list
        15: "13. June was not.",
        17: "said Mr Orm",
        22: "first",
        23: "second",
        25: "5 & 6",
    }


def test_what_is_not_in_the_text_is_named() -> None:
    assert {(each.place, each.words) for each in taken(STORY).left_out} == {
        ("link", "http://x.example/2031"),
        ("link", "from 44 people"),
        ("struck out", "99 people"),
        ("comment", "check: 77 or 78?"),
        ("name of code", "python 3.11"),
        ("link", "http://y.example/987"),
        ("link", "title 876"),
        ("link", "map-31.png"),
        ("picture", "A map of 4 towns"),
        ("struck out", "7"),
    }


PIECES = st.sampled_from(
    (
        *("157", "killed 12 people", "1,200", "*", "**", "`", "~~", "_", "> ", "- ", "7. ", "# ", "\n", "\n\n"),
        *(
            "    ",
            "|",
            "|---|",
            "[",
            "](",
            ")",
            "<b>",
            "</b>",
            "<!-- ",
            " -->",
            "<",
            ">",
            "\\",
            "&lt;",
            "```",
            "![",
            "---",
        ),
        *("[r]: ", "http://x.example/5 ", " '6' ", '"', "<del>", "</del>", "<div>\n", "<script>", "<p hidden>", "\t"),
    )
)


@given(st.lists(PIECES, max_size=25).map("".join))
@example("1577. 7. ")
@example("<div>\n<!-- 157> ")
@example("5. 1577. 7. words\n   8. 9. more\n")
def test_no_figure_of_a_file_is_passed_over(text: str) -> None:
    try:
        found = taken(text)
    except CorpusError:
        return
    shown = "".join(figures_in(" ".join([found.text, *(each.words for each in found.left_out)])))
    assert all(digit in shown for digit in "".join(figures_in(text)))


@pytest.mark.parametrize("text", ["> " * 200 + "157", "- " * 150 + "157"])
def test_what_is_nested_too_deep_is_refused(text: str) -> None:
    with pytest.raises(CorpusError, match="inside each other"):
        taken(text)


def test_a_file_with_no_words_is_refused() -> None:
    with pytest.raises(CorpusError, match=r"story\.md has no text"):
        taken("[r]: http://y.example/987\n")
