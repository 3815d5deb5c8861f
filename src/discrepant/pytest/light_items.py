"""Items of a check that differ by their record alone, without what all of them share.

`pytest.Function` keeps some two KB an item: keywords, marks, requests for fixtures, places for what may be told. A
`LightFunction` is one whose `__init__` is put off until somebody asks for what it would have made, or sets anything.
Where checks pass, nobody does.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Collection, Generator, Iterator, Mapping
from itertools import chain, islice
from typing import Any, SupportsIndex

import attrs
import pytest
from _pytest.nodes import Node

from discrepant.checking.run import NOTHING, Shown

__all__ = ["PLAIN_ID", "LightFunction", "Lightening", "is_light", "keywords_of", "params_of"]

_CALLSPEC = {"params", "indices", "_arg2scope", "_idlist", "marks"}  # the fields that are known here
# of an item, what shows whether it is as pytest makes it; from its marks on it is whole
_TELLING = ("nodeid", "name", "callspec", "originalname", "own_markers", "keywords", "nodeid")
PLAIN_ID = re.compile(r"[ -\[\]-~]+")  # what is an id as it is


@attrs.frozen(kw_only=True)
class Common:
    """What all items of a function share, by the first of them as pytest made it."""

    asked: str  # the argument that takes the record
    name: str  # of the function
    place: Mapping[str, Any]  # where its items are: the slots of a node that are the same for all
    node: Any  # its id: a NodeId, or in older versions of pytest a string
    callspec: Any  # of the first
    marks: tuple[pytest.Mark, ...]
    keywords: tuple[str, ...]  # but for the names and keys of items
    known: Mapping[str, Any]  # attributes that are the same for all
    put_off: frozenset[str]  # names of those that each item has for itself

    @classmethod
    def of(cls, first: pytest.Function, asked: str, key: str) -> Common:
        """What a function's items share with the first, which takes the record with that key."""
        known = {name: getattr(first, name) for name in ("_obj", "originalname", "fixturenames", "_fixtureinfo")}
        above = getattr(first.parent, "id", None)
        name = first.originalname
        return cls(
            asked=asked,
            name=name,
            place={slot: getattr(first, slot) for slot in ("parent", "config", "session", "path")},
            node=f"{first.nodeid.removesuffix(f'[{key}]')}" if above is None else above.child(name),
            callspec=first.callspec,
            marks=tuple(first.own_markers),
            keywords=tuple(keyword for keyword in keywords_of(first) if keyword not in (first.name, key)),
            known=known,
            put_off=frozenset(("_store", *vars(first))) - known.keys(),
        )

    def name_of(self, key: str) -> str:
        """The name of an item."""
        return f"{self.name}[{key}]"

    def node_of(self, key: str) -> tuple[str, Any]:
        """The slot that has the id of an item, and that id."""
        return ("_nodeid", f"{self.node}[{key}]") if isinstance(self.node, str) else ("_id", self.node.with_params(key))


class LightFunction(pytest.Function):
    """A function of a check with its record.

    `common` is None once it has all that any `pytest.Function` has, and is no longer light.
    """

    __slots__ = ("common", "key", "number", "record", "shown")

    common: Common | None
    key: str
    number: int
    record: object
    shown: Shown  # what is reported of it

    @classmethod
    def of(cls, common: Common, key: str, record: object, number: int) -> LightFunction:
        """The item of a record, the so-manyth of its function from 0."""
        item = cls.__new__(cls)
        own = {"common": common, "key": key, "record": record, "number": number, "shown": NOTHING}
        for name, value in chain(own.items(), common.place.items(), (common.node_of(key),)):
            object.__setattr__(item, name, value)
        return item

    def __repr__(self) -> str:
        return f"<{pytest.Function.__name__} {self.name}>"

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  # it is of any type
        """What is not there yet; only what pytest would have made for this item alone makes it do so now."""
        common = None if name == "common" else self.common
        if common and name in common.known:
            return common.known[name]
        if common and name == "name":
            return common.name_of(self.key)
        if common and name == "callspec":
            return self._callspec(common)
        if common and name in common.put_off:
            self._make(common)
            return getattr(self, name)
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")

    def __setattr__(self, name: str, value: object) -> None:
        if name not in LightFunction.__slots__ and (common := getattr(self, "common", None)):
            self._make(common)
        super().__setattr__(name, value)

    def __reduce_ex__(self, protocol: SupportsIndex) -> str | tuple[Any, ...]:
        """A copy is one of the whole."""
        if self.common:
            self._make(self.common)
        return super().__reduce_ex__(protocol)

    def iter_markers_with_node(self, name: str | None = None) -> Iterator[tuple[Node, pytest.Mark]]:
        """Its marks and those of all that it stands in; a look at them makes it no heavier."""
        if (common := self.common) is None:
            yield from super().iter_markers_with_node(name)
            return
        yield from ((self, mark) for mark in common.marks if name in (None, mark.name))
        yield from common.place["parent"].iter_markers_with_node(name)

    def _callspec(self, common: Common) -> Any:  # noqa: ANN401  # pytest does not say its type
        like = common.callspec
        return type(like)(
            params={common.asked: self.record},
            indices={common.asked: self.number},
            _arg2scope=like._arg2scope,  # noqa: SLF001  # there is no copy of it without
            _idlist=[self.key],
            marks=[*like.marks],
        )

    def _make(self, common: Common) -> None:
        """Become what pytest would have made at once."""
        object.__setattr__(self, "common", None)
        pytest.Function.__init__(
            self,
            name=common.name_of(self.key),
            parent=common.place["parent"],
            callspec=self._callspec(common),
            fixtureinfo=common.known["_fixtureinfo"],
            keywords={self.key: True},
            originalname=common.name,
        )


