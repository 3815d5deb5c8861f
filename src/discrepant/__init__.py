"""Discrepant: pytest for facts. Where do sources disagree, by how much, and can it be explained?"""

__all__ = ["__version__"]

__version__ = "0.1.0"
