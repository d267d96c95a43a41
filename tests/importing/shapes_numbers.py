"""The decimal sign and the words around numbers."""

from .shapes import HOURS, VISITS, Shape

SHAPES = [
    Shape(
        "thousands that nothing proves",
        """\
Service,Period,Value
ChatGPT,2025-03,"4,500"
Claude,2025-03,"1,234"
""",
        HOURS,
        refused=("line 2", "4,500", "--decimal"),
    ),
    Shape(
        "the same told to be decimals",
        """\
Service,Period,Value
ChatGPT,2025-03,"4,500"
Claude,2025-03,"1,234"
""",
        HOURS | {"decimal": "comma"},
        figures="""
            chatgpt 2025-03 4.5
            claude 2025-03 1.234
        """,
    ),
    Shape(
        "points between thousands",
        """\
Service;Period;Value
ChatGPT;2025-03;"4.500.312"
Claude;2025-03;"572.969"
Grok;2025-03;"987"
""",
        VISITS,
        figures="""
            chatgpt 2025-03 4500312
            claude 2025-03 572969
            grok 2025-03 987
        """,
    ),
    Shape(
        "a point that may be either",
        """\
Service,Period,Value
ChatGPT,2025-03,"572.969"
Claude,2025-03,"101.223"
""",
        HOURS,
        refused=("line 2", "572.969", "--decimal"),
    ),
    Shape(
        "decimal commas that one cell proves",
        """\
Service,Period,Value
ChatGPT,2025-03,"4,5B"
Claude,2025-03,"99,7M"
Grok,2025-03,"1,234M"
""",
        VISITS,
        figures="""
            chatgpt 2025-03 4500000000
            claude 2025-03 99700000
            grok 2025-03 1234000
        """,
    ),
    Shape(
        "cells that contradict each other",
        """\
Service,Period,Value
ChatGPT,2025-03,"4,500.5"
Claude,2025-03,"1.234,5"
""",
        HOURS,
        refused=("line 3", "1.234,5", "--decimal"),
    ),
    Shape(
        "dashes and points for what is missing",
        """\
Month,ChatGPT,Claude,Grok
2025-02,3905000000,–,—
2025-03,4500000000,99700000,..
""",
        VISITS,
        figures="""
            chatgpt 2025-02 3905000000
            chatgpt 2025-03 4500000000
            claude 2025-03 99700000
        """,
    ),
    Shape(
        "below zero",
        """\
Service,Period,Value
ChatGPT,2025-03,4500000000
Claude,2025-03,−99700000
""",
        VISITS,
        refused=("line 3", "below zero"),
    ),
    Shape(
        "below zero as accountants write it",
        """\
Service,Period,Value
ChatGPT,2025-03,4500000000
Claude,2025-03,"(99,700,000)"
""",
        VISITS,
        refused=("line 3", "parentheses"),
    ),
    Shape(
        "from one number to another",
        """\
Service,Period,Value
ChatGPT,2025-03,4500000000
Claude,2025-03,90-100M
""",
        VISITS,
        refused=("line 3", "90-100M"),
    ),
    Shape(
        "more than, about, at most, over",
        """\
Service,Period,Value
ChatGPT,2025-03,>4.5B
Claude,2025-03,≈99.7M
Grok,2025-03,≤202.7M
Perplexity,2025-03,over 100 million
""",
        VISITS,
        figures="""
            chatgpt 2025-03 4500000000 at-least
            claude 2025-03 99700000 approx
            grok 2025-03 202700000 at-most
            perplexity 2025-03 100000000 at-least
        """,
    ),
    Shape(
        "a proof in the column beside",
        """\
Month,ChatGPT,Claude
2025-02,"3,905,000,000","1,234"
2025-03,"4,500,000,000","2,345"
""",
        VISITS,
        figures="""
            chatgpt 2025-02 3905000000
            claude 2025-02 1234
            chatgpt 2025-03 4500000000
            claude 2025-03 2345
        """,
    ),
]
