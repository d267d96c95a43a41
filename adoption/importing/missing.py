"""Names that nobody knows yet -> new rows, where the maintainer asked for them. Readers see none of them unreviewed."""

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.text import slugify
from django.utils.translation import gettext as _

from adoption.models import Metric, Organization, Region, Service
from adoption.models.metric import UNKNOWN

STALE_AFTER_DAYS = 75
LONGEST_CODE = Region._meta.get_field("code").max_length


def make_service(name: str) -> Service:
    """A draft: readers do not see it until an editor says who runs it and publishes it."""
    provider = Organization.not_stated()
    return stored(
        Service(
            name=name,
            slug=free_slug(Service, name),
            provider=provider,
            category=Service.Category.OTHER,
            status=Service.Status.DRAFT,
        )
    )


def make_metric(name: str, unit: str) -> Metric:
    """A metric of which nothing is known but its unit; it is comparable with no other."""
    fields = dict.fromkeys(("event", "window", "surface", "aggregation"), UNKNOWN)
    slug = free_slug(Metric, name, allow_unicode=False)
    return stored(
        Metric(name=name, slug=slug, unit=unit or UNKNOWN, additive=False, stale_after_days=STALE_AFTER_DAYS, **fields)
    )


def make_organization(name: str) -> Organization:
    return stored(Organization(name=name, slug=free_slug(Organization, name), kind=Organization.Kind.UNKNOWN))


def make_region(name: str) -> Region:
    """A region under a code of its own: the name itself where it is short, as `KR-11` is."""
    base = (slugify(name).upper() or "REGION")[:LONGEST_CODE]
    code, number = base, 1
    while Region.objects.filter(code=code).exists():
        number += 1
        code = f"{base[: LONGEST_CODE - len(str(number)) - 1]}-{number}"
    return stored(Region(code=code, name="" if code == name else name))


def free_slug(model: type[Model], name: str, allow_unicode: bool = True) -> str:
    """A slug that no row of the model has."""
    base = slugify(name, allow_unicode=allow_unicode)[:100] or model._meta.model_name
    slug, number = base, 1
    while model._default_manager.filter(slug=slug).exists():
        number += 1
        slug = f"{base}-{number}"
    return slug


def stored(row: Model) -> Model:
    """The row, stored after its own checks. Raises ValueError where the name cannot be kept."""
    try:
        row.full_clean()
    except ValidationError as error:
        raise ValueError(_("It cannot be created: %(reason)s") % {"reason": " ".join(error.messages)}) from error
    row.save()
    return row
