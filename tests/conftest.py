"""What holds for all tests."""

from hypothesis import settings

pytest_plugins = ["pytester"]

# a busy machine is no fault of the code
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")
