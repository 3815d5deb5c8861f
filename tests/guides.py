"""The guides of docs/guides as their readers work through them: files written, commands run, one after the other."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import attrs

__all__ = ["Step", "steps", "work_through"]

FENCE = re.compile(r"(?:^([^\n]*)\n\n)?^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
FILE = re.compile(r"`([\w./-]+)`:$")  # "Write this to `facts/claims.toml`:"
ADDED = re.compile(r"[Aa]dd .*`([\w./-]+)`:$")  # "Add this to the end of `facts/claims.toml`:"
# the last two words of a line that installs something, which is done already
INSTALLS = re.compile(r"(uv tool|pip|pipx) install ")


@attrs.frozen
class Step:
    """A block of a guide: a file, if it has a name, else commands, each with what is shown below it."""

    name: str | None
    text: str
    added: bool = False

    @property
    def commands(self) -> Iterator[tuple[str, str]]:
        """Each command, and what the page shows of its answer."""
        for part in re.split(r"^\$ ", self.text, flags=re.MULTILINE)[1:]:
            command, _, shown = part.partition("\n")
            yield command, shown


def steps(page: str) -> Iterator[Step]:
    """All that a reader is to do. A file's name ends the line before its block; `sh` and `console` are commands."""
    for before, language, text in FENCE.findall(page):
        if language == "sh":
            yield Step(None, "".join(f"$ {line}\n" for line in text.splitlines()))
        elif language == "console":
            yield Step(None, text)
        elif found := FILE.search(before):
            yield Step(found[1], text, added=ADDED.search(before) is not None)


def is_shown(shown: str, printed: str) -> bool:
    """Whether a program printed what a page shows; … stands there for anything on its line, or alone for any lines."""
    wanted, got = shown.splitlines(), printed.splitlines()
    # the numbers of lines of `got` that what has been looked at so far may end before
    ends = {0}
    for line in wanted:
        if line == "…":
            ends = set(range(min(ends), len(got) + 1)) if ends else ends
        else:
            like = re.compile(re.escape(line).replace("…", ".*"))
            ends = {end + 1 for end in ends if end < len(got) and like.fullmatch(got[end])}
    return len(got) in ends


def work_through(page: str, folder: Path) -> int:
    """Do all steps in a folder; an AssertionError tells of the first that came out otherwise. How many commands ran."""
    here, count = folder, 0
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "COV", "CI"))}
    programs = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environ = {**kept, "PATH": programs, "PYTEST_ADDOPTS": "-p no:hypothesispytest -p no:benchmark", "COLUMNS": "80"}
    for step in steps(page):
        if step.name is not None:
            path = here / step.name
            path.parent.mkdir(parents=True, exist_ok=True)
            old = path.read_text("utf-8") if step.added else ""
            path.write_text(f"{old}\n{step.text}" if old else step.text, "utf-8")
            continue
        for command, shown in step.commands:
            if INSTALLS.match(command):
                continue
            if command.startswith("cd "):
                here = (here / command.removeprefix("cd ")).resolve()
                continue
            done = subprocess.run(
                ("bash", "-c", command), cwd=here, env=environ, capture_output=True, text=True, check=False
            )
            printed = done.stdout + done.stderr
            count += 1
            # that something was found is no failure where the page shows what
            assert done.returncode == 0 or (done.returncode == 1 and shown), f"{command}\n{printed}"
            assert not shown or is_shown(shown, printed), f"{command}\n--- shown\n{shown}\n--- printed\n{printed}"
    return count
