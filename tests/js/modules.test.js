import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

/** Every module that one imports, directly or not. */
function imported(name, found = new Set()) {
  for (const [, other] of read(`static/js/${name}`).matchAll(/from "\.\/(.+?)"/g)) {
    if (!found.has(other)) imported(other, found.add(other));
  }
  return found;
}

test("the page fetches every module of a chart at once, and no other", () => {
  const template = read("templates/partials/chart_scripts.html");
  const preloaded = [...template.matchAll(/rel="modulepreload" href="{% static "js\/(.+?)" %}"/g)].map(([, name]) => name);
  assert.deepEqual(preloaded.sort(), [...imported("main.js")].sort());
});
