"""Notes and quotes stand in their own language, and say in which."""

import pytest

from adoption.models import Event, Figure
from adoption.templatetags.foreign import lang_of

pytestmark = pytest.mark.django_db


def test_english_notes_on_korean_pages_say_that_they_are_english(world, read):
    event = Event.objects.exclude(note="").first()
    assert f'<p class="muted" lang="en">{event.note[:20]}' in read("/ko/events/").html
    assert f'<p class="muted">{event.note[:20]}' in read("/events/").html
    address = Figure.objects.exclude(note="").filter(standing="normal").first().get_absolute_url()
    assert '<dd lang="en">' in read(f"/ko{address}").html
    assert '<dd lang="en">' not in read(address).html


@pytest.mark.parametrize(
    ("text", "known", "attribute"),
    [("시험 판", "", ' lang="ko"'), ("A trial", "", ""), ("試験", "ja", ' lang="ja"'), ("A trial", "en", "")],
)
def test_the_language_of_a_text(text, known, attribute):
    assert lang_of(text, known) == attribute
