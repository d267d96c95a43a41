import assert from "node:assert/strict";
import { test } from "node:test";

import { fitted, lanes, nearest, spread } from "../../static/js/places.js";

test("labels that are clear of one another stay", () => {
  assert.deepEqual(spread([10, 80, 40], 17, 0, 100), [10, 80, 40]);
});

test("labels on one spot move apart in their order and stay inside", () => {
  assert.deepEqual(spread([98, 99, 50], 10, 0, 100), [90, 100, 50]);
  assert.deepEqual(spread([5, 5, 5], 10, 0, 100), [5, 15, 25]);
});

test("labels that cannot all fit are not placed", () => {
  assert.equal(spread([1, 2, 3], 17, 0, 30), null);
});

test("what would touch another one climbs to the next lane; the lowest free one is taken", () => {
  const wide = (low, width = 15) => ({ low, high: low + width });
  assert.deepEqual(lanes([0, 5, 30, 31, 32, 33].map((low) => wide(low)), 6, 3), [0, 1, 0, 1, 2, -1]);
  assert.deepEqual(lanes([wide(50, 100), wide(120), wide(30), wide(31)], 6, 2), [0, 1, 1, -1]);
});

test("a pointer finds the nearest sign within reach", () => {
  const signs = [{ x: 0, y: 0 }, { x: 20, y: 0 }, { x: 30, y: 0 }];
  assert.equal(nearest(signs, { x: 22, y: 3 }, 12), signs[1]);
  assert.equal(nearest(signs, { x: 50, y: 0 }, 12), undefined);
});

test("names that are too long for their place end in an ellipsis", () => {
  const measure = (text) => text.length * 10;
  assert.equal(fitted("Grok", 40, measure), "Grok");
  assert.equal(fitted("DeepSeek", 40, measure), "Dee…");
  assert.equal(fitted("x".repeat(500), 100, measure).length, 10);
});
