"""Work on the records: what is wrong with them, drafts of new ones, what nobody encoded."""
