// A Chart.js plugin: what stands over the plot, in lanes: the base of an index, a sign on each break, and the numbers
// of events. A number leads to its event.

import { within } from "./guides.js";
import { lanes, nearest } from "./places.js";

const TEXT = 13;
const GAP = 6;
const LANE = 14;
const REACH = 12;
const LANES = 3;
const EDGE = 8;

const FONT = () => `${TEXT}px ${getComputedStyle(document.body).fontFamily}`;

/** The height over the plot that the signs within a range take. */
export function head(description, range) {
  if (within(description.events, range).length) return LANES * LANE;
  return EDGE + (signsOf(description, range).length ? LANE : 0);
}

/** The signs in the order in which they take their places: { x, text, title, id }. */
function signsOf({ events, breaks, base }, axis) {
  return [
    ...within(base ? [base] : [], axis).map(({ x, label }) => ({ x, text: `${label} = 100` })),
    ...within(breaks, axis).map(({ x, title }) => ({ x, text: "≠", title })),
    ...within(events, axis).map(({ x, number, title }) => ({ x, text: String(number), title, id: `event-${number}` })),
  ];
}

/** Where they stand: what would touch another one is left out. */
function placed({ ctx, chartArea, scales }, description) {
  ctx.save();
  ctx.font = FONT();
  const { left, right, top } = chartArea;
  const found = signsOf(description, scales.x).map((sign) => {
    const half = ctx.measureText(sign.text).width / 2;
    const x = Math.max(left + half, Math.min(right - half, scales.x.getPixelForValue(sign.x)));
    return { ...sign, x, low: x - half, high: x + half };
  });
  ctx.restore();
  const count = description.events.length ? LANES : 1;
  const rows = lanes(found, GAP, count);
  return found.map((sign, i) => ({ ...sign, y: top - EDGE - rows[i] * LANE })).filter((_, i) => rows[i] >= 0);
}

function write(ctx, signs, { quiet }) {
  ctx.save();
  ctx.font = FONT();
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillStyle = quiet;
  for (const { text, x, y } of signs) ctx.fillText(text, x, y);
  ctx.restore();
}

const listed = (sign) => sign?.id && document.getElementById(sign.id);

export function signs(description, colors) {
  let drawn = [];
  return {
    id: "signs",
    afterDatasetsDraw(chart) {
      drawn = placed(chart, description);
      write(chart.ctx, drawn, colors);
    },
    afterEvent({ canvas }, { event }) {
      const sign = nearest(drawn, event, REACH);
      canvas.title = sign?.title ?? "";
      canvas.style.cursor = listed(sign) ? "pointer" : "";
      if (event.type === "click" && listed(sign)) location.hash = sign.id;
    },
  };
}
