import assert from "node:assert/strict";
import { test } from "node:test";

import { isWritten, scales } from "../../static/js/axes.js";

const COLORS = { paper: "#fbfaf6", ink: "#1c1b19", quiet: "#56534d", rule: "#dfdcd2", axis: "#8d897f" };
const DAY = 24 * 60 * 60 * 1000;
const line = (values, band = []) => ({ points: values.map((y, i) => ({ x: i * DAY, y })), band });
const describe = (rest) => ({ language: "en", unit: "visits", scale: "linear", mode: "value", ...rest });
const axes = (rest, shown, all = shown) => scales(describe(rest), all, shown, COLORS);

test("the value axis is written in the reader's units", () => {
  const { y } = axes({ language: "ko" }, [line([3.8e9, null, 5.2e9])]);
  assert.equal(y.ticks.callback(2e9), "20억");
});

test("a logarithmic axis writes ones, and twos and fives where there is room", () => {
  assert.ok(isWritten(2e6, 2) && isWritten(1000, 5));
  assert.ok(!isWritten(2e6, 5) && !isWritten(3e6, 2));
});

test("the value axis has room for what other sources say", () => {
  const band = [{ x: 0, low: 5, high: 400 }, { x: DAY, low: 0, high: 20 }];
  const { y } = axes({ scale: "log" }, [line([10, 20], band)]);
  assert.ok(y.suggestedMin > 0 && y.suggestedMin < 5 && y.suggestedMax > 400);
});

test("shares fill the chart", () => {
  const { y } = axes({ mode: "share", unit: "percent" }, [line([30, 40])]);
  assert.deepEqual([y.min, y.max, y.ticks.callback(20)], [0, 100, "20%"]);
});

test("the time axis stays when lines are hidden", () => {
  const [short, long] = [line([1, 2]), line([1, 2, 3, 4])];
  assert.deepEqual(axes({}, [short], [short, long]).x.max, axes({}, [long]).x.max);
});
