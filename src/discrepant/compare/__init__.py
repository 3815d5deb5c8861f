"""Facts of one claim to verdicts, a module a kind; called as a function, the verdict on two printed values.

`discrepant.compare` has to be both this folder, from which checks import `quantities` and its like, and the function:
an import of any module in it would put the folder in the function's place. So the folder can be called.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from discrepant.compare.printed import ReadingsCompared
    from discrepant.reading.guess import Day


class _Compare(ModuleType):
    """This folder, which can be called, and sent to another process as the functions beside it can."""

    def __call__(  # noqa: PLR0913  # as the function has it
        self,
        a: str,
        b: str,
        *,
        kind: str | None = None,
        nature: str = "constant",
        on: tuple[Day, Day] | None = None,
        unit: str | None = None,
        language: str = "en",
    ) -> ReadingsCompared:
        """The verdict on two printed values: see `discrepant.compare.printed.compare`."""
        from discrepant.compare.printed import compare  # noqa: PLC0415  # a check needs none of it

        return compare(a, b, kind=kind, nature=nature, on=on, unit=unit, language=language)

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return import_module, (self.__name__,)


sys.modules[__name__].__class__ = _Compare
