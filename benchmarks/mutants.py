"""Would the tests notice? Mutants of our code, drawn at random, against the tests that come by them.

    python benchmarks/mutants.py --sample 100 --seed 1 [--minutes 60] [--layer compare] [--write]
    python benchmarks/mutants.py --module reading/guess.py

Mutants are made by the operators of cosmic-ray (extra `mutants`), one change each: a comparison, a number, a keyword, a
decorator, a loop that is never entered. A place in the code is drawn first, then a change there, so that operators with
many variants count no more than others. Left out are annotations, for nothing runs them, what Python does not compile
or warns of, which no test is needed for, and what changes only how fast we are or what we may do wrong ourselves: a
cache and its size, `@overload`, `==` for `is`, `kw_only` and the star of a signature, `strict` of zip, the reload of a
template, an import for types alone. A mutant is put to the tests that come by its statement, as a run without it has
shown, in files that name its module first, then the quickest; and then to the quickest that come by its module, for
what a function has kept may be of the statement, too. Where it runs as its module is imported, or in a function that
keeps its answers, it is put to all that come by the module, or to all there are if that keeps answers. It is killed
where a test fails, or they take three times as much of the processor as without it. Survivors are printed as a diff, to
become tests, or to be put down in equivalents.toml where nothing changes by them: they are tried all the same, but are
no part of the share that is killed. With --write, benchmarks/mutants.md has the score.

What a layer does may be tested where it is used, so beside its own tests some of those above it are asked: the front
door, the pictures of the gallery, the checks themselves. The desk, the commands, the stories and the guides are not.
"""

from __future__ import annotations

import argparse
import ast
import json
import math
import os
import random
import shutil
import subprocess
import sys
import time
import tomllib
import warnings
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from difflib import unified_diff
from importlib.util import cache_from_source
from itertools import accumulate, islice, takewhile
from pathlib import Path
from tempfile import TemporaryDirectory

import attrs
import pytest
from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names
from coverage import CoverageData

ROOT = Path(__file__).parents[1]
LAYERS = ("compare", "corpus", "reading", "report")
EQUIVALENTS = Path(__file__).with_name("equivalents.toml")
ABOVE = (  # of all layers
    "tests/test_corpus_of_five.py",
    "tests/test_earthquake.py",
    "tests/test_front_door.py",
    "tests/test_gallery.py",
    "tests/checking",
)
_PATIENCE = 3  # times as much of the processor as without a mutant, with every line counted
_MORE = 20  # seconds of those that come by the module of a mutant, and not by its statement
_START = 60  # seconds of a processor to collect tests, at most
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


def drawn(modules: Iterable[Path], sample: int, seed: int) -> Iterator[Mutant]:
    """Mutants at places that are drawn among all of the modules."""
    draw = random.Random(seed)  # noqa: S311  # no secret
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
        # the same, for so stands only that star
        or (operator == "ReplaceBinaryOperator_Mul_Div" and (", *, " in line or "(*, " in line))
        or (operator == "ReplaceFalseWithTrue" and "auto_reload=False" in line)  # a template of ours never changes
        # there is no cache, or one of another size: only slower
        or (line.startswith("@") and "cache" in line)
        or line.startswith("_REMEMBERED = ")
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
    """The tests that are to notice the mutants of one layer: what each costs, and which lines it comes by."""

    seconds: Mapping[str, float]  # by the id of a test
    lines: Mapping[Path, Mapping[int, Collection[str]]]  # the ids of those that come by a line of a module

    @classmethod
    def of(cls, layer: str, source: Path) -> Tests:
        """Run them all on a sound copy of the package, and see where they come by."""
        with TemporaryDirectory() as folder:
            settings, told, seen = (Path(folder) / name for name in ("coveragerc", "seconds.json", "seen"))
            settings.write_text(f"[run]\nsource = {source / 'discrepant' / layer}\ndata_file = {seen}\n", "utf-8")
            measured = (sys.executable, "-m", "coverage", "run", f"--rcfile={settings}", "-m")
            files = [ROOT / f"tests/{layer}", *(ROOT / name for name in ABOVE)]
            if not run(files, source, before=measured, keys={"TOLD": str(told)}):
                sys.exit(f"of the tests for {layer} some fail without a mutant")
            data = CoverageData(str(seen))
            data.read()
            lines = {
                ROOT / "src" / Path(file).relative_to(source): data.contexts_by_lineno(file)
                for file in data.measured_files()
            }
            return cls(seconds=json.loads(told.read_text("utf-8")), lines=lines)

    def coming_by(self, mutant: Mutant) -> list[str]:
        """Those that come by the statement of a mutant, and then the quickest of those that come by its module.

        Those whose file has the module's name, or names it, come first of each, then the quickest. What another
        function has kept may come from the statement, too, and shows in the others; where the statement runs as its
        module is imported, they are all that come by it. By a module that keeps answers only the first test comes that
        asks for them, so that there they are all tests.
        """
        lines = self.lines.get(mutant.module, {})
        stands = set(_statement(mutant))
        by = {name for line, names in lines.items() if line in stands for name in names} - {""}
        around = {name for names in lines.values() for name in names} - {"", *by}
        if not around or (not by and "cache" in mutant.module.read_text("utf-8")):
            around = {*self.seconds} - by
        more = sorted(around, key=lambda name: (self.seconds[name], name))
        seconds = accumulate(self.seconds[name] for name in more)
        if by:
            more = [name for name, until in zip(more, seconds, strict=True) if until < _MORE]
        named = ".".join(mutant.module.relative_to(ROOT / "src").with_suffix("").parts)
        files = {file: (ROOT / file).read_text("utf-8") for file in map(_file, {*by, *more})}
        likely = {file for file, text in files.items() if mutant.module.stem in file or named in text}
        return [
            *sorted(by, key=lambda name: (_file(name) not in likely, self.seconds[name], name)),
            *sorted(more, key=lambda name: (_file(name) not in likely, self.seconds[name], name)),
        ]


