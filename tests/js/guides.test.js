import assert from "node:assert/strict";
import { test } from "node:test";

import { day } from "../../static/js/days.js";
import { guides, within } from "../../static/js/guides.js";

const COLORS = { quiet: "#56534d", axis: "#8d897f" };
const RANGE = { min: day("2025-01-01"), max: day("2025-04-01") };
const events = ["2025-03-25", "2025-02-01", "2022-11-30"].map((x, i) => ({ x, number: i + 1 }));

test("events outside of the drawn days are not drawn, the others stand in order", () => {
  assert.deepEqual(within(events, RANGE).map(({ number }) => number), [2, 1]);
});

test("breaks are dashed", () => {
  const lines = guides({ events, breaks: [{ x: "2025-02-02" }], base: null }, RANGE, COLORS);
  assert.deepEqual(lines.map(({ dash }) => dash.length > 0), [false, false, true]);
});

test("an index has a line at its base and one at 100", () => {
  const lines = guides({ events: [], breaks: [], base: { x: "2025-02-14" } }, RANGE, COLORS);
  assert.deepEqual(lines.map(({ x, y }) => [x, y]), [[day("2025-02-14"), undefined], [undefined, 100]]);
});

test("a base before the drawn days leaves the line of 100", () => {
  const lines = guides({ events: [], breaks: [], base: { x: "2024-02-14" } }, RANGE, COLORS);
  assert.deepEqual(lines.map(({ x, y }) => [x, y]), [[undefined, 100]]);
});
