"""What holds for all tests."""

import os

from hypothesis import settings

pytest_plugins = ["pytester"]

# a busy machine is no fault of the code; what CI says of a change must not depend on the draw
settings.register_profile("patient", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("patient")
