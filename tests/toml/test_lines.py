"""The scanner finds each table and key on the line where it was written, whatever stands around it."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pace import within

from discrepant.errors import Problem
from discrepant.toml import lines
from discrepant.toml.lines import DEEPEST, MOST_VALUES, Path, positions, scan

EXAMPLE = '''\
# [[fact]]
title = """
[[fact]]
x = 1 \\"""
"""
[[fact]]
a.b."c d" = 1 # e = 2
says = [ # not the end: ]
  "x", 'y ] ', '' ,
  """z
  """, {k = 1, l.m = [
    2 ]}]
when = 1979-05-27 07:32:00 # x
[[ fact ]] # second
  [fact.sub]
  "q\\u00e9" = {}
  'lit.eral' = \'\'\'
k = 1\'\'\'
[[fact.list]]
v = -1.5e3
[[fact.list]]
[claim."a.b".terms]
'''


class TestExamples:
    @pytest.mark.parametrize("newline", ["\n", "\r\n"])
    def test_lines(self, newline: str) -> None:
        assert positions(EXAMPLE.replace("\n", newline)) == {
            ("title",): 2,
            ("fact",): 6,
            ("fact", 0): 6,
            ("fact", 0, "a"): 7,
            ("fact", 0, "a", "b"): 7,
            ("fact", 0, "a", "b", "c d"): 7,
            ("fact", 0, "says"): 8,
            ("fact", 0, "says", 0): 9,
            ("fact", 0, "says", 1): 9,
            ("fact", 0, "says", 2): 9,
            ("fact", 0, "says", 3): 10,
            ("fact", 0, "says", 4): 11,
            ("fact", 0, "says", 4, "k"): 11,
            ("fact", 0, "says", 4, "l"): 11,
            ("fact", 0, "says", 4, "l", "m"): 11,
            ("fact", 0, "says", 4, "l", "m", 0): 12,
            ("fact", 0, "when"): 13,
            ("fact", 1): 14,
            ("fact", 1, "sub"): 15,
            ("fact", 1, "sub", "qé"): 16,
            ("fact", 1, "sub", "lit.eral"): 17,
            ("fact", 1, "list"): 19,
            ("fact", 1, "list", 0): 19,
            ("fact", 1, "list", 0, "v"): 20,
            ("fact", 1, "list", 1): 21,
            ("claim",): 22,
            ("claim", "a.b"): 22,
            ("claim", "a.b", "terms"): 22,
        }

    def test_the_nearest_line_stands_for_what_has_none(self) -> None:
        layout = scan(EXAMPLE)
        assert layout.line(("fact", 1, "missing", 4)) == 14
        assert layout.line(("nothing",)) == 1

    def test_an_explicit_header_is_better_than_a_table_implied_before(self) -> None:
        assert positions("[a.b]\n[a]\nc = 1")["a",] == 2

    @pytest.mark.parametrize("quotes", ['""', '"" ', '"""a"""', '"""a""""', '"""""a"""""', "''''a'''''", '"""\\""""'])
    def test_quotation_marks_at_the_ends_of_strings(self, quotes: str) -> None:
        text = f"a = {quotes}\nb = 2"
        assert tomllib.loads(text).keys() == {"a", "b"}
        assert positions(text)["b",] == 2


class Writer:
    """Writes TOML from hypothesis' choices and keeps the line of everything it writes."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw, self.text = draw, ""
        self.lines: dict[Path, int] = {}
        self.count = 0

    @property
    def line(self) -> int:
        return self.text.count("\n") + 1

    def note(self, path: Path) -> None:
        self.lines.setdefault(path, self.line)

    def key(self) -> str:
        """A fresh key, printed bare, in quotes or in apostrophes."""
        self.count += 1
        name = f"k{self.count}" + self.draw(st.sampled_from(["", "-x", ".dot", " [[fact]]", "#", "é", '"', "="]))
        bare = name.isascii() and name.replace("-", "").isalnum()
        forms = [f"'{name}'", '"' + name.replace('"', '\\"').replace("é", "\\u00e9") + '"'] + [name] * 3 * bare
        self.text += self.draw(st.sampled_from(forms))
        return name

    def string(self) -> None:
        nasty = self.draw(st.sampled_from(["", "a", "# no", "[[fact]]", "k1 = ", "]", "}", "\\", "'", '"', '""', "''"]))
        more = self.draw(st.sampled_from(["", "\n", "\n[[fact]]\nk1 = 1\n", "\r\n[x]", ", "]))
        escaped = nasty.replace("\\", "\\\\").replace('"', '\\"')
        if "\n" not in more and "'" not in nasty:
            self.text += self.draw(st.sampled_from([f'"{escaped}{more}"', f"'{nasty}{more}'"]))
        else:
            plain = nasty.replace("'", "")
            self.text += self.draw(st.sampled_from([f'"""{more}{escaped}"""', f"'''{more}{plain}{more}'''"]))

    def gap(self, *, lines: bool) -> None:
        gaps = ["", " ", "\t"] + ["\n", "\r\n", " # ] } [[fact]]\n"] * lines
        self.text += self.draw(st.sampled_from(gaps))

    def value(self, path: Path, depth: int) -> None:
        kind = self.draw(st.integers(0, 7 if depth < 3 else 5))
        if kind < 4:
            self.string()
        elif kind < 6:
            plain = ["1", "-1_000.5e+3", "true", "inf", "1979-05-27", "1979-05-27T07:32:00Z", "1979-05-27 07:32:00"]
            self.text += self.draw(st.sampled_from(plain))
        elif kind == 6:
            self.array(path, depth)
        else:
            self.inline(path, depth)

    def array(self, path: Path, depth: int) -> None:
        self.text += "["
        last = self.draw(st.integers(0, 3)) - 1
        for index in range(last + 1):
            self.gap(lines=True)
            around = path
            while around not in self.lines:
                around = around[:-1]
            if self.line != self.lines[around]:
                self.note((*path, index))
            self.value((*path, index), depth + 1)
            self.gap(lines=True)
            self.text += "," if index < last or self.draw(st.booleans()) else ""
        self.gap(lines=True)
        self.text += "]"

    def inline(self, path: Path, depth: int) -> None:
        self.text += "{"
        for number in range(self.draw(st.integers(0, 2))):
            self.text += "," if number else ""
            self.gap(lines=False)
            self.pair(path, depth + 1)
            self.gap(lines=False)
        self.text += "}"

    def pair(self, table: Path, depth: int) -> None:
        path = table
        for _ in range(self.draw(st.integers(1, 2))):
            self.text += "" if path == table else self.draw(st.sampled_from([".", " . "]))
            path = (*path, self.key())
            self.note(path)
        self.text += self.draw(st.sampled_from(["=", " = "]))
        self.value(path, depth)

    def header(self, lists: dict[str, int]) -> Path:
        """A new table, a new list of tables, or one more of a list there is, or a table inside its last."""
        line = self.line
        if self.draw(st.booleans()) and lists:
            name = self.draw(st.sampled_from(sorted(lists)))
            if self.draw(st.booleans()):
                lists[name] += 1
                self.text += f"[[{name}]]"
                path: Path = (name, lists[name])
            else:
                self.text += f"[ {name} . "
                path = (name, lists[name], self.key())
                self.text += "]"
        elif self.draw(st.booleans()):
            self.count += 1
            name = f"list{self.count}"
            lists[name] = 0
            self.text += f"[[{name}]]"
            self.lines[name,] = line
            path = (name, 0)
        else:
            self.text += "["
            path = (self.key(),)
            self.text += "]"
        self.lines[path] = line
        return path

    def document(self) -> None:
        table: Path = ()
        lists: dict[str, int] = {}
        for _ in range(self.draw(st.integers(0, 8))):
            kind = self.draw(st.integers(0, 5))
            if kind == 0:
                self.text += '# [[fact]] \'x\' = """'
            elif kind < 3:
                table = self.header(lists)
            else:
                self.pair(table, 0)
            self.text += self.draw(st.sampled_from(["\n", "\r\n", " # x = 1\n", "\n\n  "]))


@st.composite
def documents(draw: st.DrawFn) -> tuple[str, dict[Path, int]]:
    writer = Writer(draw)
    writer.document()
    return writer.text, writer.lines


def reached(data: Any, path: Path) -> Any:  # noqa: ANN401 - whatever stands there
    for step in path:
        data = data[step]
    return data


class TestLaws:
    @given(documents())
    def test_everything_is_where_it_was_written(self, document: tuple[str, dict[Path, int]]) -> None:
        text, lines = document
        data = tomllib.loads(text)
        assert positions(text) == lines
        for path in lines:
            reached(data, path)

    @given(st.text(st.sampled_from("[]{}\"'=.,#\\\n \tab1"), max_size=60))
    def test_any_text_is_scanned_to_an_end(self, text: str) -> None:
        layout = scan(text)
        assert all(1 <= line <= text.count("\n") + 1 for line in layout.lines.values())

    def test_a_key_that_is_not_toml(self) -> None:
        assert positions('"\\q" = 1\nb = 2') == {('"\\q"',): 1, ("b",): 2}

    @given(st.text())
    def test_any_characters(self, text: str) -> None:
        scan(text)


class TestBounds:
    @pytest.mark.parametrize(
        "text",
        [
            "\n" + ".".join("a" * 1000) + " = 1",
            "\n[" + ".".join("a" * 1000) + "]",
            "\na = " + "[" * 1000 + "]" * 1000,
            "\na = " + "{a=" * 1000 + "1" + "}" * 1000,
            "\n[" + ".".join("a" * DEEPEST) + "]\na = {a = 1}",
        ],
        ids=["dotted", "header", "lists", "inline", "together"],
    )
    def test_too_deep(self, text: str) -> None:
        (excess,) = filter(None, [scan(text).excess])
        assert excess.line in {2, 3}
        assert excess.what == "more than 20 tables or lists inside each other"

    def test_deep_enough(self) -> None:
        assert scan("a = " + "[" * (DEEPEST - 1) + "]" * (DEEPEST - 1)).excess is None

    @pytest.mark.parametrize("header", ["[{}]", "[[{}]]", "{}.k = 1", "k{} = {{{}.l = 1}}"])
    @pytest.mark.parametrize("parts", [1, 10])
    def test_too_many_tables(self, header: str, parts: int, monkeypatch: pytest.MonkeyPatch) -> None:
        """However they are named: each costs tomllib a kilobyte."""
        monkeypatch.setattr(lines, "MOST_TABLES", 100)
        rows = [header.replace("k{}", f"k{n}").format(".".join([f"a{n}"] * parts)) for n in range(101)]
        assert scan("\n".join(rows[: 100 // parts])).excess is None
        assert scan("\n".join(rows)).excess == Problem(
            line=100 // parts + 1, what="more than 100 tables", hint="split the file"
        )

    @pytest.mark.parametrize(
        ("before", "value", "after"),
        [
            ("", "k{} = 1\n", ""),
            ("a = [", "1, ", "]"),
            ("a = [", "{{}}, ", "]"),
            ("a = [\n", "[],\n", "]"),
            ("", "[[fact]]\n", ""),
        ],
        ids=["keys", "a list", "tables in a list", "lists in a list", "a list of tables"],
    )
    def test_too_many_values(self, before: str, value: str, after: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(lines, "MOST_VALUES", 100)

        def scanned(count: int) -> Problem | None:
            return scan(before + "".join(map(value.format, range(count))) + after).excess

        assert scanned(99) is None
        (excess,) = filter(None, [scanned(101)])
        assert excess.what == "more than 100 values"

    def test_what_stands_in_texts_and_comments_is_not_counted(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(lines, "MOST_VALUES", 10)
        monkeypatch.setattr(lines, "MOST_TABLES", 10)
        headers = "".join(f"[[a{n}.b]]\nc.d = [1, 2]\n" for n in range(20))
        assert scan(f"a = '''\n{headers}'''\nb = 1").excess is None
        assert scan(f'a = """\n{headers}"""\nb = 1').excess is None
        assert scan("#" + headers.replace("\n", "\n#")).excess is None

    def test_as_many_records_as_a_file_can_hold(self) -> None:
        """The bounds are for what is no record: the shortest facts that say anything fill five megabytes first."""
        fact = '[[fact]]\nclaim = "c"\nsays = "30"\nquote = "As many as 30 people came."\n'
        assert 4 * (5_000_000 // len(fact)) < MOST_VALUES

    @pytest.mark.parametrize(
        "piece", ["[", "a = [", "{a=", "a.", "'''", "'' ", '"" ', "1,", "a=\n", "[a]\n", "\\n", "# \n", " ", "\\"]
    )
    @pytest.mark.parametrize("before", ["", "a = [", 'a = """', "a = '''", 'a = "'])
    def test_a_long_text_takes_little_time(self, before: str, piece: str) -> None:
        text = before + piece * (200_000 // len(piece))
        with within(2):
            scan(text)
