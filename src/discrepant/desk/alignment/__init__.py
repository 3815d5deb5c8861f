"""Alignment: which mentions of several texts tell one thing, by what is said around them."""
