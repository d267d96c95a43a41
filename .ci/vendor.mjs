// Copies the browser files of the installed packages into static/vendor/.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename } from "node:path";

const TARGET = new URL("../static/vendor/", import.meta.url);
const FILES = [
  "chart.js/dist/chart.umd.min.js",
  "chartjs-adapter-date-fns/dist/chartjs-adapter-date-fns.bundle.min.js",
  "chartjs-plugin-annotation/dist/chartjs-plugin-annotation.min.js",
];

// Collecting static files stops at a source map that is named but not there.
const withoutSourceMap = (text) => text.replace(/^\/\/# sourceMappingURL=.*\n?/gm, "");

rmSync(TARGET, { recursive: true, force: true });
mkdirSync(TARGET, { recursive: true });
for (const file of FILES) {
  const text = readFileSync(new URL(`../node_modules/${file}`, import.meta.url), "utf8");
  writeFileSync(new URL(basename(file), TARGET), withoutSourceMap(text));
}
