"""The schema of the records says of their form what the loader says, for documents that are right and nearly right."""

from __future__ import annotations

import copy
import re
import tomllib
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from pathlib import Path
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import attrs
import pytest
from hypothesis import event, example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, ValidationError, validators
from jsonschema.protocols import Validator

from discrepant.corpus.claims import key_flaws, wikidata_flaws
from discrepant.corpus.entries import Entries, Problems
from discrepant.corpus.record_files import RecordFile
from discrepant.corpus.records import KEYED, LISTED, SINGLE, TABLES
from discrepant.corpus.schema import FILES, schema
from discrepant.corpus.source_records import SHA256, ClaimKey, LineRange
from discrepant.corpus.sources import source_flaws
from discrepant.toml.lines import scan
from discrepant.toml.values import LONGEST

ROOT = Path(__file__).parent.parent.parent
FORMS = {**KEYED, **SINGLE, **LISTED}
Document = dict[str, Any]


def _matches(_: Validator, pattern: str, instance: object, __: object) -> Iterator[ValidationError]:
    # Python's $ also stands before a last line end, that of JSON Schema does not
    if isinstance(instance, str) and not re.search(pattern.replace("$", r"\Z"), instance):
        yield ValidationError(f"{instance!r} does not match {pattern!r}")


EXACT = validators.extend(Draft202012Validator, {"pattern": _matches})  # type: ignore[no-untyped-call]  # so in its stubs
VALIDATOR = EXACT(schema())


def loader_accepts(document: Document) -> bool:
    """Whether all tables fit their forms, and the keys, tags, addresses and hashes in them are such."""
    problems = Problems()
    entries = Entries(problems)
    entries.read(RecordFile(file="facts/x.toml", data=document, layout=scan("")))
    flaws = [flaw for entry in entries.claims for flaw in key_flaws(entry.key, "claim's key")]
    flaws += [flaw for entry in entries.claims for flaw in wikidata_flaws(entry.record)]
    for entry in entries.sources:
        # that dated_by must say how, and an original has its hash, are rules between two keys, left to the loader
        of_two = {("dated",), ("original",), ("original_sha256",)}
        flaws += [flaw for flaw in source_flaws(entry.record) if flaw.path not in of_two]
        if not all(map(SHA256.fullmatch, filter(None, (entry.record.sha256, entry.record.original_sha256)))):
            return False
    return not problems.found() and not flaws


TEXTS = st.text(st.characters(codec="utf-8"), max_size=6)
SPECIAL = st.sampled_from(
    ["", " ", "\n", "x" * LONGEST, "x" * (LONGEST + 1), "count", "Count", "en-GB", "2027-01-01", "2027-1-1", "0\n"]
)
# 4.0 is a whole number to JSON Schema and none to TOML
FLOATS = st.floats().filter(lambda number: not number.is_integer())
SCALARS = TEXTS | SPECIAL | st.integers() | st.booleans() | FLOATS | st.dates()
ANY = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=2) | st.dictionaries(TEXTS, inner, max_size=2), max_leaves=4
)
OF_THEIR_OWN = {
    "id": "north-1",
    **dict.fromkeys(("sha256", "original_sha256"), "0aF" * 21 + "0"),
    "language": "en-GB",
    "url": "https://example.org/a",
    "qid": "Q42",
    "pid": "P570",
}


def fitting(hint: Any) -> st.SearchStrategy[Any]:  # noqa: ANN401, PLR0911  # a type as it is annotated
    """Values that a record of the right form may have."""
    inner = [arg for arg in get_args(hint) if arg not in (..., type(None))]
    if get_origin(hint) in (Union, UnionType):
        return st.one_of(*map(fitting, inner))
    if get_origin(hint) is tuple:
        return st.lists(fitting(inner[0]), max_size=2)
    if get_origin(hint) is dict:
        return st.dictionaries(TEXTS, fitting(inner[1]), max_size=2)
    if attrs.has(hint):
        return records(hint)
    if hint is ClaimKey:
        return st.just("") | fitting(str)
    if hint is LineRange:
        return st.sampled_from(["3-7", "12", "9-1"])
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return st.sampled_from([str(choice) for choice in hint])
    plain: dict[type, st.SearchStrategy[Any]] = {
        str: TEXTS.filter(str.strip) | st.just("x" * LONGEST),
        bool: st.booleans(),
        int: st.integers(),
        float: st.floats() | st.integers(),
        date: st.dates().map(str),
    }
    return plain[hint]


def records(form: type) -> st.SearchStrategy[Document]:
    hints = get_type_hints(form)
    keys = {
        field.name: st.just(OF_THEIR_OWN[field.name]) if field.name in OF_THEIR_OWN else fitting(hints[field.name])
        for field in attrs.fields(form)
    }
    needed = [field.name for field in attrs.fields(form) if field.default is attrs.NOTHING]
    optional = {key: value for key, value in keys.items() if key not in needed}
    return st.fixed_dictionaries({key: keys[key] for key in needed}, optional=optional)


DOCUMENTS: st.SearchStrategy[Document] = st.fixed_dictionaries(
    {"source": records(SINGLE["source"])},
    optional={
        **{table: st.dictionaries(st.sampled_from(["a", "b.c"]), records(form)) for table, form in KEYED.items()},
        **{table: st.lists(records(form), max_size=2) for table, form in LISTED.items()},
    },
)


def test_only_claims_have_keys_of_their_own_form() -> None:
    """A name has any key; what is listed has none."""
    tables = schema()["properties"]
    assert {table for table, form in tables.items() if "propertyNames" in form} == {"claim"}


