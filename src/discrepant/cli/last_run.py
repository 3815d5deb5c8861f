"""What the last full run of the checks found, as its commands read it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from discrepant.cli.answering import refuse
from discrepant.errors import DiscrepantError

if TYPE_CHECKING:
    from discrepant.report.model import Report

__all__ = ["LAST", "read_report"]

LAST = "reports/discrepancies.json"  # below the corpus root


def read_report(path: Path) -> Report:
    """The report in a file; where there is none, that is said and the command ends."""
    from discrepant.report.model import Report

    try:
        return Report.from_json(path.read_bytes())
    except DiscrepantError as error:
        refuse(f"{path}: {error}")
    except OSError as error:
        refuse(f"{path} cannot be read: {error.strerror or error} (run `discrepant check` to write it)")
