"""Where tables begin and end, what is missing in them, and what is stored with a word."""

from .shapes import REFERRALS, VISITS, Shape

SHAPES = [
    Shape(
        "notes below the table",
        """\
Service,Period,Value
ChatGPT,2025-03,4500000000
Claude,2025-03,99700000

Source: Similarweb, April 2025
* Desktop and mobile web, excluding app traffic
© 2025 Similarweb Ltd. All rights reserved.
""",
        VISITS,
        figures="""
            chatgpt 2025-03 4500000000
            claude 2025-03 99700000
        """,
    ),
    Shape(
        "notes that a spreadsheet padded",
        """\
Service,Period,Value,Note
ChatGPT,2025-03,4500000000,
Claude,2025-03,99700000,
,,,
"Source: Similarweb, April 2025",,,
Copyright 2025,,,
""",
        VISITS,
        figures="""
            chatgpt 2025-03 4500000000
            claude 2025-03 99700000
        """,
    ),
    Shape(
        "a total that must not become a service",
        """\
Month,ChatGPT,Claude,Total
2025-02,3905000000,83000000,3988000000
2025-03,4500000000,99700000,4599700000
""",
        VISITS | {"create_missing": True},
        figures="""
            chatgpt 2025-02 3905000000
            claude 2025-02 83000000
            chatgpt 2025-03 4500000000
            claude 2025-03 99700000
        """,
    ),
    Shape(
        "a row of totals that must not become a service",
        """\
Service,Period,Value
ChatGPT,2025-03,4500000000
Claude,2025-03,99700000
Grand Total,2025-03,4599700000
""",
        VISITS | {"create_missing": True},
        figures="""
            chatgpt 2025-03 4500000000
            claude 2025-03 99700000
        """,
    ),
    Shape(
        "an average and a note below a wide table",
        """\
Month,ChatGPT,Claude
2025-02,3905000000,83500000
2025-03,4500000000,99700000
Average,4202500000,91600000
Note: March is preliminary.,,
""",
        VISITS,
        figures="""
            chatgpt 2025-02 3905000000
            claude 2025-02 83500000
            chatgpt 2025-03 4500000000
            claude 2025-03 99700000
        """,
    ),
    Shape(
        "the header again in the middle",
        """\
Service,Period,Value
ChatGPT,2025-02,3905000000
Claude,2025-02,83500000
Service,Period,Value
ChatGPT,2025-03,4500000000
Claude,2025-03,99700000
""",
        VISITS,
        figures="""
            chatgpt 2025-02 3905000000
            claude 2025-02 83500000
            chatgpt 2025-03 4500000000
            claude 2025-03 99700000
        """,
    ),
    Shape(
        "blank lines everywhere",
        """\
\n
Service,Period,Value

ChatGPT,2025-03,4500000000


Claude,2025-03,99700000

""",
        VISITS,
        figures="""
            chatgpt 2025-03 4500000000
            claude 2025-03 99700000
        """,
    ),
    Shape(
        "cut within a number",
        """\
Service,Period,Value,Region
ChatGPT,2025-03,4500000000,WORLD
Claude,2025-03,997\
""",
        {"metric": "monthly-visits", "measured_by": "Similarweb"},
        refused=("line 3", "Region", "3 cells where the header has 4"),
    ),
    Shape(
        "cut within a wide table",
        """\
Month,ChatGPT,Claude,Grok
2025-02,3905000000,83500000,190000000
2025-03,4500000000,99\
""",
        VISITS,
        refused=("line 3", "Grok"),
    ),
    Shape(
        "a quote that never closes",
        """\
Service,Period,Value,Note
ChatGPT,2025-03,4500000000,"Ghibli wave
Claude,2025-03,99700000,
Grok,2025-03,202700000,
""",
        VISITS,
        refused=("line 2", "never closed"),
    ),
    Shape(
        "separators at the ends of lines",
        """\
Service,Period,Value,,
ChatGPT,2025-03,4500000000,,
Claude,2025-03,99700000,,
""",
        VISITS,
        figures="""
            chatgpt 2025-03 4500000000
            claude 2025-03 99700000
        """,
    ),
    Shape(
        "a remark beside the table",
        """\
Service,Period,Value,,
ChatGPT,2025-03,4500000000,,
Claude,2025-03,99700000,,corrected: 97 million
""",
        VISITS,
        refused=("line 3", "5 cells"),
    ),
    Shape(
        "merged cells",
        """\
Service,Period,Value
ChatGPT,2025-02,3905000000
,2025-03,4500000000
Claude,2025-02,83500000
,2025-03,99700000
""",
        VISITS,
        refused=("line 3", "Service", "blank"),
    ),
    Shape(
        "a header only",
        """\
Service,Period,Value
""",
        VISITS,
        refused=("line 1", "no rows"),
    ),
    Shape(
        "a row of separators",
        """\
Service,Period,Value
ChatGPT,2025-03,4500000000
,,
Claude,2025-03,99700000
""",
        VISITS,
        refused=("line 3", "blank"),
    ),
    Shape(
        "a value left out",
        """\
Service,Period,Value
ChatGPT,2025-03,4500000000
Claude,2025-03,
""",
        VISITS,
        refused=("line 3", "Value", "missing"),
    ),
    Shape(
        "a row twice",
        """\
Service,Period,Value
ChatGPT,2025-03,4500000000
Claude,2025-03,99700000
ChatGPT,2025-03,4500000000
""",
        VISITS,
        refused=("line 4", "line 2"),
    ),
    Shape(
        "the same under another name",
        """\
Service,Period,Value
ChatGPT,2025-03,4500000000
chat.openai.com,March 2025,4.5B
""",
        VISITS,
        refused=("line 3", "line 2"),
    ),
    Shape(
        "three zeros lost",
        """\
Month,ChatGPT
2025-01,3800000000
2025-02,3905000000
2025-03,4500000
2025-04,4700000000
""",
        VISITS,
        figures="""
            chatgpt 2025-01 3800000000
            chatgpt 2025-02 3905000000
            chatgpt 2025-03 4500000
            chatgpt 2025-04 4700000000
        """,
        warned=("line 4", "1/1,000"),
    ),
    Shape(
        "shares of more than the whole",
        """\
Month,ChatGPT,Claude,Gemini
2025-03,79.8,20.5,9.9
""",
        REFERRALS,
        figures="""
            chatgpt 2025-03 79.8
            claude 2025-03 20.5
            google-gemini 2025-03 9.9
        """,
        warned=("line 2", "110.2 percent"),
    ),
    Shape(
        "a change that does not fit",
        """\
Service,Month,Value,MoM
ChatGPT,2025-02,3905000000,
ChatGPT,2025-03,4500000000,-15.2%
""",
        VISITS,
        figures="""
            chatgpt 2025-02 3905000000
            chatgpt 2025-03 4500000000
        """,
        changes="chatgpt 2025-03 -15.2",
        warned=("line 3", "MoM"),
    ),
]
