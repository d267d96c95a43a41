"""The house: which room may import which. A new room must be entered here."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "adoption"

MAY_IMPORT = {
    "values": set(),
    "models": {"values"},
    "importing": {"values", "models"},
    "analysis": {"values", "models"},
    "templatetags": {"values", "models"},
    "pages": {"values", "models", "analysis", "templatetags"},
    "api": {"values", "models", "analysis"},
    "admin": {"values", "models", "importing"},
    "management": {"values", "models", "importing", "analysis"},
}
# What the rooms below the pages must not know.
HTTP = ("django.http", "django.shortcuts", "django.template", "django_tables2")
WITHOUT_HTTP = ("values", "models", "importing", "analysis", "management")
NO_ROOMS = {"migrations", "locale", "data", "__pycache__"}


def imported_modules(path: Path) -> set[str]:
    """The full names of the modules that a file imports."""
    package = ("adoption", *path.relative_to(PACKAGE).parent.parts)
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package[: len(package) - node.level + 1]) if node.level else ""
            module = ".".join(part for part in (base, node.module) if part)
            found |= {module} | {f"{module}.{alias.name}" for alias in node.names}
    return found


def files(room: str) -> list[Path]:
    return sorted((PACKAGE / room).rglob("*.py"))


def test_every_room_is_in_the_table():
    rooms = {path.name for path in PACKAGE.iterdir() if path.is_dir()} - NO_ROOMS
    assert rooms <= set(MAY_IMPORT)


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_a_room_imports_only_what_lies_below(room):
    for path in files(room):
        rooms = {name.split(".")[1] for name in imported_modules(path) if name.startswith("adoption.")}
        assert rooms - {room} <= MAY_IMPORT[room], path


@pytest.mark.parametrize("room", WITHOUT_HTTP)
def test_only_pages_api_and_admin_know_http(room):
    for path in files(room):
        assert not [name for name in imported_modules(path) if name.startswith(HTTP)], path


def test_values_know_no_database():
    for path in files("values"):
        django = {name for name in imported_modules(path) if name.startswith("django")}
        assert all(name.startswith("django.utils") for name in django), path
