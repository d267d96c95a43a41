"""Weeks, months, quarters, halves and years as people write them."""

from .shapes import DAILY, VISITS, WEEKLY, Shape

SHAPES = [
    Shape(
        "names of months",
        """\
Month,ChatGPT
January 2025,3800000000
Sept 2025,3905000000
Oct-25,4500000000
""",
        VISITS,
        figures="""
            chatgpt 2025-01 3800000000
            chatgpt 2025-09 3905000000
            chatgpt 2025-10 4500000000
        """,
    ),
    Shape(
        "a day and a month, or a month and a year",
        """\
Month,ChatGPT
25-Jan,3800000000
25-Feb,3905000000
25-Mar,4500000000
""",
        VISITS,
        refused=("line 2", "Month", "25-Jan"),
    ),
    Shape(
        "serial numbers of days",
        """\
Date,ChatGPT
45717,150100000
45718,152200000
45719,149900000
""",
        DAILY,
        refused=("line 2", "Date", "45717"),
    ),
    Shape(
        "weeks by their numbers",
        """\
Week,ChatGPT
2025-W10,150100000
2025W11,152200000
2025-W12,149900000
""",
        WEEKLY,
        figures="""
            chatgpt 2025-W10 150100000
            chatgpt 2025-W11 152200000
            chatgpt 2025-W12 149900000
        """,
    ),
    Shape(
        "mondays of a weekly metric are weeks",
        """\
Week,ChatGPT
2025-03-03,150100000
2025-03-10,152200000
2025-03-17,149900000
""",
        WEEKLY,
        figures="""
            chatgpt 2025-W10 150100000
            chatgpt 2025-W11 152200000
            chatgpt 2025-W12 149900000
        """,
    ),
    Shape(
        "weeks by their last day",
        """\
Week ending,ChatGPT
2025-03-09,150100000
2025-03-16,152200000
2025-03-23,149900000
""",
        WEEKLY,
        figures="""
            chatgpt 2025-W10 150100000
            chatgpt 2025-W11 152200000
            chatgpt 2025-W12 149900000
        """,
    ),
    Shape(
        "weeks by their last saturday, month first",
        """\
Week Ending (Sat),ChatGPT
3/8/2025,150100000
3/15/2025,152200000
3/22/2025,149900000
""",
        WEEKLY,
        figures="""
            chatgpt 2025-03-02/P7D 150100000
            chatgpt 2025-03-09/P7D 152200000
            chatgpt 2025-03-16/P7D 149900000
        """,
    ),
    Shape(
        "fiscal quarters",
        """\
Quarter,ChatGPT
FY25 Q1,400000000
FY25 Q2,500000000
""",
        {"metric": "mau", "region": "WORLD", "measured_by": "Microsoft"},
        refused=("line 2", "FY25 Q1", "fiscal"),
    ),
    Shape(
        "a year beside a quarter",
        """\
Year,Quarter,Service,Value
2025,Q1,Kimi,20000000
2025,Q2,Kimi,27000000
2025,2,Doubao,98000000
""",
        {"metric": "app-mau-quarter", "region": "CN", "measured_by": "QuestMobile"},
        figures="""
            kimi 2025-Q1 20000000
            kimi 2025-Q2 27000000
            doubao 2025-Q2 98000000
        """,
    ),
    Shape(
        "a year beside a month",
        """\
Year,Month,ChatGPT,Claude
2025,1,3800000000,76800000
2025,2,3905000000,83500000
2025,12,5500000000,171000000
""",
        VISITS,
        figures="""
            chatgpt 2025-01 3800000000
            claude 2025-01 76800000
            chatgpt 2025-02 3905000000
            claude 2025-02 83500000
            chatgpt 2025-12 5500000000
            claude 2025-12 171000000
        """,
    ),
    Shape(
        "a year, a month and a day",
        """\
Year,Month,Day,ChatGPT
2025,3,1,150100000
2025,3,2,152200000
""",
        DAILY,
        figures="""
            chatgpt 2025-03-01 150100000
            chatgpt 2025-03-02 152200000
        """,
    ),
    Shape(
        "a year that stands for the rows below it",
        """\
Year,Month,ChatGPT
2024,November,3700000000
,December,3800000000
2025,January,3850000000
,February,3905000000
""",
        VISITS,
        refused=("line 3", "Year + Month", "December"),
    ),
    Shape(
        "the first and the last day of months",
        """\
Start date,End date,Service,Value
2025-02-01,2025-02-28,ChatGPT,3905000000
2025-03-01,2025-03-31,ChatGPT,4500000000
""",
        VISITS,
        figures="""
            chatgpt 2025-02 3905000000
            chatgpt 2025-03 4500000000
        """,
    ),
    Shape(
        "first and last days of no period",
        """\
Start date,End date,Service,Value
2025-02-01,2025-02-28,ChatGPT,3905000000
2025-03-05,2025-03-20,ChatGPT,2500000000
""",
        VISITS,
        refused=("line 3", "Start date + End date", "16 days"),
    ),
    Shape(
        "weeks from day to day",
        """\
Week,ChatGPT
"Mar 3 - Mar 9, 2025",1100000000
"Mar 10 - Mar 16, 2025",1120000000
""",
        WEEKLY,
        figures="""
            chatgpt 2025-W10 1100000000
            chatgpt 2025-W11 1120000000
        """,
    ),
    Shape(
        "days back from an unknown day",
        """\
Period,ChatGPT
Last 30 days,4500000000
Previous 30 days,3905000000
""",
        VISITS,
        refused=("line 2", "Last 30 days"),
    ),
    Shape(
        "a month that is still to come",
        """\
Month,ChatGPT
2025-03,4500000000
2062-04,4700000000
""",
        VISITS,
        figures="""
            chatgpt 2025-03 4500000000
            chatgpt 2062-04 4700000000
        """,
        warned=("line 3", "2062-04", "after today"),
    ),
    Shape(
        "weeks in a metric of months",
        """\
Week,ChatGPT
2025-W10,1100000000
2025-W11,1120000000
""",
        VISITS,
        figures="""
            chatgpt 2025-W10 1100000000
            chatgpt 2025-W11 1120000000
        """,
        warned=("line 2", "2025-W10", "month"),
    ),
]
