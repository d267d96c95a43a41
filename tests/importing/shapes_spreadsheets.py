"""What spreadsheets of the world save: their encodings, their signs, their numbers."""

from .shapes import APPS, REFERRALS, SHARES, VISITS, Shape

SHAPES = [
    Shape(
        "excel in Seoul",
        """\
월,챗GPT,제미나이,클로드,비고
2025년 1월,"3,460,211","7,240",,
2025년 2월,"3,867,664","9,102","1,031",추정
2025년 3월,"5,090,965","12,877","1,904",지브리 열풍
""",
        APPS,
        figures="""
            chatgpt 2025-01 3460211
            google-gemini 2025-01 7240
            chatgpt 2025-02 3867664
            google-gemini 2025-02 9102
            claude 2025-02 1031
            chatgpt 2025-03 5090965
            google-gemini 2025-03 12877
            claude 2025-03 1904
        """,
        encoding="cp949",
        ends="\r\n",
    ),
    Shape(
        "excel in Berlin: days under a header of months",
        """\
sep=;
Month;ChatGPT;Claude;Gemini
01.03.2025;79,80;0,5;2
01.04.2025;80,12;0,61;2,31
13.05.2025;80,3;0,7;2,4
""",
        REFERRALS,
        refused=("line 5", "Month", "13.05.2025"),
        encoding="cp1252",
        ends="\r\n",
    ),
    Shape(
        "decimal commas, umlauts of a code page",
        """\
Dienst;Monat;Wert;Bemerkung
ChatGPT;2025-03;64,5;vorläufig für März
Claude;2025-03;2,25;geschätzt
""",
        SHARES | {"columns": {"service": ["Dienst"], "period": ["Monat"], "value": ["Wert"], "note": ["Bemerkung"]}},
        figures="""
            chatgpt 2025-03 64.5
            claude 2025-03 2.25
        """,
        encoding="cp1252",
        ends="\r\n",
    ),
    Shape(
        "narrow spaces and spaces that do not break between thousands",
        "Month;ChatGPT;Claude;Gemini\n2025-01;3\u202f800\u202f000\u202f000;76\u202f800\u202f000;267\u202f600\u202f000\n2025-02;3\u202f905\u202f000\u202f000;;284\xa0100\xa0000\n",
        VISITS,
        figures="""
            chatgpt 2025-01 3800000000
            claude 2025-01 76800000
            google-gemini 2025-01 267600000
            chatgpt 2025-02 3905000000
            google-gemini 2025-02 284100000
        """,
    ),
    Shape(
        "apostrophes between thousands",
        """\
Service,Period,Value
ChatGPT,2025-03,4'500'312'884
Claude,2025-03,99’731’020
Grok,2025-03,812'004
""",
        VISITS,
        figures="""
            chatgpt 2025-03 4500312884
            claude 2025-03 99731020
            grok 2025-03 812004
        """,
    ),
    Shape(
        "thousands in groups of two",
        """\
Service,Period,Value
ChatGPT,2025-03,"45,00,31,288"
Claude,2025-03,"99,73,102"
""",
        {"metric": "monthly-visits", "region": "IN", "measured_by": "Similarweb"},
        refused=("line 2", "45,00,31,288", "groups of three"),
    ),
    Shape(
        "UTF-16 without its mark",
        """\
Service,Period,Value
ChatGPT,2025-03,4500000000
Claude,2025-03,99700000
""",
        VISITS,
        figures="""
            chatgpt 2025-03 4500000000
            claude 2025-03 99700000
        """,
        encoding="utf-16-be",
    ),
    Shape(
        "raised digits behind numbers",
        """\
Service,Period,Value
ChatGPT,2025-03,4500000000¹
Claude,2025-03,99700000²
Grok,2025-03,202700000
""",
        VISITS,
        refused=("line 2", "4500000000¹"),
    ),
    Shape(
        "thousands without quotes shift a row",
        """\
Month,ChatGPT,Claude
2025-02,3905,835
2025-03,4,500,997
""",
        VISITS,
        refused=("line 3", "4 cells where the header has 3"),
    ),
    Shape(
        "quoted line ends, quotes and commas",
        """\
Service,Period,Value,Note
ChatGPT,2025-03,4500000000,"Ghibli wave,
see ""Images""

2025-03,ChatGPT"
Claude,2025-03,99700000,
""",
        VISITS,
        figures="""
            chatgpt 2025-03 4500000000
            claude 2025-03 99700000
        """,
        ends="\r\n",
    ),
    Shape(
        "all line ends in one file",
        "Service,Period,Value\r\nChatGPT,2025-03,4500000000\nClaude,2025-03,99700000\rGrok,2025-03,202700000\r\n",
        VISITS,
        figures="""
            chatgpt 2025-03 4500000000
            claude 2025-03 99700000
            grok 2025-03 202700000
        """,
    ),
    Shape(
        "errors of formulas",
        """\
Month,ChatGPT,Claude
2025-02,3905000000,#REF!
2025-03,########,99700000
""",
        VISITS,
        refused=("line 2", "Claude", "#REF!"),
    ),
    Shape(
        "powers of ten",
        """\
Service,Period,Value
ChatGPT,2025-03,4.5E+09
Claude,2025-03,9.97E+07
""",
        VISITS,
        figures="""
            chatgpt 2025-03 4500000000
            claude 2025-03 99700000
        """,
    ),
    Shape(
        "bytes that are Chinese or Korean",
        """\
服务,月份,数值
豆包,2025-03,100000000
元宝,2025-03,41000000
""",
        {"metric": "app-mau", "region": "CN", "measured_by": "QuestMobile"},
        refused=("line 1", "--encoding"),
        encoding="gb18030",
    ),
]
