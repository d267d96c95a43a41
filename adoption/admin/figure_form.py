"""The form of a figure: value, period and change are typed as the article prints them."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.models import BaseInlineFormSet
from django.utils.translation import gettext_lazy as _

from adoption.importing import parse
from adoption.models import WORLD, Figure, Organization
from adoption.values import quantity
from adoption.values.quantity import Quantity

from .fields import KnownAutocomplete, LinesField
from .reading import language

PERIOD_FIELDS = ("period_kind", "period_start")


class FigureForm(forms.ModelForm):
    period = forms.CharField(
        label=_("Period"),
        max_length=100,
        help_text=_("As printed: March 2025, 2025년 3월, Q1 2025, 2025-03-31."),
        widget=forms.TextInput(attrs={"class": "typed-period"}),
    )
    value = forms.CharField(
        label=_("Value"),
        max_length=100,
        help_text=_("As printed: 10.9M, 1,090만, 500m+, 64.5%."),
        widget=forms.TextInput(attrs={"class": "typed-value"}),
    )
    qualifier = forms.ChoiceField(
        label=_("Qualifier"),
        required=False,
        choices=[("", _("as written")), *Figure.Qualifier.choices],
        help_text=_("Taken from the text of the value, such as ~, + or 약, unless chosen here."),
    )
    reported_change_pct = forms.CharField(
        label=_("Reported change"),
        required=False,
        max_length=100,
        help_text=_("As printed: +7.4%. The change on the period before, as the source states it."),
        widget=forms.TextInput(attrs={"class": "typed-change"}),
    )

    class Meta:
        field_classes = {"quote": LinesField, "note": LinesField}

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial.update(as_typed(self.instance))
            self._tell_autocompletes()
        else:
            self.initial.update(qualifier="", region=self.initial.get("region") or WORLD)

    def _tell_autocompletes(self) -> None:
        for name, field in self.fields.items():
            widget = getattr(field.widget, "widget", None)
            if isinstance(widget, KnownAutocomplete):
                widget.known = getattr(self.instance, name)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self._clean_value(cleaned)
        self._clean_period(cleaned)
        if "reported_change_pct" in cleaned:
            cleaned["reported_change_pct"] = self._read("reported_change_pct", parse.parse_change)
        if "measured_by" in cleaned and cleaned["measured_by"] is None:
            cleaned["measured_by"] = Organization.not_stated()
        if cleaned.get("standing") == Figure.Standing.DEPRECATED and not cleaned.get("note"):
            self.add_error("note", _("Say in the note why the figure is deprecated."))
        return cleaned

    def _clean_value(self, cleaned: dict[str, Any]) -> None:
        metric = cleaned.get("metric")
        read = self._read("value", lambda text: parse.parse_value(text, metric) if metric else quantity.parse(text))
        if read is None:
            return
        cleaned["value"] = read.value
        chosen = cleaned.get("qualifier", "")
        if chosen in ("", Figure.Qualifier.EXACT):
            cleaned["qualifier"] = read.qualifier
        elif read.qualifier not in (Figure.Qualifier.EXACT, chosen):
            self.add_error(
                "qualifier",
                _("The text of the value says “%(text)s”. Choose the same, or “as written”.")
                % {"text": Figure.Qualifier(read.qualifier).label},
            )

    def _clean_period(self, cleaned: dict[str, Any]) -> None:
        read = self._read("period", parse.parse_period)
        if read is not None:
            cleaned.update(period_kind=read.kind, period_start=read.start)
            self.instance.period_kind, self.instance.period_start = read.kind, read.start

    def _read(self, name: str, read: Callable[[str], Any]) -> Any:
        """What the text of a field says, or None, with the reason beside the field where it is misread."""
        if name not in self.cleaned_data:
            return None
        try:
            return read(self.cleaned_data[name])
        except ValueError as error:
            self.add_error(name, str(error))
            return None

    def _get_validation_exclusions(self) -> set[str]:
        """The period is validated although its two fields stand in the form as one text."""
        exclude = super()._get_validation_exclusions()
        return exclude.difference(PERIOD_FIELDS) if "period_kind" in self.cleaned_data else exclude

    def _post_clean(self) -> None:
        super()._post_clean()
        if self.errors:
            return
        # Django leaves out the constraints with the parent of an inline row; the identity of a figure is one.
        try:
            self.instance.validate_constraints(exclude=self._get_validation_exclusions())
        except ValidationError as error:
            self._update_errors(error)


def as_typed(figure: Figure) -> dict[str, str]:
    """The texts that read back to the figure. Its qualifier has a field of its own."""
    unit = figure.metric.unit
    change = figure.reported_change_pct
    return {
        "period": figure.period.code,
        "value": quantity.write(Quantity(figure.value, "exact", unit), language()),
        "reported_change_pct": "" if change is None else f"{change.normalize():+f}%",
    }


class FigureFormSet(BaseInlineFormSet):
    """The figures of a source. Rows that nobody touched are not read again, so hundreds are quick to save."""

    def add_fields(self, form: FigureForm, index: int | None) -> None:
        super().add_fields(form, index)
        if form.instance.pk:
            form.empty_permitted = True

    def get_unique_error_message(self, unique_check: tuple[str, ...]) -> str:
        return _("Two rows state the same figure: delete one, or mend its period, region or measurer.")
