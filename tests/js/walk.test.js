import assert from "node:assert/strict";
import { test } from "node:test";

import { start, step } from "../../static/js/walk.js";

const at = (...pairs) => ({ points: pairs.map(([x, y]) => ({ x, y })) });
const chatgpt = at([1, 10], [2, null], [3, 30], [4, 40]);
const empty = at([1, null]);
const deepseek = at([3, 3], [9, 9]);
const series = [chatgpt, empty, deepseek];

test("the first key leads to the newest point of the first series", () => {
  assert.deepEqual(step(series, null, "ArrowLeft"), { series: 0, index: 3 });
  assert.deepEqual(start([empty, deepseek]), { series: 1, index: 1 });
  assert.equal(start([empty]), null);
});

test("left and right skip what has no value and stop at the ends", () => {
  assert.deepEqual(step(series, { series: 0, index: 2 }, "ArrowLeft"), { series: 0, index: 0 });
  assert.deepEqual(step(series, { series: 0, index: 0 }, "ArrowLeft"), { series: 0, index: 0 });
  assert.deepEqual(step(series, { series: 0, index: 3 }, "ArrowRight"), { series: 0, index: 3 });
});

test("a line may span a point of another one: the keys follow time, not the list", () => {
  const spanning = [at([1, 10], [4, 40], [4, null], [2, 20], [4, 41])];
  const walked = [];
  let place = step(spanning, { series: 0, index: 4 }, "Home");
  for (let i = 0; i < 5; i++) {
    walked.push(place.index);
    place = step(spanning, place, "ArrowRight");
  }
  assert.deepEqual(walked, [0, 3, 1, 4, 4]);
  assert.deepEqual(step(spanning, { series: 0, index: 1 }, "ArrowLeft"), { series: 0, index: 3 });
  assert.deepEqual(start([at([1, 10], [4, 40], [4, null], [2, 20])]), { series: 0, index: 1 });
});

test("up and down lead to the nearest point in time of the next series that has one", () => {
  assert.deepEqual(step(series, { series: 0, index: 3 }, "ArrowDown"), { series: 2, index: 0 });
  assert.deepEqual(step(series, { series: 2, index: 1 }, "ArrowUp"), { series: 0, index: 3 });
  assert.deepEqual(step(series, { series: 2, index: 1 }, "ArrowDown"), { series: 2, index: 1 });
});

test("home and end lead to the first and last known point", () => {
  assert.deepEqual(step(series, { series: 0, index: 2 }, "Home"), { series: 0, index: 0 });
  assert.deepEqual(step(series, { series: 0, index: 0 }, "End"), { series: 0, index: 3 });
});

test("escape leaves the points, once", () => {
  assert.equal(step(series, { series: 0, index: 2 }, "Escape"), null);
  assert.equal(step(series, null, "Escape"), undefined);
});

test("other keys are not ours", () => {
  assert.equal(step(series, null, "Tab"), undefined);
  assert.equal(step(series, null, "toString"), undefined);
});
