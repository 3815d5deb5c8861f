"""Runs with `--changed`, without items that would end as they did when all checks ran.

What all that ran hung on is kept after each run of all checks, and what failed in it. A check is known here where its
file is the one that the package has, and was when all ran; all others run, as do those that look at more than a claim
or a fact. So the run ends as one of all checks would.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import suppress
from datetime import date, datetime
from functools import cache, cached_property
from hashlib import sha256
from pathlib import Path

import attrs
import pytest

from discrepant.checking.changes import Fingerprints
from discrepant.checking.run import Ran
from discrepant.compare.sentences import listed
from discrepant.compare.verdict import Verdict
from discrepant.corpus.model import Corpus
from discrepant.files.kept import Kept
from discrepant.files.own_code import code_of
from discrepant.pytest.items import file_of

__all__ = ["Changed"]

_BESIDE = ("attrs", "babel", "cattrs", "edtf", "lark", "pint", "pytest", "rapidfuzz", "z3-solver")  # what else decides
_OF_ONE = ("claim", "fact")  # records of which a check of the package looks at nothing else that could change


@attrs.frozen(kw_only=True)
class _Before:
    """The last run of all checks: when it was and what it hung on.

    It has the files of the checks that are the package's, and the ids of the items that failed.
    """

    at: str
    prints: Fingerprints
    checks: frozenset[str]
    failed: frozenset[str]

    @classmethod
    def from_plain(cls, plain: object) -> _Before:
        """The same from what was kept; a TypeError, ValueError or LookupError where it is none of ours."""
        if not isinstance(plain, dict) or not isinstance(plain["at"], str):
            raise TypeError("a time is a text")
        checks, failed = (frozenset(plain[name]) for name in ("checks", "failed"))
        return cls(at=plain["at"], prints=Fingerprints.from_plain(plain["prints"]), checks=checks, failed=failed)


class Changed:
    """What changed in a corpus since the last run of all checks."""

    def __init__(self, config: pytest.Config, root: Path, corpus: Corpus, fails_on: Verdict) -> None:
        self.config, self.corpus, self.fails_on = config, corpus, fails_on
        self._kept = Kept("runs")
        self._key = sha256(f"{root.absolute()}\0{config.rootpath}".encode("utf-8", "surrogatepass")).hexdigest()
        self._is_packaged = cache(_is_packaged)  # in this run, for the next one may find another file
        self.left_out = 0  # items

    @cached_property
    def why_all(self) -> str | None:
        """Why all checks run where less was asked for; None where less runs, or all was asked for."""
        if not self.config.getoption("changed"):
            return None
        if self._before is None:
            return "no run of all checks is kept"
        changed = [*self._changes.common]
        return f"{listed(changed)} changed since {self._before.at}" if changed else None

    @property
    def since(self) -> str:
        """When all checks ran, where only what changed since runs; else empty."""
        return self._before.at if self._before and self._is_on else ""

    @property
    def _is_on(self) -> bool:
        return bool(self.config.getoption("changed")) and self.why_all is None

    @cached_property
    def _before(self) -> _Before | None:
        with suppress(TypeError, ValueError, LookupError):  # what is none of ours is as good as nothing
            return _Before.from_plain(self._kept.get(self._key))
        return None

    @cached_property
    def _prints(self) -> Fingerprints:
        common = {
            "this package": code_of("discrepant", *_BESIDE),
            "what fails a check": f"{self.fails_on} {self.config.getoption('runxfail', default=False)}",
            "conftest.py or the settings": self._settings(),
        }
        return Fingerprints.of(self.corpus, date.today(), **common)  # noqa: DTZ011  # as findings are settled

    @cached_property
    def _changes(self) -> Fingerprints:
        assert self._before is not None  # noqa: S101  # for it is asked only where less runs
        return self._prints.changed_since(self._before.prints)

    def among(self, metafunc: pytest.Metafunc, what: str, keys: Collection[str]) -> Collection[str]:
        """The keys of those records that a check is to look at, in their order."""
        if not self._is_on or what not in _OF_ONE or not self._is_known(metafunc.definition):
            return keys
        changed = self._changes.claims if what == "claim" else self._changes.facts
        failed = self._failed(metafunc.definition.nodeid)
        if not failed <= {*keys}:  # an item that has another name than its record's, as one that is repeated
            return keys
        chosen = [key for key in keys if key in changed or key in failed]
        self.left_out += len(keys) - len(chosen)
        return chosen

    def _is_known(self, item: pytest.Item) -> bool:
        assert self._before is not None  # noqa: S101  # likewise
        return file_of(item.nodeid) in self._before.checks and self._is_packaged(item.path)

    def _failed(self, function: str) -> set[str]:
        """By what the items of a function are told apart that failed when all ran."""
        assert self._before is not None  # noqa: S101  # likewise
        named = (item.removeprefix(f"{function}[") for item in self._before.failed if item.startswith(f"{function}["))
        return {name.removesuffix("]") for name in named}

    def keep(self, ran: Collection[Ran]) -> None:
        """Keep what a run of all checks hung on."""
        if not (self._kept.is_on and self._prints.common["this package"]):
            return
        at = datetime.now().astimezone().strftime("%Y-%m-%d %H:%M")
        files = {file_of(one.item) for one in ran}
        told = {
            "at": at,
            "prints": self._prints.as_plain(),
            "checks": sorted(file for file in files if self._is_packaged(self.config.rootpath / file)),
            "failed": sorted({one.item for one in ran if one.failed}),
        }
        self._kept.put(self._key, told)

    def _settings(self) -> str:
        """A hash of what else may have a hand in how checks run: settings, each conftest.py, and plugins."""
        told = sha256()
        for path in sorted(self._files()):
            told.update(f"\0{path.as_posix()}\0".encode("utf-8", "surrogatepass"))
            with suppress(OSError):
                told.update(path.read_bytes())
        plugins = {
            f"{each.project_name} {each.version}" for _, each in self.config.pluginmanager.list_plugin_distinfo()
        }
        told.update("\0".join(sorted(plugins)).encode())
        return told.hexdigest()[:32]

    def _files(self) -> Iterator[Path]:
        root = self.config.rootpath
        yield from filter(None, [self.config.inipath])
        yield from (folder / "conftest.py" for folder in (root, *root.parents))
        yield from (root / "checks").rglob("conftest.py")


def _is_packaged(path: Path) -> bool:
    """Whether a file is a check as the package has it."""
    text = _packaged().get(path.name)
    try:
        return text is not None and path.read_bytes() == text.encode()
    except OSError:
        return False


@cache
def _packaged() -> dict[str, str]:
    from discrepant.desk.new_corpus import packaged_checks  # noqa: PLC0415  # which most runs do without

    return packaged_checks()
