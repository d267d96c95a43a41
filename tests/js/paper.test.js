import assert from "node:assert/strict";
import { test } from "node:test";

import { hex } from "../../static/js/paper.js";

test("a color as a browser tells it becomes one that can be computed with", () => {
  assert.equal(hex("rgb(251, 250, 246)"), "#fbfaf6");
  assert.equal(hex("rgba(0, 0, 0, 0.5)"), "#000000");
});
