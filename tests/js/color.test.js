import assert from "node:assert/strict";
import { test } from "node:test";

import { contrast, lab, readable } from "../../static/js/color.js";

const LIGHT = "#fbfaf6";
const DARK = "#141416";

const hue = (hex) => {
  const [, a, b] = lab(hex);
  return (Math.atan2(b, a) * 180) / Math.PI;
};

test("contrast is what WCAG counts", () => {
  assert.equal(contrast("#ffffff", "#000000"), 21);
  assert.equal(contrast("#767676", "#ffffff").toFixed(2), "4.54");
});

test("a color that stands out already stays as it is", () => {
  assert.equal(readable("#089358", DARK), "#089358");
  assert.equal(readable("#A34C1A", LIGHT), "#a34c1a");
});

for (const [color, paper] of [["#570762", DARK], ["#000080", DARK], ["#ffd700", LIGHT], ["#039dbe", LIGHT]]) {
  test(`${color} becomes readable on ${paper} and keeps its hue`, () => {
    const seen = readable(color, paper, 4.5);
    assert.ok(contrast(seen, paper) >= 4.5);
    assert.ok(Math.abs(hue(seen) - hue(color)) < 6, `${hue(seen)} ${hue(color)}`);
  });
}

test("black on black paper becomes a gray that can be seen", () => {
  assert.ok(contrast(readable("#000000", "#000000"), "#000000") >= 3);
});
