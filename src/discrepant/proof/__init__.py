"""A reporter's own copy against the records, mention by mention."""
