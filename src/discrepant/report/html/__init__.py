"""The report as one self-contained page.

It has an overview, the claims, the sources, and the sources against each other.
"""
