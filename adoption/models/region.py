"""Where a figure holds. The whole world is a region too, so no figure lacks one."""

from babel import Locale
from babel.core import get_global
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

WORLD = "WORLD"
CLDR_CODES = {WORLD: "001"}
# Two-letter codes that CLDR names but that are no countries of ISO 3166-1.
NOT_COUNTRIES = frozenset("AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ".split())
GROUPS = ("EU",)

# Names that people write and CLDR does not have.
REGION_ALIASES = {
    WORLD: ["Worldwide", "Global", "Globally", "All countries", "전세계", "전 세계", "글로벌", "해외 포함"]
    + ["WLD", "OWID_WRL"],
    "KR": ["국내", "한국", "Republic of Korea", "Korea, Rep.", "KOR"],
    "US": ["USA", "U.S.", "U.S.A.", "United States of America"],
    "GB": ["UK", "U.K.", "Great Britain", "Britain"],
    "CN": ["Mainland China"],
    "AE": ["UAE"],
}


def territory_names(language: str) -> dict[str, str]:
    """CLDR's names of the regions known by a standard: {code: name}."""
    territories = Locale(language).territories
    codes = {code: code for code in territories if code in GROUPS or is_country(code)}
    return {code: territories[cldr] for code, cldr in {**CLDR_CODES, **codes}.items()}


def three_letter_codes() -> dict[str, str]:
    """The three-letter codes of countries, as CLDR knows them: {two letters: three letters}."""
    aliases = get_global("territory_aliases").items()
    return {codes[0]: alias for alias, codes in aliases if len(alias) == 3 and alias.isalpha() and len(codes) == 1}


def is_country(code: str) -> bool:
    return len(code) == 2 and code.isalpha() and code not in NOT_COUNTRIES


class Region(models.Model):
    code = models.CharField(
        _("code"),
        max_length=12,
        primary_key=True,
        help_text=_("WORLD, a code of ISO 3166-1 or 3166-2, or a named group such as EU."),
    )
    name = models.CharField(
        _("name"), max_length=120, blank=True, help_text=_("Only where the code has no standard name.")
    )
    name_ko = models.CharField(_("Korean name"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("region")
        verbose_name_plural = _("regions")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.display_name

    @property
    def display_name(self) -> str:
        """The name in the reader's language: the row's own, else that of CLDR, else the code."""
        language = "ko" if (get_language() or "").startswith("ko") else "en"
        own = self.name_ko or self.name if language == "ko" else self.name
        return own or Locale(language).territories.get(CLDR_CODES.get(self.code, self.code), self.code)
