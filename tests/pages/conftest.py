"""Asking for pages as a reader does."""

import re
from collections.abc import Callable
from html import unescape

import pytest
from django.test import Client


class Page:
    """A page as a reader sees it: its status, and its text without the markup."""

    def __init__(self, response) -> None:
        self.status = response.status_code
        self.response = response
        self.html = response.content.decode()

    @property
    def text(self) -> str:
        without_scripts = re.sub(r"<script.*?</script>", " ", self.html, flags=re.DOTALL)
        return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", without_scripts)))


@pytest.fixture
def read(client: Client) -> Callable[..., Page]:
    """`read("/services/")` asks for an address."""

    def read(address: str, method: str = "get") -> Page:
        return Page(getattr(client, method)(address))

    return read
