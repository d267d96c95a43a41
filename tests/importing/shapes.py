"""A file as other people or programs write it, and what a careful person would make of it."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

# What is told beside most files.
VISITS = {"metric": "monthly-visits", "region": "WORLD", "measured_by": "Similarweb"}
DAILY = VISITS | {"metric": "daily-visits"}
WEEKLY = VISITS | {"metric": "weekly-visits"}
SHARES = VISITS | {"metric": "genai-visit-share"}
REFERRALS = {"metric": "chatbot-referral-share", "region": "WORLD", "measured_by": "StatCounter"}
APPS = {"metric": "app-mau", "region": "KR", "measured_by": "Mobile Index"}
HOURS = {"metric": "app-use-hours", "region": "KR", "measured_by": "WiseApp"}

# Service, metric, period, region, value, qualifier.
Stated = tuple[str, str, str, str, Decimal, str]


@dataclass(frozen=True)
class Shape:
    """`figures` are lines such as `chatgpt 2025-03 4500000000`, with the metric after the service and the region after
    the period where the options do not tell them, and the qualifier at the end unless it is `exact`. `refused` are
    words of the errors of a file of which nothing may be stored, `warned` those of the warnings of one that is."""

    name: str
    text: str
    told: dict
    figures: str = ""
    refused: tuple[str, ...] = ()
    warned: tuple[str, ...] = ()
    # Service, period and reported change in percent; all that there are.
    changes: str = ""
    encoding: str = "utf-8"
    ends: str = "\n"

    @property
    def content(self) -> bytes:
        return self.text.replace("\n", self.ends).encode(self.encoding)

    @cached_property
    def stated(self) -> set[Stated]:
        return {self._stated(line.split()) for line in self.figures.strip().splitlines()}

    def _stated(self, words: list[str]) -> Stated:
        if len(words) < 5:
            service, period, *rest = words
            words = [service, self.told["metric"], period, self.told["region"], *rest]
        service, metric, period, region, value, *qualifier = words
        return service, metric, period, region, Decimal(value), *(qualifier or ["exact"])

    @cached_property
    def stated_changes(self) -> set[tuple[str, str, Decimal]]:
        told = [line.split() for line in self.changes.split(";") if line.strip()]
        return {(service, period, Decimal(change)) for service, period, change in told}
