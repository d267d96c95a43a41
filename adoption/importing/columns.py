"""Header cells -> what stands in their columns, by the names that people give them in English and Korean."""

import re
from dataclasses import dataclass

from adoption.values import quantity
from adoption.values.names import fold
from adoption.values.quantity import QuantityError

# The fields of a figure in the order in which the formats hand them to the reader of rows: first the two that
# differ from row to row in most files.
FIELDS = (
    "service",
    "value",
    "metric",
    "period",
    "region",
    "unit",
    "qualifier",
    "reported_change_pct",
    "standing",
    "source",
    "publisher",
    "measured_by",
    "url",
    "published",
    "quote",
    "note",
)
# The columns of the long layout as an export writes them; each of its periods says its own kind.
LONG_COLUMNS = tuple(
    "service metric period region value qualifier reported_change_pct standing source publisher measured_by url"
    " published quote note".split()
)
# Columns that together say a period: a year beside one of its parts, or its first and its last day.
ENDINGS = {"week ending": "week", "month ending": "month", "quarter ending": "quarter"}
PARTS = ("year", "half", "quarter", "month", "week", "day", "start", "end", *ENDINGS)
IGNORED = "ignored"

NAMES: dict[str, str] = {
    "service": "service | service name | ai service | chatbot | chatbot name | ai tool | tool | app name |"
    " website | domain | 서비스 | 서비스명 | 서비스 이름 | 챗봇 | 앱명 | 앱 이름 | 도메인 | dienst",
    "metric": "metric | metric name | measure | indicator | indicator name | kpi | 지표 | 지표명 | 측정 지표 |"
    " kennzahl",
    "period": "period | time period | date | time | timestamp | observation date | ds | reference period | 기간 |"
    " 시점 | 날짜 | 일자 | 기준일 | 조사 시점 | 조사 기간 | 연월 | 년월 | zeitraum | datum",
    "region": "region | country | country name | geography | geo | location | territory | market | ref area |"
    " 지역 | 국가 | 국가명 | 나라 | land",
    "value": "value | values | figure | amount | obs value | 값 | 수치 | 수량 | wert",
    "unit": "unit | units | unit of measure | 단위 | einheit",
    "qualifier": "qualifier | 한정 | 한정어",
    "reported_change_pct": "reported change pct | reported change | growth | growth rate | change | change pct |"
    " change % | % change | percent change | mom | mom change | mom growth | m/m | m o m | 전기 대비 | 전월 대비 |"
    " 증감 | 증감률 | 증감율 | 전월 대비 증감률 | 성장률",
    "standing": "standing | 지위",
    "source": "source | source title | article | report | reference | 출처 | 기사 | 자료 | quelle",
    "publisher": "publisher | published by | outlet | media | 매체 | 매체명 | 언론사 | 발행처",
    "measured_by": "measured by | measurer | measured | data provider | data source | panel | 측정 | 측정 기관 |"
    " 조사 기관 | 조사기관 | 집계",
    "url": "url | link | address | source url | source link | 주소 | 링크",
    "published": "published | published on | publication date | date published | 발행일 | 게재일 | 보도일",
    "quote": "quote | quotation | 인용 | 인용문",
    "note": "note | notes | comment | comments | remark | remarks | 비고 | 참고 | 메모",
    "year": "year | yr | 연도 | 년도 | 년 | 해 | jahr",
    "half": "half | half year | 반기",
    "quarter": "quarter | qtr | 분기 | quartal",
    "month": "month | 월 | 기준월 | monat",
    "week": "week | week of | week starting | week start | week beginning | iso week | 주 | 주차 | 주간 | woche",
    "day": "day | 일 | tag",
    # The day is the last of the week, month or quarter.
    "week ending": "week ending | week ended | week end | w/e | wk ending | week ending date | 주 마지막 날",
    "month ending": "month ending | month ended | month end",
    "quarter ending": "quarter ending | quarter ended | quarter end",
    "start": "start | start date | from | period start | date start | 시작 | 시작일",
    "end": "end | end date | to | until | period end | date end | 종료 | 종료일",
    # Of no use to a figure, and harmless.
    IGNORED: "rank | ranking | # | no | no. | nr | index | id | row | rowid | row id | unnamed: 0 | 순위 | 번호 |"
    " 연번 | reason | logo | icon | emoji | ref | refs | citation | provider | vendor | developer | maker |"
    " author | owner | indicator code | indicator id | series code | 개발사 | 제공사 | 운영사 | dataflow |"
    " structure | structure id | action | freq | frequency | obs status | obs flag | conf status | last update |"
    " time format | decimals | yoy | y/y | yoy change | yoy growth | yoy % | year on year | 전년 대비 |"
    " 전년 동월 대비 | 전년 동기 대비 | 전년비",
}
# These say too little by themselves: what stands below decides.
BY_CONTENT = (
    "name | entity | company | product | platform | app | brand | site | category | item | series | label |"
    " variable | key | area | code | country code | geo code | iso | iso code | statistic | subject | ai | model |"
    " 이름 | 구분 | 항목 | 앱 | 브랜드 | 사이트 | 플랫폼 | 제품 | 회사 | 국가 코드"
)
# Beside the values of single services these are no services.
TOTALS = (
    "total | grand total | totals | sum | subtotal | overall | all | all services | other | others | rest |"
    " average | mean | avg | median | 합계 | 총계 | 총합 | 총합계 | 소계 | 계 | 전체 | 기타 | 그 외 | 평균 |"
    " gesamt | summe | gesamtergebnis"
)
# What a header may say in parentheses without saying anything.
NEUTRAL = frozenset("absolute total number count estimated estimate est est. value values all 추정 추정치 합계".split())
# The same beside the name of a period.
NEUTRAL_PERIOD = frozenset(
    "sat sun mon saturday sunday monday utc gmt kst yyyy-mm yyyy-mm-dd yyyy.mm yyyy.mm.dd".split()
)
# A change of this name is in percent only where its cells say so.
MAY_BE_ABSOLUTE = ("change", "reported change", "증감", "전기 대비", "전월 대비", "mom", "m/m", "m o m", "mom change")


