"""What programs that watch the web and the stores write."""

from .shapes import REFERRALS, SHARES, VISITS, Shape

SHAPES = [
    Shape(
        "names in a column that says nothing, beside an empty code",
        """\
Entity,Code,Year,Monthly active users
ChatGPT,,2023,180000000
ChatGPT,,2024,350000000
Claude,,2024,18900000
""",
        {"region": "WORLD", "measured_by": "Epoch AI"},
        figures="""
            chatgpt mau 2023 WORLD 180000000
            chatgpt mau 2024 WORLD 350000000
            claude mau 2024 WORLD 18900000
        """,
    ),
    Shape(
        "countries in that same column",
        """\
Entity,Code,Year,Monthly web visits
South Korea,KOR,2024,95000000
South Korea,KOR,2025,171000000
United States,USA,2024,510000000
World,OWID_WRL,2024,3800000000
""",
        {"service": "ChatGPT", "measured_by": "Similarweb"},
        figures="""
            chatgpt monthly-visits 2024 KR 95000000
            chatgpt monthly-visits 2025 KR 171000000
            chatgpt monthly-visits 2024 US 510000000
            chatgpt monthly-visits 2024 WORLD 3800000000
        """,
        warned=("line 2", "usually given for each month"),
    ),
    Shape(
        "the period inside the header of the values",
        """\
"AI Chatbot","Market Share Perc. (May 2025)"
"ChatGPT",79.86
"Perplexity",11.8
"Microsoft Copilot",5.18
""",
        REFERRALS,
        figures="""
            chatgpt 2025-05 79.86
            perplexity 2025-05 11.8
            microsoft-copilot 2025-05 5.18
        """,
    ),
    Shape(
        "sunday weeks, the region inside the headers, less than one",
        """\
Category: All categories

Week,ChatGPT: (Worldwide),Gemini: (Worldwide),Claude: (Worldwide)
2025-03-02,61,9,<1
2025-03-09,64,10,1
2025-03-16,66,11,<1
""",
        {"metric": "chatbot-referral-share", "measured_by": "Google"},
        figures="""
            chatgpt chatbot-referral-share 2025-03-02/P7D WORLD 61
            google-gemini chatbot-referral-share 2025-03-02/P7D WORLD 9
            claude chatbot-referral-share 2025-03-02/P7D WORLD 1 at-most
            chatgpt chatbot-referral-share 2025-03-09/P7D WORLD 64
            google-gemini chatbot-referral-share 2025-03-09/P7D WORLD 10
            claude chatbot-referral-share 2025-03-09/P7D WORLD 1
            chatgpt chatbot-referral-share 2025-03-16/P7D WORLD 66
            google-gemini chatbot-referral-share 2025-03-16/P7D WORLD 11
            claude chatbot-referral-share 2025-03-16/P7D WORLD 1 at-most
        """,
        warned=("line 4",),
    ),
    Shape(
        "a region in the headers goes before the option",
        """\
Category: All categories

Week,ChatGPT: (South Korea),Gemini: (South Korea)
2025-03-02,61,9
2025-03-09,64,10
""",
        {"metric": "chatbot-referral-share", "region": "WORLD", "measured_by": "Google"},
        figures="""
            chatgpt chatbot-referral-share 2025-03-02/P7D KR 61
            google-gemini chatbot-referral-share 2025-03-02/P7D KR 9
            chatgpt chatbot-referral-share 2025-03-09/P7D KR 64
            google-gemini chatbot-referral-share 2025-03-09/P7D KR 10
        """,
        warned=("line 4",),
    ),
    Shape(
        "other metrics beside the visits",
        """\
Domain,Month,Visits,Pages / Visit,Avg. Visit Duration,Bounce Rate
chatgpt.com,Mar 2025,"4,500,312,884",3.81,00:06:21,38.41%
claude.ai,Mar 2025,"99,731,020",4.02,00:05:47,33.10%
""",
        VISITS,
        refused=("Pages / Visit", "--columns value="),
    ),
    Shape(
        "tabs in UTF-16, days that are months by option",
        """\
App Name	Date	Country	Downloads (Absolute)
ChatGPT	2025-03-01	US	4218804
ChatGPT	2025-03-01	KR	1163920
Claude	2025-03-01	US	311207
""",
        {"metric": "app-downloads", "period_kind": "month", "measured_by": "Sensor Tower"},
        figures="""
            chatgpt app-downloads 2025-03 US 4218804
            chatgpt app-downloads 2025-03 KR 1163920
            claude app-downloads 2025-03 US 311207
        """,
        encoding="utf-16",
        ends="\r\n",
    ),
    Shape(
        "numbers of apps beside the values",
        """\
App Name,App ID,Date,Country,Downloads
ChatGPT,6448311069,2025-01-01,US,3901220
ChatGPT,6448311069,2025-02-01,US,3710094
ChatGPT,6448311069,2025-03-01,US,4218804
""",
        {"metric": "app-downloads", "measured_by": "Sensor Tower"},
        refused=("App ID", "--columns value="),
    ),
    Shape(
        "lines above the table; a publisher that is the service's",
        """\
Exported from data.ai,2025-04-03
Country,South Korea

Rank,App,Publisher,MAU
1,ChatGPT,OpenAI,"5,090,965"
2,A.,SK Telecom,"1,550,412"
3,wrtn,Wrtn Technologies,"850,903"
""",
        {"metric": "app-mau", "region": "KR", "period": "2025-03", "measured_by": "data.ai"},
        figures="""
            chatgpt 2025-03 5090965
            a-dot 2025-03 1550412
            wrtn 2025-03 850903
        """,
    ),
    Shape(
        "timestamps at midnight are days",
        """\
timestamp,ChatGPT,Claude,Gemini
2025-03-01T00:00:00Z,74.2,2.4,5.5
2025-03-02T00:00:00Z,73.9,2.5,5.8
""",
        SHARES,
        figures="""
            chatgpt 2025-03-01 74.2
            claude 2025-03-01 2.4
            google-gemini 2025-03-01 5.5
            chatgpt 2025-03-02 73.9
            claude 2025-03-02 2.5
            google-gemini 2025-03-02 5.8
        """,
    ),
    Shape(
        "hours are no days",
        """\
timestamp,ChatGPT,Claude
2025-03-01T00:00:00Z,74.2,2.4
2025-03-01T01:00:00Z,73.9,2.5
""",
        SHARES,
        refused=("line 3", "timestamp", "finer than a day"),
    ),
    Shape(
        "midnight elsewhere is no midnight",
        """\
timestamp,ChatGPT
2025-02-28T15:00:00Z,74.2
2025-03-01T15:00:00Z,73.9
""",
        SHARES,
        refused=("line 2", "timestamp", "finer than a day"),
    ),
    Shape(
        "years across, a preamble of its own columns, a comma at the end",
        """\
"Data Source","AI Adoption Indicators",

"Last Updated Date","2025-07-01",

"Country Name","Country Code","Indicator Name","Indicator Code","2022","2023","2024",
"Korea, Rep.","KOR","Monthly active users","AI.MAU.TOT","","2100000","5100000",
"United States","USA","Monthly active users","AI.MAU.TOT","","54000000","88000000",
"World","WLD","Monthly active users","AI.MAU.TOT","","180000000","350000000",
""",
        {"service": "ChatGPT", "measured_by": "Epoch AI"},
        figures="""
            chatgpt mau 2023 KR 2100000
            chatgpt mau 2024 KR 5100000
            chatgpt mau 2023 US 54000000
            chatgpt mau 2024 US 88000000
            chatgpt mau 2023 WORLD 180000000
            chatgpt mau 2024 WORLD 350000000
        """,
        encoding="utf-8-sig",
        ends="\r\n",
    ),
    Shape(
        "a power of ten in a column of its own",
        """\
DATAFLOW,FREQ,REF_AREA,SERVICE,MEASURE,UNIT_MEASURE,UNIT_MULT,TIME_PERIOD,OBS_VALUE,OBS_STATUS
AI:USE(1.0),A,KR,ChatGPT,mau,PS,6,2024,5.1,A
AI:USE(1.0),A,US,ChatGPT,mau,PS,6,2024,88,A
""",
        {"measured_by": "Epoch AI"},
        refused=("UNIT_MULT", "--ignore-columns"),
    ),
    Shape(
        "comments above, a total without a name below",
        """\
# ----------------------------------------
# Traffic acquisition: Session source
# Property: news site
# ----------------------------------------
#
# All Users
# Start date: 20250301
# End date: 20250331
Session source,Visits
chatgpt.com,4512
perplexity.ai,1210
gemini.google.com,338
,6060
""",
        VISITS | {"period": "2025-03"},
        refused=("line 13", "Session source", "blank"),
    ),
    Shape(
        "ranks, trillions, an author, a change that says nothing",
        """\
Rank,Model,Author,Tokens,Change
1.,Grok Code Fast 1,x-ai,1.16T,12%
2.,Gemini 2.5 Flash,google,423B,3%
3.,GPT-4.1 mini,openai,98.7B,-
""",
        {"metric": "monthly-tokens", "region": "WORLD", "period": "2025-09", "measured_by": "OpenRouter"},
        figures="""
            grok-code-fast-1 2025-09 1160000000000
            gemini-2-5-flash 2025-09 423000000000
            gpt-4-1-mini 2025-09 98700000000
        """,
        changes="grok-code-fast-1 2025-09 12; gemini-2-5-flash 2025-09 3",
    ),
    Shape(
        "a crosstab under a header of its own",
        """\
		Month of Date
Service	Region	January 2025	February 2025	March 2025
ChatGPT	United States	588,120,011	601,944,100	702,113,560
Claude	United States	21,300,911		30,112,007
""",
        {"metric": "monthly-visits", "measured_by": "Similarweb"},
        figures="""
            chatgpt monthly-visits 2025-01 US 588120011
            chatgpt monthly-visits 2025-02 US 601944100
            chatgpt monthly-visits 2025-03 US 702113560
            claude monthly-visits 2025-01 US 21300911
            claude monthly-visits 2025-03 US 30112007
        """,
        encoding="utf-16",
        ends="\r\n",
    ),
]
