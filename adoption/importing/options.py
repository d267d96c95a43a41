"""What a maintainer tells an import: what the file does not say, how to read it, what to do."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Options:
    """All that can be told beside the file itself. Blank: the file says it, or it is found out."""

    # What the file does not say; fills the cells that are blank or have no column.
    service: str = ""
    metric: str = ""
    unit: str = ""
    region: str = ""
    period: str = ""
    period_kind: str = ""
    source: str = ""
    publisher: str = ""
    measured_by: str = ""
    url: str = ""
    published: str = ""
    # How to read it.
    layout: str = "auto"
    columns: dict[str, list[str]] = field(default_factory=dict)
    ignore_columns: tuple[str, ...] = ()
    header_line: int = 0
    encoding: str = ""
    delimiter: str = ""
    decimal: str = "auto"
    scale: int = 0
    dates: str = "auto"
    # What to do.
    create_missing: bool = False
    on_conflict: str = "update"
    dry_run: bool = False
    partial: bool = False
    strict: bool = False
    # Whether to read a file row by row though it was imported before and nothing has changed since.
    reread: bool = False