def places(value: object, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path to everything inside a document."""
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in steps:
        yield (*path, step)
        yield from places(inner, (*path, step))


@st.composite
def near_misses(draw: st.DrawFn) -> Document:
    """A document that fits, in which up to three things are left out, replaced, misspelt or added."""
    document: Document = copy.deepcopy(draw(DOCUMENTS))
    for _ in range(draw(st.integers(0, 3))):
        *way, last = draw(st.sampled_from([*places(document)] or [("source",)]))
        holder: Any = document
        for step in way:
            holder = holder[step]
        change = draw(st.sampled_from(["leave out", "replace", "misspell", "add"]))
        if isinstance(holder, list) or change == "replace":
            holder[last] = draw(ANY)
        elif change == "add":
            holder[draw(TEXTS | st.sampled_from([*TABLES, "note", "by", "line"]))] = draw(ANY)
        else:
            old = holder.pop(last, None)
            holder.update({f"{last}s": old} if change == "misspell" else {})
    return document


class TestSameAsTheLoader:
    @given(near_misses())
    @example({"name": {"a": {"label": "x" * LONGEST}}})
    @example({"name": {"a": {"label": "x" * (LONGEST + 1)}}})
    @example({"claim": {"a": {"about": "b", "kind": "count"}, "b\n": {"about": "b", "kind": "count"}}})
    @example({"fact": []})
    @example({"facts": []})
    @example({})
    @settings(max_examples=300)
    def test_near_misses(self, document: Document) -> None:
        accepted = loader_accepts(document)
        event("accepted" if accepted else "refused")
        assert VALIDATOR.is_valid(document) == accepted

    @given(DOCUMENTS)
    @settings(max_examples=50)
    def test_what_fits_is_accepted_by_both(self, document: Document) -> None:
        assert VALIDATOR.is_valid(document)
        assert loader_accepts(document)

    @pytest.mark.parametrize(
        ("toml", "schema_says", "loader_says"),
        [
            ('[[acknowledged]]\nclaim="a"\nbetween=["b", "c"]\nreason="d"\nuntil="2027-02-31"', True, False),
            ('[[acknowledged]]\nclaim="a"\nbetween=["b", "c"]\nreason="d"\nuntil=2027-02-28', False, False),
            ('[source]\nid="a"\n[[skip]]\nwords="a"\nbecause="b"\nline=4.0', True, False),
        ],
    )
    def test_what_only_the_loader_can_tell(self, toml: str, schema_says: bool, loader_says: bool) -> None:  # noqa: FBT001
        """A day that does not exist, and a whole number with a decimal point: docs/schema.md names them."""
        document = tomllib.loads(toml)
        if "source" in document:
            document["source"] = {
                "id": "a",
                "publisher": "b",
                "headline": "c",
                "published": "2022",
                "text": "d",
                "sha256": "0" * 64,
            }
        assert VALIDATOR.is_valid(document) is schema_says
        assert loader_accepts(document) is loader_says


class TestSchema:
    def test_it_is_one(self) -> None:
        Draft202012Validator.check_schema(schema())

    @pytest.mark.parametrize("path", sorted(ROOT.glob("facts/**/*.toml")), ids=lambda path: path.name)
    def test_the_shipped_records_are_valid(self, path: Path) -> None:
        assert not [*VALIDATOR.iter_errors(tomllib.loads(path.read_text("utf-8")))]

    @pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
    def test_every_key_is_described_with_an_example_that_fits(self, form: type) -> None:
        (described,) = [
            inner for inner in _objects(schema()) if inner["description"].split() == (form.__doc__ or "").split()
        ]
        for name, key in described["properties"].items():
            assert key["description"][0].isupper(), name
            assert key["examples"] or key["type"] == "boolean", name
            for shown in key["examples"]:
                assert VALIDATOR.evolve(schema=key).is_valid(shown), (name, shown)

    def test_examples_are_lines_of_toml(self) -> None:
        for inner in _objects(schema()):
            for name, key in inner["properties"].items():
                for line in re.findall(r"^`(.*)`$", key["description"], re.MULTILINE):
                    assert tomllib.loads(line)[name] in key["examples"]
                    assert "\\" not in line  # each letter stands there as one reads it

    def test_what_is_not_given_is_named(self) -> None:
        (source,) = [inner for inner in _objects(schema()) if "sha256" in inner["properties"]]
        defaults = {name: key["default"] for name, key in source["properties"].items() if "default" in key}
        assert defaults == {"dated": "printed", "wording": "verbatim", "language": "en"}

    def test_no_key_refers_to_another_place(self) -> None:
        """Taplo shows no description beside a `$ref`."""
        assert "$ref" not in str(schema())

    def test_a_type_that_nothing_is_known_of_is_no_schema(self, monkeypatch: pytest.MonkeyPatch) -> None:
        odd = attrs.make_class("Odd", {"key": attrs.field(type=complex, metadata={"description": "", "examples": []})})
        monkeypatch.setitem(LISTED, "fact", odd)
        with pytest.raises(TypeError, match="complex"):
            schema()

    def test_that_of_one_file_has_its_tables_only(self) -> None:
        assert {table for tables in FILES.values() for table in tables} == set(TABLES)
        for tables in FILES.values():
            narrow = schema(tables)
            Draft202012Validator.check_schema(narrow)
            assert tuple(narrow["properties"]) == tables
        assert "dependentRequired" not in schema(FILES["claims"])
        assert schema(FILES["source"])["dependentRequired"] == {"fact": ["source"], "skip": ["source"]}


def _objects(inner: Document) -> Iterator[Document]:
    """The schemas of records, inside the schema of a file."""
    for table in inner["properties"].values():
        yield table.get("items") or (table if "properties" in table else table["additionalProperties"])
