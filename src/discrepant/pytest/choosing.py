"""Which records a run may ask for, before an item is made of each.

A run of one claim need not make all the others.

Nothing is left out here that pytest would run: what is left out could match neither `-k` nor an id on the command line.
Where something else may bear on the names of items, or on what runs, nothing is left out.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable
from functools import cached_property
from pathlib import Path

import pytest
from _pytest.mark import KeywordMatcher
from _pytest.mark.expression import Expression

from discrepant.pytest.light_items import PLAIN_ID

__all__ = ["Choosing"]

# plugins of these modules have none of the hooks below, or do nothing in them with items of ours
_KNOWN = ("_pytest.", "discrepant.pytest.", "_hypothesis_pytestplugin", "anyio.", "pytest_benchmark.", "xdist.")
_HOOKS = (
    "pytest_generate_tests",
    "pytest_make_parametrize_id",
    "pytest_pycollect_makeitem",
    "pytest_itemcollected",
    "pytest_collection_modifyitems",
)
_OF_OLD_RUNS = ("lf", "stepwise", "stepwise_skip")  # options by which it matters what else there is

_Matches = Callable[[str], bool]


class Choosing:
    """The choice of one run."""

    def __init__(self, config: pytest.Config) -> None:
        self.config = config
        self._left_out: dict[str, int] = {}  # the items that were not made, by the ids of their functions

    @property
    def left_out(self) -> int:
        """How many items were not made."""
        return sum(self._left_out.values())

    def choose(self, metafunc: pytest.Metafunc, keys: Collection[str]) -> Collection[str]:
        """The keys of a check's records that the run may ask for.

        There is at least one, so that pytest says what it finds.
        """
        if not self._is_known or not _is_ours_alone(metafunc) or not all(map(PLAIN_ID.fullmatch, keys)):
            return keys
        chosen = [*keys]
        try:
            for matches in filter(None, (self._by_id(metafunc), self._by_words(metafunc))):
                chosen = [*filter(matches, chosen)] or chosen[:1]
        except pytest.UsageError:  # likewise said by pytest, when all is collected
            return keys
        self._left_out[metafunc.definition.nodeid] = len(keys) - len(chosen)
        return chosen

    @cached_property
    def _is_known(self) -> bool:
        """Whether something is chosen at all, and by what is known here."""
        config = self.config
        hooks = [getattr(config.hook, name) for name in _HOOKS]
        return (
            bool(config.option.keyword.strip() or any("::" in arg for arg in config.args))
            and not any(config.getoption(name, default=None) for name in _OF_OLD_RUNS)
            and all(one.function.__module__.startswith(_KNOWN) for hook in hooks for one in hook.get_hookimpls())
        )

    def _by_words(self, metafunc: pytest.Metafunc) -> _Matches | None:
        """What `-k` says of an item of this function, by its key."""
        words, item = self.config.option.keyword.strip(), metafunc.definition
        if not words:
            return None
        try:
            expression = Expression.compile(words)
        except SyntaxError:  # which pytest tells of
            return None
        known = KeywordMatcher.from_item(item)

        def matches(key: str) -> bool:
            name = f"{item.name}[{key}]".lower()
            return expression.evaluate(lambda word, /, **rest: word.lower() in name or known(word, **rest))

        return matches

    def _by_id(self, metafunc: pytest.Metafunc) -> _Matches | None:
        """Whether an item of this function is named on the command line, where single ones are.

        By its key.
        """
        if self.config.option.pyargs:
            return None
        file, *names = metafunc.definition.nodeid.split("::")
        file = os.path.realpath(self.config.rootpath / file)
        wanted: set[str] = set()
        for path, parts, parameters in map(self._parted, self.config.args):
            if not parts and not Path(file).is_relative_to(path):
                continue
            if parts and (path != file or names[: len(parts)] != parts):
                continue
            if not parameters:
                return None
            wanted.add(parameters)
        return lambda key: f"[{key}]" in wanted

    def _parted(self, arg: str) -> tuple[str, list[str], str]:
        """What is asked for: a file or folder, a class or function in it, the parameters of that."""
        base, bracket, rest = arg.partition("[")
        path, *parts = base.split("::")
        return os.path.realpath(self.config.invocation_params.dir / path), parts, bracket + rest


def _is_ours_alone(metafunc: pytest.Metafunc) -> bool:
    """Whether nothing but a record makes the items of a function differ."""
    fixtures: Iterable[object] = [
        fixture.params
        for defined in metafunc.definition._fixtureinfo.name2fixturedefs.values()  # noqa: SLF001  # no other way tells it
        for fixture in defined
    ]
    return (
        next(metafunc.definition.iter_markers("parametrize"), None) is None
        and not any(hasattr(each, "pytest_generate_tests") for each in (metafunc.module, metafunc.cls))
        and not any(params is not None for params in fixtures)
    )
