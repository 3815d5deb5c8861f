"""The desk: a local page on which articles are encoded with the mouse.

The record files stay the only truth.
"""
