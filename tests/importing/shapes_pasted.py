"""What people paste from articles and other programs' output, and tables that they wrote themselves."""

from .shapes import REFERRALS, SHARES, VISITS, Shape

SHAPES = [
    Shape(
        "a title above and no name for the services",
        """\
Leading AI chatbots,,
Share of visits,,

,Share of visits
ChatGPT,64.5%
Gemini,21.3%
""",
        SHARES | {"period": "2025-03"},
        figures="""
            chatgpt 2025-03 64.5
            google-gemini 2025-03 21.3
        """,
    ),
    Shape(
        "countries down, services across",
        """\
Entity,Code,Year,ChatGPT,Claude
World,OWID_WRL,2024,350000000,18900000
South Korea,KOR,2024,5100000,100000
""",
        {"metric": "total-users", "measured_by": "Epoch AI"},
        figures="""
            chatgpt total-users 2024 WORLD 350000000
            claude total-users 2024 WORLD 18900000
            chatgpt total-users 2024 KR 5100000
            claude total-users 2024 KR 100000
        """,
    ),
    Shape(
        "regions across",
        """\
Service,US,KR
ChatGPT,702113560,95000000
""",
        {"metric": "monthly-visits", "measured_by": "Similarweb", "period": "2025-03"},
        refused=("Service, US, KR", "--columns value="),
    ),
    Shape(
        "an article's table with marks of footnotes",
        """\
Service	Monthly active users	As of	Ref.
ChatGPT	800 million[3]	October 2025	[3]
Meta AI	1 billion	May 2025	[14]
Gemini	400 million+[15]	May 2025	[15]
""",
        {"region": "WORLD", "measured_by": "TechCrunch"},
        figures="""
            chatgpt mau 2025-10 WORLD 800000000
            meta-ai mau 2025-05 WORLD 1000000000
            google-gemini mau 2025-05 WORLD 400000000 at-least
        """,
    ),
    Shape(
        "a table drawn with bars",
        """\
| Service | Period  | Value         |
|---------|:-------:|--------------:|
| ChatGPT | 2025-03 | 4,500,312,884 |
| Claude  | 2025-03 | 99,731,020    |
""",
        VISITS,
        figures="""
            chatgpt 2025-03 4500312884
            claude 2025-03 99731020
        """,
    ),
    Shape(
        "a database's output with rules and a count of rows",
        """\
 service |  period |   value
---------+---------+------------
 ChatGPT | 2025-03 | 4500000000
 Claude  | 2025-03 |   99700000
(2 rows)
""",
        VISITS,
        figures="""
            chatgpt 2025-03 4500000000
            claude 2025-03 99700000
        """,
    ),
    Shape(
        "an index of the ends of months",
        """\
,ChatGPT,Claude
2025-01-31,79.8,0.1
2025-02-28,80.1,0.3
2025-03-31,80.5,
""",
        REFERRALS | {"period_kind": "month"},
        figures="""
            chatgpt 2025-01 79.8
            claude 2025-01 0.1
            chatgpt 2025-02 80.1
            claude 2025-02 0.3
            chatgpt 2025-03 80.5
        """,
    ),
    Shape(
        "row numbers without a name, NA",
        """\
"","month","ChatGPT","Claude"
"1","2025-01",79.8,NA
"2","2025-02",80.1,0.3
""",
        REFERRALS,
        figures="""
            chatgpt 2025-01 79.8
            chatgpt 2025-02 80.1
            claude 2025-02 0.3
        """,
    ),
    Shape(
        "a header that is one cell short",
        """\
"month","ChatGPT","Claude"
"1","2025-01",79.8,0.2
"2","2025-02",80.1,0.3
""",
        REFERRALS,
        refused=("line 1 has 3 cells", "4 in line 2", "--header-line"),
    ),
    Shape(
        "totals at the right and at the bottom",
        """\
Sum of Visits,Column Labels,,,
Row Labels,2025-01,2025-02,2025-03,Grand Total
ChatGPT,3800000000,3905000000,4500000000,12205000000
Claude,76800000,,99700000,176500000
Grand Total,3876800000,3905000000,4599700000,12381500000
""",
        VISITS,
        figures="""
            chatgpt 2025-01 3800000000
            chatgpt 2025-02 3905000000
            chatgpt 2025-03 4500000000
            claude 2025-01 76800000
            claude 2025-03 99700000
        """,
    ),
    Shape(
        "a list of objects in JSON",
        """\
[{"service":"ChatGPT","period":"2025-03","value":4500000000},
{"service":"Claude","period":"2025-03","value":99700000}]
""",
        VISITS,
        figures="""
            chatgpt 2025-03 4500000000
            claude 2025-03 99700000
        """,
    ),
]
