// A Chart.js plugin that writes the name of each line at its end and the number of each event on top.

import { readable } from "./color.js";
import { eventsWithin } from "./look.js";
import { lanes, spread } from "./places.js";

const TEXT = 13;
const GAP = 17;
const LANES = 3;
const LANE = 14;
const REACH = 10;

const font = (weight) => `${weight} ${TEXT}px ${getComputedStyle(document.body).fontFamily}`;

/** The style sheet decides from which width on the lines are named. */
function isNamed({ canvas }) {
  return getComputedStyle(canvas.parentElement).getPropertyValue("--end-labels").trim() === "1";
}

function roomAtTheRight({ ctx }, series) {
  ctx.save();
  ctx.font = font(600);
  const widest = Math.max(...series.map(({ name }) => ctx.measureText(name).width));
  ctx.restore();
  return widest + REACH + 2;
}

function lastPoint(chart, position) {
  const { data } = chart.getDatasetMeta(position);
  return data.findLast((element) => !element.skip);
}

function writeNames(chart, series, paper) {
  const { ctx, chartArea } = chart;
  const ends = series.map((_, position) => lastPoint(chart, position));
  const places = spread(ends.map(({ y }) => y), GAP, chartArea.top, chartArea.bottom);
  ctx.font = font(600);
  ctx.textAlign = "left";
  ctx.textBaseline = "middle";
  places?.forEach((y, position) => {
    const color = readable(series[position].color, paper, 4.5);
    lead(ctx, ends[position], { x: chartArea.right + REACH - 3, y }, color);
    ctx.fillStyle = color;
    ctx.fillText(series[position].name, chartArea.right + REACH, y);
  });
}

/** A hairline from the end of a line to its name. */
function lead(ctx, from, to, color) {
  ctx.globalAlpha = 0.4;
  ctx.strokeStyle = color;
  ctx.lineWidth = 1;
  ctx.beginPath();
  ctx.moveTo(from.x + 6, from.y);
  ctx.lineTo(to.x - 4, to.y);
  ctx.lineTo(to.x, to.y);
  ctx.stroke();
  ctx.globalAlpha = 1;
}

function writeNumbers({ ctx, chartArea, scales }, events, color) {
  const numbered = eventsWithin(events, scales.x);
  const places = numbered.map(({ x }) => scales.x.getPixelForValue(x));
  ctx.font = font(400);
  ctx.fillStyle = color;
  ctx.textAlign = "center";
  ctx.textBaseline = "bottom";
  lanes(places, 18, LANES).forEach((lane, i) => {
    if (lane >= 0) ctx.fillText(String(numbered[i].number), places[i], chartArea.top - 2 - lane * LANE);
  });
}

export function labels(series, events, colors) {
  return {
    id: "labels",
    beforeLayout(chart) {
      const right = isNamed(chart) ? roomAtTheRight(chart, series) : 8;
      chart.options.layout.padding = { top: events.length ? LANES * LANE : 8, right };
    },
    afterDatasetsDraw(chart) {
      chart.ctx.save();
      if (isNamed(chart)) writeNames(chart, series, colors.paper);
      writeNumbers(chart, events, colors.quiet);
      chart.ctx.restore();
    },
  };
}
