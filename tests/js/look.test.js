import assert from "node:assert/strict";
import { test } from "node:test";

import { day } from "../../static/js/days.js";
import { dataset, isLone, mark, timed } from "../../static/js/look.js";

const COLORS = { paper: "#fbfaf6", ink: "#1c1b19", quiet: "#56534d", rule: "#dfdcd2", axis: "#8d897f" };
const WIDE = 1000;
const point = (x, y, qualifier = "exact") => ({ x, y, qualifier });
const chatgpt = {
  name: "ChatGPT",
  color: "#089358",
  dash: [],
  marker: "circle",
  points: [point("2025-01-16", 3.8e9, "approx"), point("2025-02-14", null), point("2025-03-16", 5.2e9, "at-least")],
  band: [{ x: "2025-01-16", low: 3.5e9, high: 3.8e9 }],
};
const silent = { ...chatgpt, name: "Claude", points: [point("2025-01-16", null)], band: [] };
const describe = (rest) => ({ mode: "value", scale: "linear", ...rest });
const long = Array.from({ length: 400 }, (_, i) => point(i, i === 1 ? null : i, i === 200 ? "at-least" : "approx"));

test("a series without values is left out; days become numbers", () => {
  const series = timed(describe({ series: [chatgpt, silent] }));
  assert.deepEqual(series.map(({ name }) => name), ["ChatGPT"]);
  assert.equal(series[0].points[0].x, day("2025-01-16"));
  assert.equal(series[0].band[0].x, day("2025-01-16"));
});

test("hidden series are left out by their position", () => {
  const series = [chatgpt, { ...chatgpt, name: "Grok" }];
  assert.deepEqual(timed(describe({ series }), new Set([0])).map(({ name }) => name), ["Grok"]);
});

test("a logarithmic scale has no place for zero", () => {
  const points = [point("2025-01-16", 0), point("2025-02-14", 1)];
  const [series] = timed(describe({ scale: "log", series: [{ ...chatgpt, points }] }));
  assert.deepEqual(series.points.map(({ y }) => y), [null, 1]);
});

test("shares stand on one another", () => {
  const series = [30, 70].map((y) => ({ ...chatgpt, points: [point("2025-01-16", y)], band: [] }));
  const [[lower], [upper]] = timed(describe({ mode: "share", series })).map(({ points }) => points);
  assert.deepEqual([lower.low, lower.y, upper.low, upper.y], [0, 30, 30, 100]);
});

test("a point between gaps is drawn by itself", () => {
  assert.ok(isLone(chatgpt.points, 0));
  assert.ok(!isLone([point("2025-01-16", 1), point("2025-02-14", 2)], 1));
});

test("points in the order of time need no parsing; those of runs that overlap are sought one by one", () => {
  const parsing = (...days) => dataset({ ...chatgpt, points: days.map((x) => point(x, 1)) }, describe({}), COLORS, WIDE).parsing;
  assert.equal(parsing(1, 2, 2, 3), false);
  assert.deepEqual(parsing(1, 3, 2), { xAxisKey: "x", yAxisKey: "y" });
});

test("exact, rough, bounding and converted values look different", () => {
  const kinds = [..."exact approx at-least at-most".split(" ").map((qualifier) => ({ qualifier })), { converted: true }];
  const looks = kinds.map((one) => mark(one, "circle", "#089358", "#fbfaf6"));
  assert.equal(new Set(looks.map((one) => JSON.stringify(one))).size, 5);
  assert.equal(new Set(looks.map(({ shape, turn }) => shape + turn)).size, 4);
});

test("of a long line only lone points and bounds have marks, the others leave it clean", () => {
  const { pointRadius } = dataset({ ...chatgpt, points: long }, describe({}), COLORS, WIDE);
  assert.ok(pointRadius[0] > 0 && pointRadius[200] > 0);
  assert.equal(pointRadius[50], 0);
});

test("a line of bounds alone is left clean too where they would touch", () => {
  const bounds = long.slice(2).map((one) => ({ ...one, qualifier: "at-least" }));
  assert.equal(dataset({ ...chatgpt, points: bounds }, describe({}), COLORS, WIDE).pointRadius, 0);
});

test("marks are smaller where there is less room, and areas have none", () => {
  const points = Array.from({ length: 36 }, (_, i) => point(i, i));
  const radius = (width, mode) => dataset({ ...chatgpt, points }, describe({ mode }), COLORS, width).pointRadius;
  assert.ok(radius(1000) > radius(340) && radius(340) > 0);
  assert.equal(radius(1000, "share"), 0);
});
