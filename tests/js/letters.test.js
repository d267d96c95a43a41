import assert from "node:assert/strict";
import { test } from "node:test";

import { finds } from "../../static/js/letters.js";

const GEMINI = "Google Gemini|구글 제미나이|Bard";

for (const typed of ["", "gem", "GOOGLE G", "ｇｅｍｉｎｉ", "bard", "제미", "ㄱㄱ ㅈㅁㄴㅇ", "ㅈㅁㄴ"])
  test(`"${typed}" finds Gemini`, () => assert.ok(finds(typed, GEMINI)));

for (const typed of ["chat", "ㅈㅁㅇ", "ㅁㅈ", "나미"])
  test(`"${typed}" does not`, () => assert.ok(!finds(typed, GEMINI)));

test("a syllable on its way to the next one is found at every key", () => {
  for (const typed of ["ㅈ", "제", "젬", "제미", "제민", "제미나", "제미낭", "제미나이"])
    assert.ok(finds(typed, GEMINI), typed);
  assert.ok(finds("값", "값진") && finds("갑", "값진"));
});

test("accents do not matter", () => {
  assert.ok(finds("Ménage", "menage a trois"));
  assert.ok(finds("menage", "Ménage"));
});
