import assert from "node:assert/strict";
import { test } from "node:test";

import { day } from "../../static/js/days.js";
import { head, signs } from "../../static/js/signs.js";

const LETTER = 8;
const AREA = { left: 40, right: 340, top: 60, bottom: 300 };
const DAYS = ["2025-01-01", "2026-01-01"].map(day);
const COLORS = { quiet: "#56534d" };

globalThis.document = { body: null };
globalThis.getComputedStyle = () => ({ fontFamily: "sans-serif" });

/** The texts that are written on a chart of a year that is 300 pixels wide: { text, low, high, y }. */
function written(description) {
  const texts = [];
  const ctx = {
    save() {},
    restore() {},
    measureText: (text) => ({ width: text.length * LETTER }),
    fillText: (text, x, y) => texts.push({ text, y, low: x - (text.length * LETTER) / 2, high: x + (text.length * LETTER) / 2 }),
  };
  const [min, max] = DAYS;
  const across = (x) => AREA.left + ((x - min) / (max - min)) * (AREA.right - AREA.left);
  const chart = { ctx, chartArea: AREA, scales: { x: { min, max, getPixelForValue: across } } };
  signs({ events: [], breaks: [], base: null, ...description }, COLORS).afterDatasetsDraw(chart);
  return texts;
}

function touching(texts) {
  const apart = (one, other) => one.y !== other.y || one.high < other.low || other.high < one.low;
  return texts.filter((one, i) => texts.slice(i + 1).some((other) => !apart(one, other)));
}

test("the base of an index stands over the plot, where no point is, and inside of its sides", () => {
  for (const x of ["2025-01-02", "2025-07-01", "2025-12-30"]) {
    const [{ text, y, low, high }] = written({ base: { x, label: "July 2025" } });
    assert.equal(text, "July 2025 = 100");
    assert.ok(y < AREA.top && low >= AREA.left && high <= AREA.right, `${x} ${low} ${high} ${y}`);
  }
});

test("signs do not run together: numbers climb, and those without room are left out", () => {
  const events = Array.from({ length: 28 }, (_, i) => ({ x: `2025-02-${String(i + 1).padStart(2, "0")}`, number: i + 1, title: "" }));
  const breaks = [{ x: "2025-02-10", title: "" }];
  const texts = written({ events, breaks, base: { x: "2025-02-12", label: "February 2025" } });
  assert.deepEqual(touching(texts), []);
  assert.ok(texts.some(({ text }) => text === "≠" || text.endsWith("= 100")));
  assert.ok(texts.length > 3 && texts.length < 30);
});

test("there is as much room over the plot as the signs within its days take", () => {
  const [min, max] = DAYS;
  const height = (more) => head({ events: [], breaks: [], base: null, ...more }, { min, max });
  const one = { x: "2025-03-01", label: "March 2025", number: 1 };
  assert.ok(height({}) < height({ breaks: [one] }) && height({ breaks: [one] }) < height({ events: [one] }));
  assert.equal(height({ base: one }), height({ breaks: [one] }));
  assert.equal(height({ events: [{ ...one, x: "2024-03-01" }] }), height({}));
});
