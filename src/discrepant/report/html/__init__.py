"""The report as one self-contained page.

Overview, claims, sources, and the sources against each other.
"""
