"""The same questions of a table of any size, in SQL, on an engine."""
