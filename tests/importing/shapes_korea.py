"""Files from Korea: their numbers, units and periods."""

from .shapes import APPS, Shape

SHAPES = [
    Shape(
        "a ranking of apps with changes on the month before",
        """\
순위,앱명,사용자 수(명),전월 대비
1,챗GPT,"14,299,545",2.1%
2,에이닷,"1,550,412",-0.4%
3,제타,"1,012,330",-
""",
        APPS | {"period": "2026-01"},
        figures="""
            chatgpt 2026-01 14299545
            a-dot 2026-01 1550412
            zeta 2026-01 1012330
        """,
        changes="chatgpt 2026-01 2.1; a-dot 2026-01 -0.4",
        encoding="cp949",
        ends="\r\n",
    ),
    Shape(
        "values in 만 by the line above",
        """\
생성형 AI 앱 월간 사용자 (단위: 만명)
앱,2025년 1월,2025년 2월,2025년 3월
챗GPT,346.0,386.8,509.1
뤼튼,80,85,91
""",
        APPS | {"measured_by": "WiseApp"},
        figures="""
            chatgpt 2025-01 3460000
            chatgpt 2025-02 3868000
            chatgpt 2025-03 5091000
            wrtn 2025-01 800000
            wrtn 2025-02 850000
            wrtn 2025-03 910000
        """,
    ),
    Shape(
        "said above and told: once",
        """\
생성형 AI 앱 월간 사용자 (단위: 만명)
앱,2025년 1월,2025년 2월
챗GPT,346.0,386.8
뤼튼,80,85
""",
        APPS | {"measured_by": "WiseApp", "scale": 10000},
        figures="""
            chatgpt 2025-01 3460000
            chatgpt 2025-02 3868000
            wrtn 2025-01 800000
            wrtn 2025-02 850000
        """,
    ),
    Shape(
        "values in 만 by parentheses only",
        """\
챗GPT 등 앱 월간 이용자 수(만 명)
월,챗GPT,클로드
2025-03,509.1,10.2
""",
        APPS,
        refused=("만 명", "--scale"),
    ),
    Shape(
        "thousands, ten thousands and a missing mark in Korean",
        """\
앱,'25년 1월,'25년 2월,'25년 8월
챗GPT,"1,031만",1천122만,2천31만 명
제타,-,30만5천명,약 100만
""",
        APPS | {"measured_by": "WiseApp"},
        figures="""
            chatgpt 2025-01 10310000
            chatgpt 2025-02 11220000
            chatgpt 2025-08 20310000
            zeta 2025-02 305000
            zeta 2025-08 1000000 approx
        """,
    ),
    Shape(
        "values in 천 by a column of units",
        """\
"서비스","지표","단위","2025.01","2025.02"
"챗GPT","앱 MAU","천명","3460","3868"
"뤼튼","앱 MAU","천명","801","851"
""",
        {"region": "KR", "measured_by": "Mobile Index"},
        figures="""
            chatgpt app-mau 2025-01 KR 3460000
            chatgpt app-mau 2025-02 KR 3868000
            wrtn app-mau 2025-01 KR 801000
            wrtn app-mau 2025-02 KR 851000
        """,
        encoding="cp949",
        ends="\r\n",
    ),
    Shape(
        "an October that a spreadsheet shortened",
        """\
기간,챗GPT
2025.8,12030000
2025.9,12410000
2025.1,13020000
2025.11,13500000
2025.12,13990000
""",
        APPS,
        refused=("기간", "2025.1", "October"),
    ),
    Shape(
        "minutes in a metric of hours",
        """\
서비스,기간,지역,값
챗GPT,2025년 3월,한국,34억분
뤼튼,2025년 3월,한국,1억 2천만분
""",
        {"metric": "app-use-hours", "measured_by": "WiseApp"},
        refused=("line 2", "34억분"),
    ),
    Shape(
        "numbers in Korean words",
        """\
서비스,기간,지역,값
챗GPT,2025년 1월,한국,"1억 2,300만 명"
챗GPT,2025년 2월,한국,3.5억
챗GPT,2025년 3월,한국,약 5억명
챗GPT,2025년 4월,한국,5억3천만+
챗GPT,2025년 5월,한국,5천만명 이상
챗GPT,2025년 6월,한국,５１０００００００
""",
        {"metric": "mau", "measured_by": "OpenAI"},
        figures="""
            chatgpt mau 2025-01 KR 123000000
            chatgpt mau 2025-02 KR 350000000
            chatgpt mau 2025-03 KR 500000000 approx
            chatgpt mau 2025-04 KR 530000000 at-least
            chatgpt mau 2025-05 KR 50000000 at-least
            chatgpt mau 2025-06 KR 510000000
        """,
        warned=("line 6", "1/10"),
    ),
    Shape(
        "quarters, halves and years in Korean",
        """\
서비스,기간,지역,값
챗GPT,2025년 1분기,한국,5000000
챗GPT,2025년 상반기,한국,7000000
챗GPT,1Q25,미국,88000000
챗GPT,2025년,전 세계,400000000
""",
        {"metric": "mau", "measured_by": "OpenAI"},
        figures="""
            chatgpt mau 2025-Q1 KR 5000000
            chatgpt mau 2025-H1 KR 7000000
            chatgpt mau 2025-Q1 US 88000000
            chatgpt mau 2025 WORLD 400000000
        """,
    ),
]
