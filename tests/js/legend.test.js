import assert from "node:assert/strict";
import { test } from "node:test";

import { turned } from "../../static/js/legend.js";

test("a switch hides its line and shows it again", () => {
  const hidden = turned(new Set(), 1, 3);
  assert.deepEqual([...hidden], [1]);
  assert.deepEqual([...turned(hidden, 1, 3)], []);
});

test("a chart is never without lines: with the last gone, all are back", () => {
  assert.deepEqual([...turned(new Set([0, 2]), 1, 3)], []);
});