def params_of(item: pytest.Function) -> Mapping[str, Any]:
    """What an item was made for, by the names of arguments."""
    if isinstance(item, LightFunction) and (common := item.common):
        return {common.asked: item.record}
    return item.callspec.params if hasattr(item, "callspec") else {}


def keywords_of(item: pytest.Function) -> Collection[str]:
    """The keywords of an item, without those of what it stands in."""
    if isinstance(item, LightFunction) and (common := item.common):
        return item.name, item.key, *common.keywords
    return item.keywords._markers.keys()  # type: ignore[attr-defined,no-any-return]  # noqa: SLF001  # without those above it


def is_light(item: pytest.Item) -> bool:
    """Whether an item has nothing of what pytest would have made for it alone."""
    return isinstance(item, LightFunction) and item.common is not None


class Lightening:
    """Registered in every process: pytest makes the first item of a function, and we the others.

    Where more than a record makes its items differ, which shows in what pytest made, it makes them all.
    """

    def __init__(self) -> None:
        self._waiting: dict[str, tuple[str, Mapping[str, object]]] = {}  # by the ids of functions
        self._refused: set[str] = set()

    def left_to_pytest(
        self, definition: pytest.Function, asked: str, records: Mapping[str, object]
    ) -> Mapping[str, object]:
        """The records, by their keys, of which pytest is to make items of a function."""
        function = definition.nodeid
        is_module = isinstance(definition.parent, pytest.Module)
        if len(records) == 1 or not is_module or function in self._refused or not all(map(PLAIN_ID.fullmatch, records)):
            return records
        self._waiting[function] = asked, records
        return dict([next(iter(records.items()))])

    @pytest.hookimpl(wrapper=True, trylast=True)
    def pytest_pycollect_makeitem(
        self, collector: pytest.Collector, name: str, obj: object
    ) -> Generator[None, object, object]:
        """Whoever else has a hand in what is made of a function is given all of its items."""
        made = yield
        function = f"{collector.nodeid}::{name}"
        if function not in self._waiting:
            return made
        asked, records = self._waiting.pop(function)
        first = _alone(made, asked, next(iter(records)))
        light = _light_items(first, asked, records) if first else []
        if light:
            return light
        self._refused.add(function)
        return collector.ihook.pytest_pycollect_makeitem(collector=collector, name=name, obj=obj)


def _alone(made: object, asked: str, key: str) -> pytest.Function | None:
    """What pytest made of a function, if it is an item of one record and of nothing else, and of a form known here."""
    first = made[0] if isinstance(made, list) and len(made) == 1 else None
    if type(first) is not pytest.Function or first.name != f"{first.originalname}[{key}]":
        return None
    is_known = {field.name for field in dataclasses.fields(first.callspec)} == _CALLSPEC
    return first if is_known and first.callspec.params.keys() == {asked} else None


def _light_items(first: pytest.Function, asked: str, records: Mapping[str, object]) -> list[pytest.Function]:
    """The items of a function for each record, by keys, of which pytest made the first.

    There are none where a version of pytest keeps other things of an item than are known here.
    """
    key, record = next(iter(records.items()))
    common = Common.of(first, asked, key)
    alike = LightFunction.of(common, key, record, 0)
    try:
        is_like = all(getattr(alike, name) == getattr(first, name) for name in _TELLING)
    except (AttributeError, TypeError):
        is_like = False
    if not is_like:
        return []
    others = islice(enumerate(records.items()), 1, None)
    return [first, *(LightFunction.of(common, key, record, number) for number, (key, record) in others)]
