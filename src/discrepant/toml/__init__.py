"""TOML, whatever it holds: tables to values of exact types, the lines they stand on, and text written as TOML."""
