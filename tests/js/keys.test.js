import assert from "node:assert/strict";
import { test } from "node:test";

import { asksForSearch, leaves } from "../../static/js/keys.js";

const page = { closest: () => null };
const field = { closest: () => field };

test("a slash anywhere on the page asks for the search", () => {
  assert.equal(asksForSearch({ key: "/", target: page }), true);
  assert.equal(asksForSearch({ key: "/", shiftKey: true, target: page }), true);
  assert.equal(asksForSearch({ key: "/", target: {} }), true);
});

test("a slash that is typed into a field stays a slash", () => {
  assert.equal(asksForSearch({ key: "/", target: field }), false);
});

test("other keys, keys with Ctrl, and keys that were taken ask for nothing", () => {
  assert.equal(asksForSearch({ key: "s", target: page }), false);
  for (const name of ["ctrlKey", "metaKey", "altKey", "defaultPrevented"])
    assert.equal(asksForSearch({ key: "/", target: page, [name]: true }), false, name);
});

test("Escape leaves, but not while a syllable is being composed", () => {
  assert.equal(leaves({ key: "Escape" }), true);
  assert.equal(leaves({ key: "Escape", isComposing: true }), false);
  assert.equal(leaves({ key: "Enter" }), false);
});
