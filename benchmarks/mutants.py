"""Would the tests notice? Mutants of our code, drawn at random, against the tests of their layer and of both corpora.

    python benchmarks/mutants.py --sample 100 --seed 1 [--minutes 60] [--layer compare] [--write]

Mutants are made by the operators of cosmic-ray (extra `mutants`), one change each: a comparison, a number, a keyword, a
decorator, a loop that is never entered. A place in the code is drawn first, then a change there, so that operators with
many variants count no more than others. Left out are annotations, for nothing runs them, what Python does not compile
or warns of, which no test is needed for, and what changes only how fast we are or what we may do wrong ourselves: a
cache, `@overload`, `==` for `is`, `kw_only` and the star of a signature, `strict` of zip, the reload of a template, an
import for types alone. A mutant is killed where a test fails, or it takes three times as much of the processor as all
do without. The files of tests that name its module come first, then the quickest; what survives has had them all.
Survivors are printed as a diff, to become tests or to be seen as equal to what they were made of. With --write,
benchmarks/mutants.md has the score.

What a layer does may be tested where it is used, so what lives in its own tests is put to some of those above it, in a
quarter of a minute: the front door, the pictures of the gallery, the checks themselves. The desk, the commands, the
stories and the guides are not asked: they would take a minute or two for each survivor.
"""

from __future__ import annotations

import argparse
import math
import os
import random
import resource
import shutil
import subprocess
import sys
import time
import warnings
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import unified_diff
from importlib.util import cache_from_source
from itertools import islice, takewhile
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree as ET

import attrs
from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names

ROOT = Path(__file__).parents[1]
LAYERS = ("compare", "corpus", "reading", "report")
BOTH_CORPORA = ("tests/test_corpus_of_five.py", "tests/test_earthquake.py")
ABOVE = ("tests/test_front_door.py", "tests/test_gallery.py", "tests/checking")  # of all layers
_PATIENCE = 3  # times as much of the processor as without a mutant
_UNRUN = {"annassign": ":", "tfpdef": ":", "funcdef": "->"}  # behind which stands an annotation, which nothing runs


@attrs.frozen(kw_only=True)
class Mutant:
    """One change of one module, by a name of an operator and the number of its occurrence there."""

    module: Path
    line: int
    operator: str
    occurrence: int

    @property
    def layer(self) -> str:
        return self.module.relative_to(ROOT / "src/discrepant").parts[0]

    def code(self) -> str | None:
        """The module with the change."""
        return mutate_code(self.module.read_text("utf-8"), get_operator(self.operator)(), self.occurrence)


def mutants_of(module: Path) -> dict[object, list[Mutant]]:
    """All mutants of a module by the place that they change."""
    found: defaultdict[object, list[Mutant]] = defaultdict(list)
    tree = get_ast(module.read_text("utf-8"))
    for name in operator_names():
        operator_class = get_operator(name)
        if operator_class.arguments():
            continue
        operator = operator_class()
        places = ((node, place) for node in ast_nodes(tree) for place in operator.mutation_positions(node))
        for occurrence, (node, place) in enumerate(places):
            if not _is_annotation(node):
                mutant = Mutant(module=module, line=place[0][0], operator=name, occurrence=occurrence)
                found[module, place[0]].append(mutant)
    return found


def _is_annotation(node: object) -> bool:
    """Whether a node stands in an annotation, or below `if TYPE_CHECKING`."""
    while (parent := getattr(node, "parent", None)) is not None:
        at = parent.children.index(node)
        if at and getattr(parent.children[at - 1], "value", "") == _UNRUN.get(parent.type):
            return True
        if parent.type == "if_stmt" and parent.children[1].get_code().strip() == "TYPE_CHECKING":
            return True
        node = parent
    return False


def drawn(layers: Sequence[str], sample: int, seed: int) -> Iterator[Mutant]:
    """Mutants at places that are drawn among all of the layers."""
    draw = random.Random(seed)  # noqa: S311  # no secret
    modules = sorted(path for layer in layers for path in (ROOT / "src/discrepant" / layer).rglob("*.py"))
    places = [mutants for module in modules for mutants in mutants_of(module).values()]
    draw.shuffle(places)
    counted = (mutant for mutant in map(draw.choice, places) if not _behaves_alike(mutant))
    yield from islice(counted, sample)


