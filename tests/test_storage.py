"""Collecting static files: a style sheet that imports others is served with them in it."""

from pathlib import Path
from shutil import copytree

from django.conf import settings
from django.core.files.storage import FileSystemStorage

from adoption.storage import StaticStorage

PARTS = ["base", "layout", "page", "controls", "tables", "ranking", "ranking-narrow", "chart"]


def collected(folder, sheets: dict[str, str]) -> dict[str, str]:
    """What the sheets of these names are served as, found as templates find them."""
    source = FileSystemStorage(folder / "source")
    for name, text in sheets.items():
        (folder / "source" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "source" / name).write_text(text)
    copytree(folder / "source", folder / "collected", dirs_exist_ok=True)
    storage = StaticStorage(location=folder / "collected", base_url="/static/")
    for _, _, outcome in storage.post_process({name: (source, name) for name in sheets}):
        assert not isinstance(outcome, Exception)
    return {name: Path(storage.path(storage.stored_name(name))).read_text() for name in sheets}


def test_a_sheet_is_served_with_those_that_it_imports(tmp_path):
    sheets = {
        "css/all.css": '@import "one.css";\n@import "two.css";\n',
        "css/one.css": "a {}\n",
        "css/two.css": "b {}\n",
    }
    served = collected(tmp_path, sheets)
    assert served["css/all.css"].split() == ["a", "{}", "b", "{}"]
    assert served["css/one.css"] == sheets["css/one.css"]


def test_a_changed_part_changes_the_whole(tmp_path):
    sheets = {"css/all.css": '@import "one.css";\n', "css/one.css": "a {}\n"}
    collected(tmp_path, sheets)
    assert collected(tmp_path, sheets | {"css/one.css": "b {}\n"})["css/all.css"].strip() == "b {}"


def test_every_page_wears_one_sheet_for_all(tmp_path):
    folder = settings.BASE_DIR / "static" / "css"
    names = [f"{part}.css" for part in ["site", *PARTS]]
    served = collected(tmp_path, {name: (folder / name).read_text() for name in names})
    assert "@import" not in served["site.css"]
    assert all(served[f"{part}.css"] in served["site.css"] for part in PARTS)
