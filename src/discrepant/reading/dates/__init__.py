"""Printed dates to Readings.

The words and widths are data in dates.toml, the grammar stands in dates.lark.
"""

from discrepant.reading.dates.read import read_date

__all__ = ["read_date"]
