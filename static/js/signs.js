// A Chart.js plugin: the numbers of events above their lines, and a sign on each break. A number leads to its event.

import { within } from "./guides.js";
import { lanes, nearest } from "./places.js";

const TEXT = 13;
const GAP = 18;
const LANE = 14;
const REACH = 12;
export const LANES = 3;
export const HEAD = LANES * LANE;

/** Numbers of events, where they have room. */
function numbers({ chartArea, scales }, events) {
  const numbered = within(events, scales.x).map((event) => ({ ...event, across: scales.x.getPixelForValue(event.x) }));
  const rows = lanes(numbered.map(({ across }) => across), GAP, LANES);
  return numbered
    .map(({ across, number, title }, i) => ({
      x: across,
      y: chartArea.top - 8 - rows[i] * LANE,
      text: String(number),
      title,
      id: `event-${number}`,
    }))
    .filter((_, i) => rows[i] >= 0);
}

/** What is written where: { x, y, text, title, id, align }. */
function placed(chart, { events, breaks, base }) {
  const { chartArea, scales } = chart;
  const across = ({ x }) => scales.x.getPixelForValue(x);
  const y = chartArea.bottom - 10;
  const cut = (one) => ({ x: across(one), y, text: "≠", title: one.title });
  const hundred = (one) => {
    const isLeft = across(one) < (chartArea.left + chartArea.right) / 2;
    return { x: across(one) + (isLeft ? 6 : -6), y, text: `${one.label} = 100`, align: isLeft ? "left" : "right" };
  };
  return [
    ...numbers(chart, events),
    ...within(breaks, scales.x).map(cut),
    ...within(base ? [base] : [], scales.x).map(hundred),
  ];
}

function write(ctx, signs, { paper, quiet }) {
  ctx.save();
  ctx.font = `${TEXT}px ${getComputedStyle(document.body).fontFamily}`;
  ctx.textBaseline = "middle";
  ctx.lineWidth = 5;
  ctx.lineJoin = "round";
  ctx.strokeStyle = paper;
  ctx.fillStyle = quiet;
  for (const { text, x, y, align = "center" } of signs) {
    ctx.textAlign = align;
    ctx.strokeText(text, x, y);
    ctx.fillText(text, x, y);
  }
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