def key(text: str) -> str:
    """A header cell as a key: folded, with spaces for underscores and hyphens."""
    return fold(re.sub(r"[_\-\s]+", " ", text)).strip(" .:*")


def keys(listed: str) -> frozenset[str]:
    return frozenset(key(name) for name in listed.split(" | "))


ROLE_OF = {name: role for role, listed in NAMES.items() for name in keys(listed)} | {"#": IGNORED}
WEAK_NAMES = keys(BY_CONTENT)
TOTAL_NAMES = keys(TOTALS)
MAYBE_ABSOLUTE_NAMES = frozenset(map(key, MAY_BE_ABSOLUTE))
# Words of a header for the time within which its values are counted.
WINDOW_WORDS = {
    "day": re.compile(r"\b(?:daily|per day|dau)\b|일간|일일|일평균|하루", re.IGNORECASE),
    "week": re.compile(r"\b(?:weekly|per week|wau)\b|주간|주당", re.IGNORECASE),
    "month": re.compile(r"\b(?:monthly|per month|mau)\b|월간|월평균", re.IGNORECASE),
    "year": re.compile(r"\b(?:yearly|annual|annually|annualized|per year)\b|연간|연환산", re.IGNORECASE),
}

# `Value (in millions)`, `값(만명)`, `Visits [%]`; Google Trends writes `ChatGPT: (Worldwide)`.
BESIDE = re.compile(r"(?P<name>.*?)[\s:,]*[(\[（](?P<beside>[^()\[\]（）]*)[)\]）]\s*", re.DOTALL)
UNIT_WORDS = re.compile(r"(?:in|단위|units?|einheit)\b\s*[:：]?\s*|단위\s*[:：]?\s*", re.IGNORECASE)
OF_WHAT = re.compile(r"\s+of\s+\w+$", re.IGNORECASE)
LARGE_WORDS = {"thousands": "thousand", "'000": "thousand", "000s": "thousand", "000": "thousand", "mm": "million"}


@dataclass(frozen=True, slots=True)
class Unit:
    """What a header or a unit column says of the values: their scale, and percent or a currency, if any."""

    scale: int
    unit: str


def unit_of(text: str) -> Unit | None:
    """What `in millions`, `만명`, `%`, `USD million` or `visits` says of values; None where it says nothing known."""
    if text.strip().lower() in NEUTRAL:
        return Unit(1, "")
    word = OF_WHAT.sub("", UNIT_WORDS.sub("", text.strip(), count=1).strip())
    word = LARGE_WORDS.get(word.lower(), word)
    if not word or word[0].isdigit():
        return None
    first, _, rest = word.partition(" ")
    for written in (f"1 {word}", f"1{word}", f"{first} 1 {rest}", f"{word[0]}1{word[1:]}", f"{word}1"):
        try:
            read = quantity.parse(written)
        except QuantityError:
            continue
        if read.qualifier == "exact":
            return Unit(int(read.value), read.unit)
    return None


def name_and_beside(cell: str) -> tuple[str, str]:
    """A header cell without what stands in parentheses at its end, and that."""
    match = BESIDE.fullmatch(cell)
    return (match["name"].strip(), match["beside"].strip()) if match and match["name"].strip() else (cell.strip(), "")


def windows_in(header: str) -> set[str]:
    """The times within which a header says that its values are counted: day, week, month, year."""
    return {window for window, words in WINDOW_WORDS.items() if words.search(header)}


def is_total(text: str) -> bool:
    return key(text) in TOTAL_NAMES
