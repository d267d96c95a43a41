"""The README tells the truth about commands and settings."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text()


def first_cells(heading: str) -> set[str]:
    """The words in code style in the first column of the table below a heading."""
    section = README.split(f"## {heading}\n")[1].split("\n## ")[0]
    return {
        word.split()[0]
        for line in section.splitlines()
        if line.startswith("| `")
        for word in re.findall(r"`(.+?)`", line.split("|")[1])
    }


def test_every_command_is_listed():
    commands = {path.stem for path in (ROOT / "adoption/management/commands").glob("[a-z]*.py")}
    assert first_cells("Commands") == commands


def test_every_setting_is_listed():
    read_by_django = set(
        re.findall(r'read_env\(\s*env\.\w+,\s*"([A-Z_]+)"', (ROOT / "adoption/settings.py").read_text())
    )
    read_by_make = set(re.findall(r"\$\$\{([A-Z_]+):-\d", (ROOT / "Makefile").read_text()))
    read_by_command = {"EDITOR_USERNAME", "EDITOR_PASSWORD"}
    assert first_cells("Settings") == {"SECRET_KEY", *read_by_django, *read_by_make, *read_by_command}


def test_the_make_targets_that_are_named_exist():
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    for document in ("README.md", "CONTRIBUTING.md"):
        named = set(re.findall(r"\bmake ([a-z-]+)", (ROOT / document).read_text()))
        assert named <= targets | {"it", "none"}, document


def test_the_files_that_are_linked_exist():
    for target in re.findall(r"\]\((?!http)([^)#]+)\)", README):
        assert (ROOT / target).exists(), target