def _behaves_alike(mutant: Mutant) -> bool:
    """Whether nothing that is right can be told by it: each with the reason, which always holds."""
    line = mutant.module.read_text("utf-8").split("\n")[mutant.line - 1].strip()
    _, _, operator = mutant.operator.partition("/")
    return (
        not _compiles(mutant)  # nobody could commit it
        or line in ("*,", "if TYPE_CHECKING:")  # a value may be given without its name; more is imported
        or (operator == "ReplaceFalseWithTrue" and "auto_reload=False" in line)  # a template of ours never changes
        or (line.startswith("@") and "cache" in line)  # there is none, or of another size: only slower
        or (operator == "RemoveDecorator" and line in ("@overload", "@abstractmethod"))  # what they stand on never runs
        # by identity we compare None, types and members of enums, which equal nothing but themselves
        or operator in ("ReplaceComparisonOperator_Is_Eq", "ReplaceComparisonOperator_IsNot_NotEq")
        or (operator == "ReplaceTrueWithFalse" and "kw_only=True" in line)  # a value may be made more freely
        or (operator == "ReplaceTrueWithFalse" and "strict=True" in line)  # zip need not see that our lists match
    )


def _compiles(mutant: Mutant) -> bool:
    """Whether Python takes the module without an error or a warning."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            compile(mutant.code() or "", mutant.module, "exec")
        except (SyntaxError, SyntaxWarning):
            return False
    return True


@attrs.frozen(kw_only=True)
class Tests:
    """The files of tests that are to notice the mutants of one layer, or of any, and what they cost without one."""

    files: tuple[Path, ...]  # the quickest first
    seconds: float  # of the processor, all of them

    @classmethod
    def of(cls, names: Sequence[str], source: Path) -> Tests:
        """Run them all, of these files and folders, on a sound copy of the package."""
        paths = [ROOT / name for name in names]
        files = [file for path in paths for file in ([path] if path.is_file() else path.rglob("test_*.py"))]
        with TemporaryDirectory() as folder:
            told = Path(folder) / "times.xml"
            began = _seconds_of_children()
            if not run(files, source, None, f"--junitxml={told}", "--override-ini=junit_family=xunit1"):
                sys.exit(f"of {', '.join(names)} some fail without a mutant")
            seconds = _seconds_of_children() - began
            cost: Counter[Path] = Counter()
            for case in ET.parse(told).iter("testcase"):  # noqa: S314  # pytest wrote it
                cost[ROOT / case.attrib["file"]] += float(case.attrib["time"])
        return cls(files=tuple(sorted(files, key=lambda file: (cost[file], file))), seconds=seconds)

    def likely_and_others(self, module: Path) -> tuple[list[Path], list[Path]]:
        """Those that have the module's name, or name it, or else that of its folder; and the rest."""
        named, folder = ".".join(module.relative_to(ROOT / "src").with_suffix("").parts), module.parent.name
        likely = [file for file in self.files if module.stem in file.stem or named in file.read_text("utf-8")]
        if not likely and folder not in LAYERS:
            likely = [file for file in self.files if folder in (file.parent.name, file.stem.removeprefix("test_"))]
        return likely, [file for file in self.files if file not in likely]


def _seconds_of_children() -> float:
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime


def run(files: Sequence[Path], source: Path, patience: float | None, *options: str) -> bool:
    """Whether these tests pass on a copy of the package, in so many seconds of the processor.

    Without a mutant, what is kept between runs is kept: modules as bytecode, tables of grammars, templates.
    """
    keys = {"PYTHONPATH": str(source), "CI": "1", "PYTHONDONTWRITEBYTECODE": "" if patience is None else "1"}
    # the plugin is loaded from the copy, too, whatever is installed; why a test fails is not asked
    off = (option for plugin in ("cacheprovider", "benchmark") for option in ("-p", f"no:{plugin}"))
    quick = ("-x", "-q", "-n", "0", *off, "--assert=plain", "--tb=no", "--hypothesis-profile=unshrunk")
    limit = () if patience is None else ("prlimit", f"--cpu={math.ceil(patience)}")
    command = (*limit, sys.executable, "-m", "pytest", *quick, *options, *map(str, files))
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, **keys}, capture_output=True, check=False)
    return done.returncode == 0


