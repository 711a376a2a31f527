"""The shape of the source: sizes, words that never appear, and text that is never markup."""

import ast
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "reader").rglob("*.py"))
PROSE = [
    *SOURCES,
    *sorted((ROOT / "tests").rglob("*.py")),
    *sorted((ROOT / "styles").glob("*.tcss")),
    *(ROOT / name for name in ("README.md", "CHANGELOG.md", "NOTICE", "pyproject.toml", ".ci/run")),
]
BANNED_NAMES = {"utils", "helpers", "manager", "base", "data", "misc", "common"}
PLACES_OF_ONE_MACHINE = ("/wo" + "rk/", "/ro" + "ot/", "/ho" + "me/")
WIDGETS_OF_TEXT = {"Static", "Label", "Option", "notify", "update", "add_option", "Button"}


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def own_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function: its docstring and decorators are not counted."""
    first = function.body[0]
    documented = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    doc = (first.end_lineno or first.lineno) - first.lineno + 1 if documented else 0
    return (function.end_lineno or function.lineno) - function.lineno + 1 - doc


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_no_file_is_over_400_lines_and_no_function_over_50(path: Path) -> None:
    source = path.read_text("utf-8")
    assert len(source.splitlines()) <= 400
    long = {f.name: own_lines(f) for f in functions(ast.parse(source)) if own_lines(f) > 50}
    assert long == {}


def test_the_app_itself_is_short() -> None:
    app = ROOT / "reader" / "app" / "app.py"
    classes = [n for n in ast.parse(app.read_text("utf-8")).body if isinstance(n, ast.ClassDef)]
    assert classes
    assert all((c.end_lineno or 0) - c.lineno < 150 for c in classes)


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_modules_and_public_names_are_documented_nouns_and_verbs(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    assert ast.get_docstring(tree), "a module says in one sentence what it is for"
    assert path.stem not in BANNED_NAMES
    ours = {f.name for f in functions(tree)} - set(dir(HTMLParser))
    assert [handler for handler in ours if handler.startswith("handle_")] == []


@pytest.mark.parametrize("path", PROSE, ids=name)
def test_nothing_names_a_place_of_one_machine(path: Path) -> None:
    text = path.read_text("utf-8")
    assert [place for place in PLACES_OF_ONE_MACHINE if place in text] == []


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_nothing_is_left_to_do(path: Path) -> None:
    text = path.read_text("utf-8")
    assert [word for word in ("TO" + "DO", "FIX" + "ME", "XX" + "X ") if word in text] == []
    stubs = [
        f.name
        for f in functions(ast.parse(text))
        if any(isinstance(n, ast.Raise) and "NotImplemented" in ast.dump(n) for n in f.body)
    ]
    assert stubs == []


def markup(tree: ast.AST) -> Iterator[str]:
    """Calls that hand a widget text which Textual would read as markup."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        called = (
            node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        )
        marked = any(
            k.arg == "markup" and getattr(k.value, "value", None) is True for k in node.keywords
        )
        unmarked = any(
            k.arg == "markup" and getattr(k.value, "value", None) is False for k in node.keywords
        )
        first = node.args[0] if node.args else None
        text = isinstance(first, ast.JoinedStr) or (
            isinstance(first, ast.Constant) and isinstance(first.value, str) and "[" in first.value
        )
        if (
            called == "from_markup"
            or marked
            or (called in WIDGETS_OF_TEXT and text and not unmarked)
        ):
            yield f"{called} in line {node.lineno}"


@pytest.mark.parametrize("path", [p for p in SOURCES if "app" in p.parts], ids=name)
def test_text_reaches_widgets_as_content_never_as_markup(path: Path) -> None:
    assert list(markup(ast.parse(path.read_text("utf-8")))) == []


@pytest.mark.parametrize(
    ("call", "caught"),
    [
        ("Static(f'{name}')", True),
        ("Static('[b]x')", True),
        ("self.notify(f'{path} is gone')", True),
        ("Content.from_markup(text)", True),
        ("self.notify(f'{path}', markup=False)", False),
        ("Static(Content(name))", False),
    ],
)
def test_the_lint_for_markup_catches_what_it_should(call: str, caught: bool) -> None:
    assert bool(list(markup(ast.parse(call)))) is caught