def _file(name: str) -> str:
    return name.partition("::")[0]


def _statement(mutant: Mutant) -> range:
    """The lines of the innermost statement at a mutant: of `if` and its like the head, of a definition all.

    There are none where a function keeps its answers or a module is imported: only the first test comes by.
    """
    tree = ast.parse(mutant.module.read_text("utf-8"))
    around = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.stmt) and node.lineno <= mutant.line <= (node.end_lineno or node.lineno)
    ]
    kept = (decorator for node in around for decorator in getattr(node, "decorator_list", ()))
    is_called = any(isinstance(node, ast.FunctionDef) for node in around)
    if not is_called or any("cache" in ast.unparse(decorator) for decorator in kept):
        return range(0)
    last = max(around, key=lambda node: node.lineno)
    is_definition = isinstance(last, ast.FunctionDef | ast.ClassDef)
    body = [] if is_definition else getattr(last, "body", [])
    return range(last.lineno, body[0].lineno if body else (last.end_lineno or last.lineno) + 1)


def run(files: Iterable[Path], source: Path, *, before: Sequence[str], keys: Mapping[str, str] = {}) -> bool:
    """Whether the tests of these files pass on a copy of the package; `before` stands before the name of pytest."""
    told = {"PYTHONPATH": os.pathsep.join([str(source), str(Path(__file__).parent)]), "CI": "1"}
    # the plugin is loaded from the copy, too, whatever is installed; why a test fails is not asked
    off = (option for plugin in ("cacheprovider", "benchmark") for option in ("-p", f"no:{plugin}"))
    quick = (
        "-p",
        "covering",
        "-x",
        "-q",
        "-n",
        "0",
        *off,
        "--assert=plain",
        "--tb=no",
        "--hypothesis-profile=unshrunk",
    )
    command = (*before, "pytest", "-p", "covering", *quick, *map(str, files))
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, **told, **keys}, capture_output=True, check=False)
    if done.returncode == pytest.ExitCode.NO_TESTS_COLLECTED:
        sys.exit(f"no test has run: {done.stdout.decode()}")
    return done.returncode == 0


def notice(tests: Tests, names: Sequence[str], source: Path) -> bool:
    """Whether one of these tests fails on a copy with a mutant, or they take too much of the processor."""
    limit = math.ceil(_START + _PATIENCE * sum(tests.seconds[name] for name in names))
    with TemporaryDirectory() as folder:
        chosen = Path(folder) / "chosen"
        chosen.write_text("\n".join(names), "utf-8")
        # nothing is kept between runs: no bytecode, tables of grammars or templates of a mutant
        keys = {"CHOSEN": str(chosen), "PYTHONDONTWRITEBYTECODE": "1"}
        files = {ROOT / _file(name): None for name in names}
        before = ("prlimit", f"--cpu={limit}", sys.executable, "-m")
        return not run(files, source, before=before, keys=keys)


def put(code: str, place: Path) -> None:
    """Put a module into the copy, and away what was kept of it; what keeps things itself finds none."""
    place.write_text(code, "utf-8")
    Path(cache_from_source(place)).unlink(missing_ok=True)
    if "__pycache__" in code or "kept_beside" in code:
        for kept in place.parent.rglob("__pycache__"):
            shutil.rmtree(kept)


