"""The command line, one module a command."""

from discrepant.cli.group import main

__all__ = ["main"]
