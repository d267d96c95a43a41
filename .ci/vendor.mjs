// Copies the browser files of the installed packages into static/vendor/, and the fonts of the images that
// the server draws, which no browser is sent, into fonts/.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename } from "node:path";

import { unpacked } from "./woff.mjs";

const TARGET = new URL("../static/vendor/", import.meta.url);
const FILES = ["chart.js/dist/chart.umd.min.js"];
const FONTS = new URL("../fonts/", import.meta.url);
const FONT_PACKAGE = new URL("../node_modules/@fontsource/pretendard/", import.meta.url);
const WEIGHTS = [400, 600];

// Collecting static files stops at a source map that is named but not there.
const withoutSourceMap = (text) => text.replace(/^\/\/# sourceMappingURL=.*\n?/gm, "");

// Before the browser files, whose being there says that all is done.
rmSync(FONTS, { recursive: true, force: true });
mkdirSync(FONTS, { recursive: true });
writeFileSync(new URL("LICENSE", FONTS), readFileSync(new URL("LICENSE", FONT_PACKAGE)));
for (const weight of WEIGHTS) {
  // The file named after Latin holds the whole font, Hangul included.
  const woff = readFileSync(new URL(`files/pretendard-latin-${weight}-normal.woff`, FONT_PACKAGE));
  writeFileSync(new URL(`pretendard-${weight}.otf`, FONTS), unpacked(woff));
}

rmSync(TARGET, { recursive: true, force: true });
mkdirSync(TARGET, { recursive: true });
for (const file of FILES) {
  const text = readFileSync(new URL(`../node_modules/${file}`, import.meta.url), "utf8");
  writeFileSync(new URL(basename(file), TARGET), withoutSourceMap(text));
}
