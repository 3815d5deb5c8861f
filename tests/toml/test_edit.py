"""A TOML text that is edited: what was asked for is in it, and all else is as it was."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepant.errors import DiscrepantError
from discrepant.toml.edit import EditedToml
from discrepant.toml.text import comment, key, quoted, written

TEXT = """\
# head
[[fact]] # first
claim = "a" # its claim
says  = [
  "x", # a remark
  'y',
]

# of the second
[[fact]]
claim = 'b'

[claim.a]
about = "A"
terms = { one = ["x"], two = ["y"] }
[claim.a.more]
k = 1

[[skip]]
words = "w" # end"""


def edited(text: str, *puts: tuple[tuple[str | int, ...], object]) -> str:
    made = EditedToml(text)
    for path, value in puts:
        made.put(path, value)
    return made.after()


def test_a_value_takes_the_place_of_another() -> None:
    assert edited(TEXT, (("fact", 0, "claim"), "z")) == TEXT.replace('"a" # its', '"z" # its')
    assert edited(TEXT, (("fact", 1, "claim"), "it's")) == TEXT.replace("'b'", '"it\'s"')


def test_the_comments_of_a_list_that_is_replaced_stay_above_it() -> None:
    assert edited(TEXT, (("fact", 0, "says"), "x")) == TEXT.replace(
        "says  = [\n  \"x\", # a remark\n  'y',\n]", '# a remark\nsays  = "x"'
    )


def test_a_new_key_stands_at_the_end_of_its_table() -> None:
    assert edited(TEXT, (("fact", 1, "note"), "n")) == TEXT.replace("claim = 'b'\n", "claim = 'b'\nnote = \"n\"\n")
    assert edited(TEXT, (("skip", 0, "line"), 4)) == TEXT + "\nline = 4\n"


def test_what_stands_inside_of_a_value_is_put_there() -> None:
    after = edited(TEXT, (("claim", "a", "terms", "two"), ["z"]))
    assert after == TEXT.replace('{ one = ["x"], two = ["y"] }', '{one = ["x"], two = ["z"]}')


def test_a_key_that_goes_leaves_its_comment() -> None:
    made = EditedToml(TEXT)
    made.drop(("fact", 0, "claim"))
    assert made.after() == TEXT.replace('claim = "a" # its claim', "# its claim")


def test_tables_that_go_leave_theirs_and_the_indices_of_the_others_hold() -> None:
    made = EditedToml(TEXT)
    made.drop(("fact", 0))
    made.put(("fact", 1, "claim"), "c")
    after = made.after()
    assert tomllib.loads(after)["fact"] == [{"claim": "c"}]
    assert [line for line in after.splitlines() if line.startswith("#")][:5] == [
        "# head",
        "# first",
        "# its claim",
        "# a remark",
        "# of the second",
    ]


def test_a_list_is_put_into_a_table_behind_one_that_goes() -> None:
    made = EditedToml('[[fact]]\nsays = ["a"]\n[[fact]]\nsays = ["b", "c"]\nterms = { one = 1, two = 2 }\n')
    made.drop(("fact", 0))
    made.put(("fact", 1, "says"), ["d"])
    made.drop(("fact", 1, "terms", "one"))
    assert made.after() == '[[fact]]\nsays = ["d"]\nterms = {two = 2}\n'


@pytest.mark.parametrize("path", [("fact", 0), ("claim", "a")])
def test_with_its_last_table_a_name_goes(path: tuple[str | int, ...]) -> None:
    made = EditedToml('[[fact]]\nclaim = "a"\n\n[claim.a]\nabout = "A"\n')
    made.drop(path)
    assert tomllib.loads(made.after()).keys() == {"fact", "claim"} - {path[0]}


def test_a_table_is_added_below_the_last_of_its_name() -> None:
    made = EditedToml(TEXT)
    made.append("fact", ["[[fact]]", 'claim = "c"'])
    assert made.after() == TEXT.replace("claim = 'b'\n", "claim = 'b'\n\n[[fact]]\nclaim = \"c\"\n")


@pytest.mark.parametrize("text", ["fact = [{claim = 'a'}]", "claim.a.about = 'x'"])
def test_a_form_into_which_a_change_cannot_be_put_is_refused(text: str) -> None:
    made = EditedToml(text)
    if "fact" in made.data:
        made.append("fact", ["[[fact]]", 'claim = "c"'])
    else:
        made.put(("claim", "b", "x"), 1)
    with pytest.raises(DiscrepantError, match="change it there by hand"):
        made.after()


Records = list[dict[str, tuple[object, str]]]
WORDS = st.text(st.characters(codec="utf-8"), max_size=8)
VALUES = st.one_of(WORDS, st.booleans(), st.integers(-9, 9), st.lists(WORDS, max_size=3))
RECORDS = st.lists(st.dictionaries(WORDS, st.tuples(VALUES, WORDS), max_size=4), min_size=1, max_size=4)


@given(RECORDS, st.data(), st.sampled_from(["\n", "\r\n"]), st.sampled_from(["", "\ufeff"]))
def test_all_other_bytes_stay(records: Records, data: st.DataObject, end: str, mark: str) -> None:
    def made(told: Records) -> str:
        lines = []
        for number, record in enumerate(told):
            lines += [comment(f"before {number}"), "[[fact]]"]
            lines += [
                f"  {key(name)}\t= {written(value)} {comment(remark)}" for name, (value, remark) in record.items()
            ]
        return mark + end.join([*lines, ""])

    number = data.draw(st.integers(0, len(records) - 1))
    name = data.draw(st.sampled_from(sorted(records[number]) or ["new"]))
    value = data.draw(VALUES)
    expected = made(records)
    if name in records[number]:
        old, remark = records[number][name]
        after = made([*records[:number], {**records[number], name: (value, remark)}, *records[number + 1 :]])
        assert edited(expected, (("fact", number, name), value)).count(end) == after.count(end)
        assert tomllib.loads(edited(expected, (("fact", number, name), value))[len(mark) :]) == tomllib.loads(
            after[len(mark) :]
        )
        assert edited(expected, (("fact", number, name), old)) == expected
    else:
        after = edited(expected, (("fact", number, name), value))
        assert after.replace(f"{key(name)} = {written(value)}{end}", "") == expected


@given(WORDS)
def test_keys_are_read_back(name: str) -> None:
    assert tomllib.loads(f"{key(name)} = {quoted(name)}") == {name: name}
