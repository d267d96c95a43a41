"""What stands down and across, and what a table says of itself."""

from .shapes import APPS, VISITS, Shape

SHAPES = [
    Shape(
        "metrics across",
        """\
service,period,region,Monthly visits,MAU,App MAU
ChatGPT,2025-03,Worldwide,4500000000,600000000,
Claude,2025-03,Worldwide,99700000,18900000,2900000
""",
        {"measured_by": "Similarweb"},
        figures="""
            chatgpt monthly-visits 2025-03 WORLD 4500000000
            chatgpt mau 2025-03 WORLD 600000000
            claude monthly-visits 2025-03 WORLD 99700000
            claude mau 2025-03 WORLD 18900000
            claude app-mau 2025-03 WORLD 2900000
        """,
    ),
    Shape(
        "periods across and the last one's change",
        """\
Service,Feb 2025,Mar 2025,Change
ChatGPT,3.905B,4.500B,+15.2%
Gemini,284.1M,350.6M,+23.4%
Claude,83.5M,99.7M,+19.4%
""",
        VISITS,
        figures="""
            chatgpt 2025-02 3905000000
            chatgpt 2025-03 4500000000
            google-gemini 2025-02 284100000
            google-gemini 2025-03 350600000
            claude 2025-02 83500000
            claude 2025-03 99700000
        """,
        changes="chatgpt 2025-03 15.2; google-gemini 2025-03 23.4; claude 2025-03 19.4",
    ),
    Shape(
        "the newest period first and its change",
        """\
Service,Mar 2025,Feb 2025,MoM
ChatGPT,4.5B,3.905B,+15.2%
Claude,,83.5M,+1%
""",
        VISITS,
        figures="""
            chatgpt 2025-03 4500000000
            chatgpt 2025-02 3905000000
            claude 2025-02 83500000
        """,
        changes="chatgpt 2025-03 15.2",
    ),
    Shape(
        "a change beside several services",
        """\
Month,ChatGPT,Claude,MoM
2025-03,4500000000,99700000,+15.2%
""",
        VISITS,
        refused=("MoM", "--ignore-columns"),
    ),
    Shape(
        "a year to date among months",
        """\
Service,Rank,Jan-25,Feb-25,2025 YTD
ChatGPT,1,3800000000,3905000000,7705000000
Claude,2,76800000,83500000,160300000
""",
        VISITS,
        refused=("2025 YTD", "--ignore-columns"),
    ),
    Shape(
        "periods across, metrics down",
        """\
Service,Metric,Region,2025-01,2025-02
ChatGPT,Monthly visits,US,588120011,601944100
ChatGPT,Share of web visits,US,77.1,76.2
""",
        {"measured_by": "Similarweb"},
        figures="""
            chatgpt monthly-visits 2025-01 US 588120011
            chatgpt monthly-visits 2025-02 US 601944100
            chatgpt genai-visit-share 2025-01 US 77.1
            chatgpt genai-visit-share 2025-02 US 76.2
        """,
    ),
    Shape(
        "metrics down, services across",
        """\
Metric,ChatGPT,Claude
Monthly visits,4500000000,99700000
MAU,600000000,18900000
""",
        {"region": "WORLD", "measured_by": "Similarweb", "period": "2025-03"},
        figures="""
            chatgpt monthly-visits 2025-03 WORLD 4500000000
            claude monthly-visits 2025-03 WORLD 99700000
            chatgpt mau 2025-03 WORLD 600000000
            claude mau 2025-03 WORLD 18900000
        """,
    ),
    Shape(
        "services over metrics",
        """\
,ChatGPT,,Claude,
Month,Monthly visits,MAU,Monthly visits,MAU
2025-03,4500000000,600000000,99700000,18900000
""",
        {"region": "WORLD", "measured_by": "Similarweb"},
        refused=("“Monthly visits” and “Monthly visits”", "--ignore-columns"),
    ),
    Shape(
        "ranks and two kinds of change",
        """\
Rank,Service,Month,Monthly visits,YoY,MoM
1,ChatGPT,2025-03,4500000000,148%,15.24%
2,Claude,2025-03,99700000,63%,19.4%
""",
        {"region": "WORLD", "measured_by": "Similarweb"},
        figures="""
            chatgpt monthly-visits 2025-03 WORLD 4500000000
            claude monthly-visits 2025-03 WORLD 99700000
        """,
        changes="chatgpt 2025-03 15.24; claude 2025-03 19.4",
    ),
    Shape(
        "parts of a service beside it",
        """\
Month,ChatGPT,ChatGPT (iOS),ChatGPT (Android)
2025-02,3867664,1102001,2765663
2025-03,5090965,1511004,3579961
""",
        APPS,
        refused=("ChatGPT (iOS)", "--ignore-columns"),
    ),
    Shape(
        "a column of platforms",
        """\
App,Platform,Month,Region,Value
ChatGPT,iOS,2025-03,KR,1511004
ChatGPT,Android,2025-03,KR,3579961
""",
        {"metric": "app-mau", "measured_by": "Mobile Index"},
        refused=("Platform", "--ignore-columns"),
    ),
    Shape(
        "one service in two regions",
        """\
Month,ChatGPT (US),ChatGPT (KR)
2025-03,702113560,95000000
""",
        {"metric": "monthly-visits", "measured_by": "Similarweb"},
        figures="""
            chatgpt monthly-visits 2025-03 US 702113560
            chatgpt monthly-visits 2025-03 KR 95000000
        """,
    ),
    Shape(
        "a region in one header only",
        """\
Month,ChatGPT (US),ChatGPT
2025-03,702113560,4500000000
""",
        VISITS,
        figures="""
            chatgpt monthly-visits 2025-03 US 702113560
            chatgpt 2025-03 4500000000
        """,
    ),
    Shape(
        "two names of one service",
        """\
Month,ChatGPT,Bard,Gemini
2024-01,1600000000,193000000,1000000
2024-02,1630000000,12000000,316000000
""",
        VISITS,
        refused=("“Bard” and “Gemini”", "--ignore-columns"),
    ),
    Shape(
        "two domains of one service",
        """\
Domain,Period,Visits
chat.openai.com,2024-05,637000000
chatgpt.com,2024-05,1900000000
""",
        VISITS,
        refused=("line 3", "Line 2 gives 637000000"),
    ),
    Shape(
        "a column of regions goes before the option",
        """\
Service,Period,Country,Value
ChatGPT,2025-03,United States,702113560
ChatGPT,2025-03,South Korea,95000000
ChatGPT,2025-03,Worldwide,4500000000
""",
        VISITS,
        figures="""
            chatgpt monthly-visits 2025-03 US 702113560
            chatgpt monthly-visits 2025-03 KR 95000000
            chatgpt 2025-03 4500000000
        """,
    ),
    Shape(
        "a country that could be two",
        """\
Service,Period,Country,Value
ChatGPT,2025-03,USA,702113560
ChatGPT,2025-03,Korea,95000000
""",
        {"metric": "monthly-visits", "measured_by": "Similarweb"},
        refused=("line 3", "Korea", "South Korea"),
    ),
    Shape(
        "the region above the table",
        """\
Report: Web visits
Region: United States

Month,ChatGPT,Claude
2025-03,702113560,30112007
""",
        {"metric": "monthly-visits", "measured_by": "Similarweb"},
        figures="""
            chatgpt monthly-visits 2025-03 US 702113560
            claude monthly-visits 2025-03 US 30112007
        """,
    ),
    Shape(
        "no region",
        """\
Month,ChatGPT,Claude
2025-03,4500000000,99700000
""",
        {"metric": "monthly-visits", "measured_by": "Similarweb"},
        refused=("region", "--region"),
    ),
    Shape(
        "no metric",
        """\
Month,ChatGPT,Claude
2025-03,4500000000,99700000
""",
        {"region": "WORLD", "measured_by": "Similarweb"},
        refused=("metric", "--metric"),
    ),
    Shape(
        "another metric in the header than told",
        """\
Month,Service,Weekly active users
2025-03,ChatGPT,500000000
2025-03,Claude,4000000
""",
        {"metric": "mau", "region": "WORLD", "measured_by": "OpenAI"},
        refused=("Weekly active users", "--metric"),
    ),
    Shape(
        "a name that is nearly one",
        """\
Service,Period,Value
ChatGPT,2025-03,4500000000
Cluade,2025-03,99700000
Gemini Advanced,2025-03,100000
""",
        VISITS,
        refused=("line 3", "Cluade", "Did you mean Claude?"),
    ),
    Shape(
        "a second header the other way round",
        """\
Month,ChatGPT,Claude
2025-01,3800000000,76800000
2025-02,3905000000,83500000
Month,Claude,ChatGPT
2025-03,99700000,4500000000
""",
        VISITS,
        refused=("line 4", "Month"),
    ),
    Shape(
        "two tables in one file",
        """\
Monthly visits
Month,ChatGPT,Claude
2025-02,3905000000,83500000
2025-03,4500000000,99700000

Share of visits (%)
Month,ChatGPT,Claude
2025-02,77.1,1.6
2025-03,76.2,1.9
""",
        VISITS,
        refused=("line 6", "Share of visits (%)"),
    ),
]