def judged(mutants: Iterable[Mutant]) -> Iterator[tuple[Mutant, str, str]]:
    """Each mutant with its diff, and whether it was killed, survived, or is equivalent to what it was made of."""
    equivalents = known_equivalents()
    with TemporaryDirectory() as folder:
        source = Path(folder) / "src"
        (Path(folder) / "checks").symlink_to(ROOT / "checks")  # which a new corpus takes along
        shutil.copytree(ROOT / "src/discrepant", source / "discrepant", ignore=shutil.ignore_patterns("__pycache__"))
        tests: dict[str, Tests] = {}
        for mutant in mutants:
            sound, code = mutant.module.read_text("utf-8"), mutant.code()
            if code is None or code == sound:
                continue
            if mutant.layer not in tests:
                tests[mutant.layer] = Tests.of(mutant.layer, source)
            asked = tests[mutant.layer]
            place = source / mutant.module.relative_to(ROOT / "src")
            put(code, place)
            killed = notice(asked, asked.coming_by(mutant), source)
            put(sound, place)
            name = mutant.module.relative_to(ROOT).as_posix()
            diff = [*unified_diff(sound.split("\n"), code.split("\n"), name, name, lineterm="", n=0)]
            is_known = _change(mutant.module, diff) in equivalents
            yield mutant, "\n".join(diff), "killed" if killed else "equivalent" if is_known else "survived"


_Change = tuple[str, str, str]  # a module, its changed lines without the blanks around, and what they became


def known_equivalents() -> Collection[_Change]:
    """The changes that are known to change nothing."""
    listed = tomllib.loads(EQUIVALENTS.read_text("utf-8"))["equivalent"]
    return {(each["module"], each["was"].strip(), each["becomes"].strip()) for each in listed}


def _change(module: Path, diff: Sequence[str]) -> _Change:
    was, becomes = (
        "\n".join(line[1:].strip() for line in diff[2:] if line.startswith(sign)).strip() for sign in ("-", "+")
    )
    return module.relative_to(ROOT / "src/discrepant").as_posix(), was, becomes


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sample", type=int, default=100)
    parser.add_argument("--minutes", type=float, default=math.inf, help="after which no further one is tried")
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))  # noqa: S311  # printed, so that it can be had again
    parser.add_argument("--layer", choices=LAYERS, action="append")
    parser.add_argument("--module", type=(ROOT / "src/discrepant").joinpath, action="append")
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    layers = ((ROOT / "src/discrepant" / layer).rglob("*.py") for layer in asked.layer or LAYERS)
    modules = asked.module or sorted(path for layer in layers for path in layer)
    tried: defaultdict[str, Counter[str]] = defaultdict(Counter)
    until = time.monotonic() + 60 * asked.minutes
    mutants = takewhile(lambda _: time.monotonic() < until, [*drawn(modules, asked.sample, asked.seed)])
    for mutant, diff, judgement in judged(mutants):
        tried[mutant.layer][judgement] += 1
        print(judgement, f"{mutant.module.relative_to(ROOT)}:{mutant.line}", mutant.operator, flush=True)
        if judgement == "survived":
            print(diff, flush=True)
    lines = _score(tried, asked.seed, asked.layer or ())
    print("\n".join(lines))
    if asked.write:
        (Path(__file__).parent / "mutants.md").write_text("\n".join(lines) + "\n", "utf-8")


def _score(tried: Mapping[str, Counter[str]], seed: int, layers: Collection[str]) -> list[str]:
    every = sum(tried.values(), Counter())
    of = "".join(f" --layer {layer}" for layer in layers)
    call = f"python benchmarks/mutants.py --sample {every.total()} --seed {seed}{of}"
    return [
        "# Would the tests notice?",
        "",
        f"`{call}`: of the mutants of each layer, those that",
        "its tests, those of both corpora or some of those above kill that come by the changed statement; and those",
        "that live although nothing changes by them, each with why in [equivalents.toml](equivalents.toml), which are",
        "no part of the share.",
        "",
        "| layer | mutants | killed | equivalent | killed of the others |",
        "|---|---|---|---|---|",
        *(
            f"| {layer} | {each.total()} | {each['killed']} | {each['equivalent']} | {_share(each)} |"
            for layer, each in [*sorted(tried.items()), ("all", every)]
        ),
    ]


def _share(each: Counter[str]) -> str:
    others = each.total() - each["equivalent"]
    return f"{100 * each['killed'] // others} %" if others else ""


if __name__ == "__main__":
    main()
