"""Files: the one way to open one that is not ours, and to write one.

Tables of a scan are the exception: its engine reads them itself.
"""
