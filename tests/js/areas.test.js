import assert from "node:assert/strict";
import { test } from "node:test";

import { pieces, stacked } from "../../static/js/areas.js";

const line = (values, band = []) => ({ points: values.map((y, x) => ({ x, y, period: `p${x}` })), band });

test("a share that is missing leaves no hole for those above", () => {
  const [, , upper] = stacked([line([50, 60]), line([null, 30]), line([50, 10])]);
  assert.deepEqual(upper.points.map(({ low, y }) => [low, y]), [[50, 100], [90, 100]]);
});

test("the areas of shares part at gaps", () => {
  const [one] = stacked([line([50, null, 20, 30])]);
  assert.deepEqual(pieces(one).map((run) => run.map(({ x }) => x)), [[0], [2, 3]]);
});

test("a month and the quarter around it, in the middle of the same day, are not heaped", () => {
  const points = ["2025-02", "2025-Q1"].map((period) => ({ x: 1, y: 40, period }));
  const [, upper] = stacked([{ points }, { points }]);
  assert.deepEqual(upper.points.map(({ low, y }) => [low, y]), [[40, 80], [40, 80]]);
});

test("a line on which all agree has no area", () => {
  assert.deepEqual(pieces(line([1, 2, 3])), []);
});

test("where sources disagree the area opens, and closes at the points beside", () => {
  const [run] = pieces(line([1, 2, 3, null, 4], [{ x: 1, period: "p1", low: 1.5, high: 9 }]));
  assert.deepEqual(run, [
    { x: 0, low: 1, high: 1 },
    { x: 1, low: 1.5, high: 9 },
    { x: 2, low: 3, high: 3 },
  ]);
});
