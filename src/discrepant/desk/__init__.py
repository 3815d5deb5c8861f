"""Work on the records: what is wrong with them, drafts of new ones, and what nobody encoded."""
