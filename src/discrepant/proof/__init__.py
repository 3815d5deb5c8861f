"""A reporter's own copy against the records: each figure, quotation and post with its status."""
