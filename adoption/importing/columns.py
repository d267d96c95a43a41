"""Header cells -> fields of a figure, by the names that people give to columns in English and Korean."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from adoption.values.names import fold

from .outcome import FileError

FIELD_NAMES: dict[str, tuple[str, ...]] = {
    "service": ("service", "서비스", "서비스명"),
    "metric": ("metric", "지표"),
    "period": ("period", "기간", "시점"),
    "region": ("region", "지역", "국가"),
    "value": ("value", "값", "수치"),
    "qualifier": ("qualifier", "한정"),
    "reported_change_pct": (
        "reported_change_pct",
        "reported change",
        "growth",
        "change",
        "전기 대비",
        "증감률",
    ),
    "standing": ("standing", "지위"),
    "source": ("source", "출처"),
    "publisher": ("publisher", "매체", "발행처"),
    "measured_by": ("measured_by", "measured by", "측정", "측정 기관"),
    "url": ("url", "link", "address", "주소", "링크"),
    "published": ("published", "발행일", "게재일"),
    "quote": ("quote", "인용"),
    "note": ("note", "notes", "비고"),
}
REQUIRED = ("service", "metric", "period", "region", "value", "source")
FIELD_OF = {fold(name): field for field, names in FIELD_NAMES.items() for name in names}


def find_columns(header: Sequence[str]) -> list[str]:
    """The field of each header cell. Raises FileError that names what is unknown, doubled or missing."""
    fields = [FIELD_OF.get(fold(cell), "") for cell in header]
    unknown = [cell for cell, field in zip(header, fields, strict=True) if not field]
    if unknown:
        raise FileError(
            _("Unknown column: %(columns)s. Known are: %(known)s.")
            % {"columns": ", ".join(f"“{cell}”" for cell in unknown), "known": ", ".join(FIELD_NAMES)}
        )
    doubled = {field for field in fields if fields.count(field) > 1}
    if doubled:
        raise FileError(_("Two columns mean the same: %(columns)s.") % {"columns": ", ".join(sorted(doubled))})
    missing = [field for field in REQUIRED if field not in fields]
    if missing:
        raise FileError(_("Missing column: %(columns)s.") % {"columns": ", ".join(missing)})
    return fields
