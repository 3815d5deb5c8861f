"""The records of a desk: TOML files to a Corpus, or to every error at once."""
