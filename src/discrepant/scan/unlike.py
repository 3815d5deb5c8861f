"""Claims of a table in units that do not measure the same, such as GW and GWh."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from discrepant.compare.two_units import sort_of
from discrepant.reading.model import Quantity
from discrepant.scan.columns import Columns, Form
from discrepant.scan.engine import Engine, Row
from discrepant.scan.found import kind_of
from discrepant.scan.settings import ScanSettings

__all__ = ["has_unlike"]

_SORTS = dict.fromkeys(("kind", "unit", "family", "sort"), "string")


def has_unlike(columns: Columns, asked: ScanSettings, engine: Engine) -> bool:
    """Whether units of the view `told` may be unlike.

    The table `sorts` then has what each of them measures. Only names of units that are known can be unlike:
    nobody can tell of others what they measure.
    """
    if columns.form is not Form.SAYS and "unit" not in columns:
        return False
    told = engine.rows("select distinct coalesce(kind, ''), coalesce(unit, '') from told order by 1, 2")
    sorts = list(_sorts(told, columns, asked))
    families = {(family, sort) for _, _, family, sort in sorts}
    if len(families) == len({family for family, _ in families}):
        return False
    engine.put("sorts", _SORTS, sorts)
    return True


def _sorts(told: Iterable[Row], columns: Columns, asked: ScanSettings) -> Iterator[Row]:
    for kind, unit in told:
        quantity = Quantity(kind) if kind else kind_of(columns, asked)
        sort = sort_of(quantity, unit or asked.unit)
        if sort is not None:  # a share is a measure in percent
            yield kind, unit, str(Quantity.MEASURE if quantity is Quantity.SHARE else quantity), sort
