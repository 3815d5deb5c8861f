"""A pytest plugin for benchmarks/page.py: the run as it is without the HTML report and the pictures."""

from __future__ import annotations

import sys
from types import ModuleType, SimpleNamespace
from typing import Any

import discrepant.report.html

none: dict[str, Any] = {
    "page": SimpleNamespace(render=lambda *_: ""),
    "pictures": SimpleNamespace(drawn=lambda *_: {}, is_ours=lambda _text: False),
}
for name, stand_in in none.items():
    module = ModuleType(f"discrepant.report.html.{name}")
    vars(module).update(vars(stand_in))
    sys.modules[module.__name__] = module
    setattr(discrepant.report.html, name, module)
