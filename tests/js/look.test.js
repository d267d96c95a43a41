import assert from "node:assert/strict";
import { test } from "node:test";

import { day } from "../../static/js/days.js";
import { dataset, eventsWithin, isLone, isWritten, mark, scales, timed, verticals } from "../../static/js/look.js";

const COLORS = { paper: "#fbfaf6", ink: "#1c1b19", quiet: "#56534d", rule: "#dfdcd2", axis: "#8d897f" };
const point = (x, y, qualifier = "exact") => ({ x, y, qualifier });
const chatgpt = {
  name: "ChatGPT",
  color: "#089358",
  dash: [],
  marker: "circle",
  points: [point("2025-01-16", 3.8e9, "approx"), point("2025-02-14", null), point("2025-03-16", 5.2e9, "at-least")],
};
const silent = { ...chatgpt, name: "Claude", points: [point("2025-01-16", null)] };
const describe = (rest) => ({ language: "en", unit: "visits", scale: "linear", events: [], breaks: [], ...rest });

test("a series without values is left out; days become numbers", () => {
  const series = timed(describe({ series: [chatgpt, silent] }));
  assert.deepEqual(series.map(({ name }) => name), ["ChatGPT"]);
  assert.equal(series[0].points[0].x, day("2025-01-16"));
});

test("a logarithmic scale has no place for zero", () => {
  const points = [point("2025-01-16", 0), point("2025-02-14", 1)];
  const [series] = timed(describe({ scale: "log", series: [{ ...chatgpt, points }] }));
  assert.deepEqual(series.points.map(({ y }) => y), [null, 1]);
});

test("a point between gaps is drawn by itself", () => {
  assert.ok(isLone(chatgpt.points, 0));
  assert.ok(!isLone([point("2025-01-16", 1), point("2025-02-14", 2)], 1));
});

test("exact, rough and bounding values look different", () => {
  const shapes = ["exact", "approx", "at-least", "at-most"].map((qualifier) =>
    mark({ qualifier }, "circle", "#089358", "#fbfaf6"),
  );
  assert.equal(new Set(shapes.map((one) => JSON.stringify(one))).size, 4);
});

test("lone points of a long series are seen, the others leave the line clean", () => {
  const points = Array.from({ length: 100 }, (_, i) => point(i, i === 1 ? null : i));
  const { pointRadius } = dataset({ ...chatgpt, points }, COLORS);
  assert.ok(pointRadius[0] > 0);
  assert.equal(pointRadius[50], 0);
});

test("the value axis is written in the reader's units", () => {
  const { y } = scales(describe({ language: "ko" }), timed(describe({ series: [chatgpt] })), COLORS);
  assert.equal(y.ticks.callback(2e9), "20억");
});

test("a logarithmic axis writes ones, and twos and fives where there is room", () => {
  assert.ok(isWritten(2e6, 2) && isWritten(1000, 5));
  assert.ok(!isWritten(2e6, 5) && !isWritten(3e6, 2));
});

test("events outside of the drawn days are not drawn, the others stand in order", () => {
  const events = ["2025-03-25", "2025-02-01", "2022-11-30"].map((x, i) => ({ x, number: i + 1 }));
  const range = { min: day("2025-01-01"), max: day("2025-04-01") };
  assert.deepEqual(eventsWithin(events, range).map(({ number }) => number), [2, 1]);
  const lines = verticals({ events, breaks: [{ x: "2025-02-02" }] }, range, COLORS);
  assert.deepEqual(lines.map((line) => Boolean(line.borderDash)), [false, false, true]);
});
