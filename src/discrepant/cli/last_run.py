"""What the last full run of the checks found, as its commands read it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from discrepant.cli.answering import refuse
from discrepant.errors import DiscrepantError
from discrepant.files.opening import UnfitFileError, read_file
from discrepant.files.writing import is_unfinished

if TYPE_CHECKING:
    from discrepant.report.model import Report

__all__ = ["LAST", "read_report"]

LAST = "reports/discrepancies.json"  # below the corpus root
_LARGEST = 200_000_000  # bytes


def read_report(path: Path) -> Report:
    """The report in a file.

    Where there is none that can be relied on, that is said and the command ends.
    """
    from discrepant.report.model import Report

    if is_unfinished(path.parent):
        what = f"{path} may not fit what is beside it: a run is writing there, or was stopped while it did"
        refuse(f"{what} (run `discrepant check` again)")
    try:
        return Report.from_json(read_file(path, _LARGEST))
    except DiscrepantError as error:
        refuse(type(error)(*(attrs.evolve(each, file=str(path)) for each in error.problems)))
    except UnfitFileError as error:
        refuse(error)
    except OSError as error:
        hint = " (run `discrepant check` to write it)" if path.name == Path(LAST).name else ""
        refuse(f"{path} cannot be read: {error.strerror or error}{hint}")
