"""What holds for all tests."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, Phase, settings

import discrepant.pytest.items  # noqa: F401  # or a run within a run would have a StrainedWarning of its own
from discrepant.reading.reader import faults

pytest_plugins = ["pytester", *(["soak"] if "SOAK_SECONDS" in os.environ else [])]

os.environ["DISCREPANT_PROGRESS"] = "off"  # a busy machine says how far a scan is, and an idle one does not
os.environ["DISCREPANT_CACHE"] = "off"  # what a run of the tests says of the code is not what an earlier one kept

# a busy machine is no fault of the code; what CI says of a change must not depend on the draw
settings.register_profile(
    "patient", deadline=None, derandomize="CI" in os.environ, suppress_health_check=[HealthCheck.too_slow]
)
# where it is enough to know whether a property holds: benchmarks/mutants.py
settings.register_profile("unshrunk", settings.get_profile("patient"), phases=[Phase.explicit, Phase.generate])
settings.load_profile("patient")


@pytest.fixture(autouse=True)
def _no_fault_of_the_reader() -> Iterator[None]:
    """A fault is shown to users as a refusal; here it fails the test that met it."""
    faults.clear()
    yield
    assert not faults, "\n".join(faults)
