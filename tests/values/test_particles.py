"""Particles: which form follows which word."""

import pytest

from adoption.values.names import isolated
from adoption.values.particles import with_particles


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("딥시크은(는)", "딥시크는"),
        ("코파일럿은(는)", "코파일럿은"),
        ("챗GPT은(는)", "챗GPT는"),
        ("LLM이(가)", "LLM이"),
        ("Grok 3은(는) Grok 4을(를)", "Grok 3은 Grok 4를"),
        ("Cursor은(는) Zoom이(가)", "Cursor는 Zoom이"),
        # How these are read out is not known.
        ("Claude은(는) Copilot이(가)", "Claude은(는) Copilot이(가)"),
        ("은(는)", "은(는)"),
        ("37억 회(으)로 100명(으)로 55.5%(으)로 1,000건 이상(으)로", "37억 회로 100명으로 55.5%로 1,000건 이상으로"),
        # ㄹ takes 로 as a vowel does.
        ("서울(으)로 7(으)로 3(으)로", "서울로 7로 3으로"),
        # What is in brackets or quotes does not count.
        ("챗GPT (시밀러웹)은(는) “믹스”이(가)", "챗GPT (시밀러웹)는 “믹스”가"),
    ],
)
def test_the_form_goes_by_the_last_sound(text, expected):
    assert with_particles(text) == expected


def test_a_name_set_apart_for_its_direction_is_read_all_the_same():
    assert with_particles(f"{isolated(chr(0x202E) + '챗봇')}은(는)") == "챗봇은"
    assert with_particles(f"{chr(0x2068)}챗봇{chr(0x2069)}은(는)").endswith("은")
