"""Files, other than the engines' tables: the one way to open one that is not ours, and to write one."""
