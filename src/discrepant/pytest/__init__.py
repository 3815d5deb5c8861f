"""What makes checks of tests: the plugin, the items that it makes, and the report at the end of a run."""
