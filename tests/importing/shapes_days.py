"""Days as people write them, and the order of their numbers."""

from .shapes import DAILY, VISITS, Shape

SHAPES = [
    Shape(
        "month first, proved",
        """\
Date,ChatGPT
3/4/2025,150100000
3/5/2025,152200000
3/31/2025,149900000
""",
        DAILY,
        figures="""
            chatgpt 2025-03-04 150100000
            chatgpt 2025-03-05 152200000
            chatgpt 2025-03-31 149900000
        """,
    ),
    Shape(
        "day first, proved",
        """\
Date,ChatGPT
4/3/2025,150100000
5/3/2025,152200000
31/3/2025,149900000
""",
        DAILY,
        figures="""
            chatgpt 2025-03-04 150100000
            chatgpt 2025-03-05 152200000
            chatgpt 2025-03-31 149900000
        """,
    ),
    Shape(
        "days and months that could change places",
        """\
Date,ChatGPT
3/4/2025,150100000
3/5/2025,152200000
3/6/2025,149900000
""",
        DAILY,
        refused=("line 2", "3/4/2025", "--dates"),
    ),
    Shape(
        "first days of months under a header of months",
        """\
Month,ChatGPT
1/1/2025,3800000000
2/1/2025,3905000000
3/1/2025,4500000000
""",
        VISITS,
        figures="""
            chatgpt 2025-01 3800000000
            chatgpt 2025-02 3905000000
            chatgpt 2025-03 4500000000
        """,
    ),
    Shape(
        "short years, told",
        """\
Date,ChatGPT
3/4/25,150100000
3/5/25,152200000
3/6/25,149900000
""",
        DAILY | {"dates": "mdy"},
        figures="""
            chatgpt 2025-03-04 150100000
            chatgpt 2025-03-05 152200000
            chatgpt 2025-03-06 149900000
        """,
    ),
    Shape(
        "two orders in one column",
        """\
Date,ChatGPT
13/2/2025,150100000
2/14/2025,152200000
3/3/2025,149900000
""",
        DAILY,
        refused=("line 3", "13/2/2025", "--dates"),
    ),
    Shape(
        "days with points",
        """\
Date,ChatGPT
1.3.2025,150100000
2.3.2025,152200000
31.3.2025,149900000
""",
        DAILY,
        figures="""
            chatgpt 2025-03-01 150100000
            chatgpt 2025-03-02 152200000
            chatgpt 2025-03-31 149900000
        """,
    ),
    Shape(
        "a day of publication that could be two",
        """\
Service,Period,Value,Published
ChatGPT,2025-03,4500000000,04/05/2025
Claude,2025-03,99700000,04/05/2025
""",
        VISITS,
        refused=("line 2", "Published", "--dates"),
    ),
    Shape(
        "days across, month first",
        """\
Service,3/4/2025,3/31/2025
ChatGPT,150100000,152200000
""",
        DAILY,
        figures="""
            chatgpt 2025-03-04 150100000
            chatgpt 2025-03-31 152200000
        """,
    ),
    Shape(
        "days across that could change places",
        """\
Service,3/4/2025,3/5/2025
ChatGPT,150100000,152200000
""",
        DAILY,
        refused=("3/4/2025", "--dates"),
    ),
]
