"""The report as one self-contained page: overview, claims, sources, and the sources against each other."""
