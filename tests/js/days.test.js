import assert from "node:assert/strict";
import { test } from "node:test";

import { day, span, tickFormat, tickUnit } from "../../static/js/days.js";

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

test("ticks get wider with the span", () => {
  const units = [10, 40, 200, 800, 3000].map((days) => tickUnit({ min: 0, max: days * DAY }));
  assert.deepEqual(units, ["day", "week", "month", "quarter", "year"]);
});

test("ticks are written in the reader's language", () => {
  assert.equal(tickFormat("month", "en")(day("2025-03-01")), "Mar 2025");
  assert.equal(tickFormat("month", "ko")(day("2025-03-01")), "2025년 3월");
  assert.equal(tickFormat("day", "en")(day("2025-03-16")), "16 Mar");
  assert.equal(tickFormat("year", "ko")(day("2025-01-01")), "2025년");
});
