"""The records as a spreadsheet, and a spreadsheet back into the records.

The records stay the truth: what a sheet says is looked at as lint does, and then put into them.
"""
