"""What a run showed, as data, and one function a format that renders it."""