def put(code: str, place: Path) -> None:
    """Put a module into the copy, and away what was kept of it; what keeps things itself finds none."""
    place.write_text(code, "utf-8")
    Path(cache_from_source(place)).unlink(missing_ok=True)
    if "__pycache__" in code or "kept_beside" in code:
        for kept in place.parent.rglob("__pycache__"):
            shutil.rmtree(kept)


def survivors(mutants: Iterable[Mutant]) -> Iterator[tuple[Mutant, str, bool]]:
    """Each mutant with its diff, and whether it survived."""
    with TemporaryDirectory() as folder:
        source = Path(folder) / "src"
        (Path(folder) / "checks").symlink_to(ROOT / "checks")  # which a new corpus takes along
        shutil.copytree(ROOT / "src/discrepant", source / "discrepant", ignore=shutil.ignore_patterns("__pycache__"))
        tests: dict[tuple[str, ...], Tests] = {}
        for mutant in mutants:
            sound, code = mutant.module.read_text("utf-8"), mutant.code()
            if code is None or code == sound:
                continue
            of_layer = (f"tests/{mutant.layer}", *BOTH_CORPORA)
            asked, above = (tests.get(of) or Tests.of(of, source) for of in (of_layer, ABOVE))
            tests |= {of_layer: asked, ABOVE: above}
            place = source / mutant.module.relative_to(ROOT / "src")
            put(code, place)
            parts = [(files, asked.seconds) for files in asked.likely_and_others(mutant.module) if files]
            parts.append(([*above.files], above.seconds))
            survived = all(run(files, source, _PATIENCE * seconds) for files, seconds in parts)
            put(sound, place)
            name = mutant.module.relative_to(ROOT).as_posix()
            yield (
                mutant,
                "\n".join(unified_diff(sound.split("\n"), code.split("\n"), name, name, lineterm="", n=0)),
                survived,
            )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sample", type=int, default=100)
    parser.add_argument("--minutes", type=float, default=math.inf, help="after which no further one is tried")
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))  # noqa: S311  # printed, so that it can be had again
    parser.add_argument("--layer", choices=LAYERS, action="append")
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    layers = asked.layer or LAYERS
    tried: defaultdict[str, list[bool]] = defaultdict(list)
    until = time.monotonic() + 60 * asked.minutes
    mutants = takewhile(lambda _: time.monotonic() < until, [*drawn(layers, asked.sample, asked.seed)])
    for mutant, diff, survived in survivors(mutants):
        tried[mutant.layer].append(survived)
        print(
            "survived" if survived else "killed",
            f"{mutant.module.relative_to(ROOT)}:{mutant.line}",
            mutant.operator,
            flush=True,
        )
        if survived:
            print(diff, flush=True)
    lines = _score(tried, asked.seed)
    print("\n".join(lines))
    if asked.write:
        (Path(__file__).parent / "mutants.md").write_text("\n".join(lines) + "\n", "utf-8")


def _score(tried: Mapping[str, Sequence[bool]], seed: int) -> list[str]:
    every = [survived for each in tried.values() for survived in each]
    rows = [*sorted(tried.items()), ("all", every)]
    return [
        "# Would the tests notice?",
        "",
        f"`python benchmarks/mutants.py --sample {len(every)} --seed {seed}`: of the mutants of each layer, those that",
        "its tests, those of both corpora or some of those above kill.",
        "",
        "| layer | mutants | killed | |",
        "|---|---|---|---|",
        *(
            f"| {layer} | {len(each)} | {each.count(False)} | {100 * each.count(False) // len(each)} % |"
            for layer, each in rows
            if each
        ),
    ]


if __name__ == "__main__":
    main()
