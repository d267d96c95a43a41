import assert from "node:assert/strict";
import { test } from "node:test";

import { day, span, ticks } from "../../static/js/days.js";

const DAY = 24 * 60 * 60 * 1000;

test("a day starts at midnight where the reader is", () => {
  const date = new Date(day("2025-03-16"));
  assert.deepEqual([date.getFullYear(), date.getMonth(), date.getDate(), date.getHours()], [2025, 2, 16, 0]);
});

test("a single day has room on both sides", () => {
  const only = day("2025-03-16");
  const { min, max } = span([only]);
  assert.ok(min < only && only < max);
});

test("points do not stand on the edge", () => {
  const { min, max } = span([day("2024-01-16"), day("2025-01-16")]);
  assert.ok(min < day("2024-01-16") && max > day("2025-01-16"));
});

const texts = (first, last, width, language = "en") => {
  const { days, text } = ticks({ min: day(first), max: day(last) }, width, language);
  return days.map(text);
};

test("ticks stand on the days, Mondays, firsts of months and years that a calendar would name", () => {
  assert.deepEqual(texts("2025-03-30", "2025-04-02", 600), ["30 Mar 2025", "31 Mar", "1 Apr", "2 Apr"]);
  assert.deepEqual(texts("2025-03-01", "2025-04-01", 600), ["3 Mar 2025", "10 Mar", "17 Mar", "24 Mar", "31 Mar"]);
  assert.deepEqual(texts("2024-11-20", "2025-05-20", 600), ["Dec 2024", "Jan 2025", "Feb 2025", "Mar 2025", "Apr 2025", "May 2025"]);
  assert.deepEqual(texts("2023-12-02", "2025-01-20", 600), ["Jan 2024", "Apr 2024", "Jul 2024", "Oct 2024", "Jan 2025"]);
  assert.deepEqual(texts("2017-06-01", "2025-06-01", 300), ["2018", "2020", "2022", "2024"]);
});

test("figures for months have months for ticks, however short the range", () => {
  const { days, text } = ticks({ min: day("2026-03-14"), max: day("2026-05-18") }, 900, "en", false);
  assert.deepEqual(days.map(text), ["Apr 2026", "May 2026"]);
});

test("there are never more ticks than have room, nor none", () => {
  for (const length of [10, 40, 90, 200, 400, 800, 3000, 9000])
    for (const width of [250, 340, 600, 1100]) {
      const range = { min: day("2001-05-11"), max: day("2001-05-11") + length * DAY };
      const { days } = ticks(range, width, "en");
      assert.ok(days.length >= 1 && days.length <= width / 56 + 1, `${length} ${width} ${days.length}`);
      assert.ok(days.every((one) => one >= range.min && one <= range.max));
    }
});

test("ticks are written in the reader's language", () => {
  assert.deepEqual(texts("2025-02-20", "2025-04-10", 200, "ko"), ["2025년 3월", "2025년 4월"]);
  assert.deepEqual(texts("2025-09-01", "2025-09-02", 600, "ko"), ["2025년 9월 1일", "9월 2일"]);
  assert.equal(texts("2017-06-01", "2025-06-01", 300, "ko")[0], "2018년");
});

test("a new year is told where days are written", () => {
  assert.deepEqual(texts("2025-12-20", "2026-01-12", 480), ["22 Dec 2025", "29 Dec", "5 Jan 2026", "12 Jan"]);
});
