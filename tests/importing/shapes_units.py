"""Scales, units and the decimal sign: where a wrong guess would be a wrong number."""

from .shapes import REFERRALS, VISITS, Shape

SHAPES = [
    Shape(
        "millions in the title",
        """\
Web visits of AI chatbots (in millions)
Month,ChatGPT,Claude
2025-02,3905,83.5
2025-03,4500,99.7
""",
        VISITS,
        refused=("in millions", "--scale 1000000"),
    ),
    Shape(
        "millions in the title and told: once",
        """\
Web visits of AI chatbots (in millions)
Month,ChatGPT,Claude
2025-02,3905,83.5
2025-03,4500,99.7
""",
        VISITS | {"scale": 1000000},
        figures="""
            chatgpt 2025-02 3905000000
            claude 2025-02 83500000
            chatgpt 2025-03 4500000000
            claude 2025-03 99700000
        """,
    ),
    Shape(
        "millions in a note below the table",
        """\
Month,ChatGPT,Claude
2025-02,3905,83.5
2025-03,4500,99.7
Note: visits in millions. Source: Similarweb
""",
        VISITS,
        refused=("visits in millions", "--scale"),
    ),
    Shape(
        "millions in the header of the values",
        """\
Service,Period,Visits (millions)
ChatGPT,2025-02,"3,905"
ChatGPT,2025-03,"4,500"
Claude,2025-02,83.5
Claude,2025-03,99.7
""",
        VISITS,
        figures="""
            chatgpt 2025-02 3905000000
            chatgpt 2025-03 4500000000
            claude 2025-02 83500000
            claude 2025-03 99700000
        """,
    ),
    Shape(
        "millions in the headers of services",
        """\
Month,ChatGPT (millions),Claude (millions)
2025-02,3905,83.5
2025-03,4500,99.7
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
        "millions in the header, billions in the cells",
        """\
Service,Period,Value (in thousands)
ChatGPT,2025-02,3.905B
ChatGPT,2025-03,4.5B
Claude,2025-02,83.5M
Claude,2025-03,99.7M
""",
        VISITS,
        refused=("line 2", "3.905B", "--scale 1"),
    ),
    Shape(
        "a letter in the title",
        """\
AI chatbots: monthly visits (M)
Month,ChatGPT,Claude
2025-03,4500,99.7
""",
        VISITS,
        refused=("(M)", "--scale"),
    ),
    Shape(
        "millions in the corner of the table",
        """\
Service (visits in millions),2025-02,2025-03
ChatGPT,3905,4500
Claude,83.5,99.7
""",
        VISITS,
        refused=("visits in millions", "--scale"),
    ),
    Shape(
        "millions of something in the title are a number",
        """\
ChatGPT passes 500 million users
Service,Period,Value
ChatGPT,2025-03,4500000000
""",
        VISITS,
        figures="""
            chatgpt 2025-03 4500000000
        """,
    ),
    Shape(
        "millions in the header, visits in the column of units",
        """\
Service,Period,Value (in millions),Unit
ChatGPT,2025-03,4500,visits
Claude,2025-03,99.7,visits
""",
        VISITS,
        figures="""
            chatgpt 2025-03 4500000000
            claude 2025-03 99700000
        """,
    ),
    Shape(
        "thousands in the header, millions in the column of units",
        """\
Service,Period,Value (in thousands),Unit
ChatGPT,2025-03,4500,million
""",
        VISITS,
        refused=("line 2", "× 1,000,000", "--scale"),
    ),
    Shape(
        "a unit for each row",
        """\
service,metric,period,region,value,unit
ChatGPT,mau,2025-03,WORLD,600,million
Claude,mau,2025-03,WORLD,18900,thousand
ChatGPT,genai-visit-share,2025-03,WORLD,77.6,%
ChatGPT,monthly-visits,2025-03,WORLD,4500000000,visits
""",
        {"measured_by": "Similarweb"},
        figures="""
            chatgpt mau 2025-03 WORLD 600000000
            claude mau 2025-03 WORLD 18900000
            chatgpt genai-visit-share 2025-03 WORLD 77.6
            chatgpt monthly-visits 2025-03 WORLD 4500000000
        """,
    ),
    Shape(
        "dollars in millions in the header",
        """\
Company,Date,ARR ($M)
Cursor,2025-06,500
ChatGPT,2025-06,10000
""",
        {"metric": "annualized-revenue", "region": "WORLD", "measured_by": "TechCrunch"},
        figures="""
            cursor 2025-06 500000000
            chatgpt 2025-06 10000000000
        """,
    ),
    Shape(
        "another window in the header than in the metric",
        """\
Service,Month,Weekly visits
ChatGPT,2025-03,1100000000
""",
        VISITS,
        refused=("Weekly visits", "--metric"),
    ),
    Shape(
        "euros in a metric of dollars",
        """\
Service,Date,Value
Cursor,2025-06,€430M
ChatGPT,2025-06,€8.6bn
""",
        {"metric": "annualized-revenue", "region": "WORLD", "measured_by": "TechCrunch"},
        refused=("line 2", "EUR"),
    ),
    Shape(
        "milliseconds are no millions",
        """\
Service,Date,Value
Claude Haiku 4.5,2025-11,620ms
GPT-4.1 mini,2025-11,540 ms
""",
        {"metric": "time-to-first-token", "region": "WORLD", "measured_by": "Artificial Analysis"},
        refused=("line 2", "620ms"),
    ),
    Shape(
        "shares that add to one",
        """\
Date,ChatGPT,Perplexity,Gemini,Claude
2025-05,0.7986,0.118,0.06,0.0234
2025-06,0.8092,0.1107,0.055,0.0251
""",
        REFERRALS,
        refused=("line 2", "--scale 100"),
    ),
    Shape(
        "shares that add to one, told",
        """\
Date,ChatGPT,Perplexity
2025-05,0.7986,0.118
2025-06,0.8092,0.1107
""",
        REFERRALS | {"scale": 100},
        figures="""
            chatgpt 2025-05 79.86
            perplexity 2025-05 11.8
            chatgpt 2025-06 80.92
            perplexity 2025-06 11.07
        """,
    ),
    Shape(
        "small shares of small services",
        """\
Date,Claude,Deepseek
2025-05,0.5,0.8
2025-06,0.45,0.77
""",
        REFERRALS,
        figures="""
            claude 2025-05 0.5
            deepseek 2025-05 0.8
            claude 2025-06 0.45
            deepseek 2025-06 0.77
        """,
    ),
    Shape(
        "half of the sheet lost its percent signs",
        """\
Date,ChatGPT,Perplexity
2025-05,79.86%,11.8%
2025-06,0.8092,0.1107
""",
        REFERRALS,
        figures="""
            chatgpt 2025-05 79.86
            perplexity 2025-05 11.8
            chatgpt 2025-06 0.8092
            perplexity 2025-06 0.1107
        """,
        warned=("line 3", "1/100"),
    ),
]
