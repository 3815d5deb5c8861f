"""What makes a finding the same one in the next run.

Its records may have moved to anywhere in their files.
"""

from __future__ import annotations

import json
from hashlib import sha256

from discrepant.compare.finding import Finding

__all__ = ["fingerprint"]

_LENGTH = 32  # hexadecimal digits


def fingerprint(finding: Finding) -> str:
    """A hash of the claim, the check, and the facts on each side with what they print.

    No line is in the hash.
    """
    sides = [(side.says, [(told.id, told.says) for told in side.facts]) for side in finding.sides]
    parts = json.dumps([finding.claim, finding.check, sides])
    return sha256(parts.encode()).hexdigest()[:_LENGTH]
