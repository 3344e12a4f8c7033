"""Print the measures of the code: sizes, import cycles, docstrings, types and examples.

    python tools/measures.py

Documented and typed must be every name without a leading underscore, in a module whose path has none either, methods of
public classes included. Examples are asked of the functions a user calls: those of `netanalysis` and of its public
modules. The size of a function is its body in lines, without docstring.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import statistics
import sys
import types
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1] / "src" / "netanalysis"

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class Measures:
    """What the code measures; `worst` names where to look."""

    modules: int
    module_median: int
    module_longest: int
    functions: int
    body_median: float
    body_p95: int
    body_longest: int
    cycles: tuple[str, ...]
    public: int
    documented: float
    typed: float
    public_functions: int
    with_example: float
    worst: tuple[str, ...]


def measure(package: Path = PACKAGE) -> Measures:
    """Measure every module below a package."""
    trees = {
        path: ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(package.rglob("*.py"))
        if _is_code(path, package)
    }
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in trees}
    bodies = sorted(
        (body_lines(function), f"{path.relative_to(package)}:{function.lineno} {function.name}")
        for path, tree in trees.items()
        for function in ast.walk(tree)
        if isinstance(function, Function)
    )
    sizes = [size for size, _ in bodies]
    public = [
        found for path, tree in trees.items() if _is_public(path, package) for found in public_nodes(tree)
    ]
    functions = [node for node in public if isinstance(node, Function)]
    own = list(api_functions(importlib.import_module(package.name)))
    return Measures(
        modules=len(trees),
        module_median=int(statistics.median(lengths.values())),
        module_longest=max(lengths.values()),
        functions=len(sizes),
        body_median=statistics.median(sizes),
        body_p95=sizes[int(0.95 * (len(sizes) - 1))],
        body_longest=sizes[-1],
        cycles=cycles(trees, package),
        public=len(public),
        documented=_share(public, lambda node: ast.get_docstring(node) is not None),
        typed=_share(functions, is_typed),
        public_functions=len(own),
        with_example=_share(own, lambda function: ">>>" in (inspect.getdoc(function) or "")),
        worst=tuple(f"{size:3} lines  {where}" for size, where in reversed(bodies[-5:])),
    )


def _is_code(path: Path, package: Path) -> bool:
    return "notebooks" not in path.relative_to(package).parts


def _is_public(path: Path, package: Path) -> bool:
    parts = path.relative_to(package).with_suffix("").parts
    return not any(part.startswith("_") and part != "__init__" for part in parts)


def _share(nodes: list, holds) -> float:
    return sum(map(bool, map(holds, nodes))) / len(nodes) if nodes else 1.0


def body_lines(function: Function) -> int:
    """Lines of a function's body without its docstring."""
    body = function.body[1:] if ast.get_docstring(function, clean=False) is not None else function.body
    return body[-1].end_lineno - body[0].lineno + 1 if body else 0


def api_functions(package: types.ModuleType) -> Iterator[Callable]:
    """Functions a user calls: those of the package, and of the modules that it shows."""
    for room in (package, *(found for found in _shown(package) if inspect.ismodule(found))):
        yield from (found for found in _shown(room) if inspect.isfunction(found))


def _shown(room: types.ModuleType) -> list:
    names = getattr(room, "__all__", None) or [name for name in vars(room) if not name.startswith("_")]
    found = [getattr(room, name) for name in names]
    return [thing for thing in found if getattr(thing, "__module__", room.__name__).startswith(room.__name__)]


def public_nodes(tree: ast.Module) -> Iterator[ast.Module | ast.ClassDef | Function]:
    """Yield a module, its public functions and classes, and the public methods of these."""
    yield tree
    for node in tree.body:
        if isinstance(node, ast.ClassDef | Function) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from (n for n in node.body if isinstance(n, Function) and not n.name.startswith("_"))


def is_typed(function: Function) -> bool:
    """Whether every parameter but self and cls, and what is returned, has a type."""
    arguments = function.args
    named = [
        *arguments.posonlyargs,
        *arguments.args,
        *arguments.kwonlyargs,
        arguments.vararg,
        arguments.kwarg,
    ]
    plain = [argument for argument in named if argument is not None and argument.arg not in {"self", "cls"}]
    return function.returns is not None and all(argument.annotation is not None for argument in plain)


def imports(tree: ast.Module, name: str) -> set[str]:
    """Names of what a module imports when it is loaded; imports inside functions and for types do not count."""
    found: set[str] = set()
    for node in tree.body:
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                base = ".".join([*name.split(".")[: -node.level], *([node.module] if node.module else [])])
            found |= {base} | {f"{base}.{alias.name}" for alias in node.names}
    return found


def cycles(trees: dict[Path, ast.Module], package: Path) -> tuple[str, ...]:
    """Import cycles, each as a chain of modules; a package and its own modules are no cycle."""
    names = {
        path: ".".join((package.name, *path.relative_to(package).with_suffix("").parts)) for path in trees
    }
    names = {path: name.removesuffix(".__init__") for path, name in names.items()}
    known = set(names.values())
    edges = {
        name: {
            to for to in imports(trees[path], name) & known if to != name and not name.startswith(f"{to}.")
        }
        for path, name in names.items()
    }
    found: list[str] = []
    done: set[str] = set()

    def visit(name: str, path: tuple[str, ...]) -> None:
        if name in path:
            found.append(" -> ".join((*path[path.index(name) :], name)))
        elif name not in done:
            for other in sorted(edges[name]):
                visit(other, (*path, name))
            done.add(name)

    for name in sorted(edges):
        visit(name, ())
    return tuple(found)


def main() -> int:
    """Print the measures beside their bounds; the exit status is 1 where one is broken."""
    found = measure()
    rows = [
        ("modules", f"{found.modules}", "", True),
        ("lines a module, median", f"{found.module_median}", "", True),
        ("lines a module, longest", f"{found.module_longest}", "<= 400", found.module_longest <= 400),
        ("functions", f"{found.functions}", "", True),
        ("lines a body, median", f"{found.body_median:g}", "<= 8", found.body_median <= 8),
        ("lines a body, 95th percentile", f"{found.body_p95}", "<= 40", found.body_p95 <= 40),
        ("lines a body, longest", f"{found.body_longest}", "<= 60", found.body_longest <= 60),
        ("import cycles", f"{len(found.cycles)}", "0", not found.cycles),
        ("public names documented", f"{found.documented:.1%}", "100 %", found.documented == 1),
        ("public functions typed", f"{found.typed:.1%}", "100 %", found.typed == 1),
        (
            "public functions with an example",
            f"{found.with_example:.1%}",
            ">= 80 %",
            found.with_example >= 0.8,
        ),
    ]
    for name, value, bound, holds in rows:
        print(f"{name:34}{value:>8}  {bound:8}{'' if holds else '  BROKEN'}")
    print("\nlongest bodies", *found.worst, sep="\n  ")
    print(*found.cycles, sep="\n")
    return 0 if all(holds for *_, holds in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
