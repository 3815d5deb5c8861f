"""TOML, whatever it holds.

Tables become values of exact types, the lines they stand on are known, and text is written as TOML.
"""
