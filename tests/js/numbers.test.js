import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { compact } from "../../static/js/numbers.js";

const cases = JSON.parse(readFileSync(new URL("../number_cases.json", import.meta.url), "utf8"));

for (const { value, unit, language, compact: expected } of cases) {
  test(`${value} ${unit} in ${language} reads ${expected}`, () => {
    assert.equal(compact(value, unit, language), expected);
  });
}

test("numbers of an axis read as their texts do", () => {
  assert.equal(compact(16500000, "visits", "ko"), "1,650만");
  assert.equal(compact(1e21, "visits", "en"), "1,000,000,000T");
  assert.equal(compact(-2500000, "usd", "en"), "-$2.5M");
});

test("an unknown unit stands in the head of its column, not at the number", () => {
  assert.equal(compact("12", "tokens per second", "en"), "12");
});
