"""What makes checks of tests: the plugin, its items, and the report at the end of a run."""
