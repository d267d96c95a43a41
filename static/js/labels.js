// A Chart.js plugin that writes the name of each line at its end.

import { readable } from "./color.js";
import { fitted, spread } from "./places.js";
import { newest } from "./walk.js";

const FONT = () => `600 13px ${getComputedStyle(document.body).fontFamily}`;
const GAP = 17;
const REACH = 10;
const WIDEST = 180;

/** The style sheet decides from which width on the lines are named. */
function isNamed({ canvas }) {
  return getComputedStyle(canvas.parentElement).getPropertyValue("--end-labels").trim() === "1";
}

function measured({ ctx }, series) {
  ctx.save();
  ctx.font = FONT();
  const measure = (text) => ctx.measureText(text).width;
  const names = series.map(({ name }) => fitted(name, WIDEST, measure));
  const width = Math.max(...names.map(measure));
  ctx.restore();
  return { names, width };
}

/** The newest point of a line; of an area, the middle of its last edge. */
function end(chart, position, { points }) {
  const { data } = chart.getDatasetMeta(position);
  const index = newest(points);
  const { y, low = y } = points[index];
  return { x: data[index].x, y: chart.scales.y.getPixelForValue((low + y) / 2) };
}

/** Dots from the end of a line to its name. */
function lead(ctx, from, to, color) {
  ctx.globalAlpha = 0.6;
  ctx.strokeStyle = color;
  ctx.lineWidth = 1;
  ctx.setLineDash([1, 3]);
  ctx.beginPath();
  ctx.moveTo(from.x + 6, from.y);
  ctx.lineTo(to.x - 4, to.y);
  ctx.lineTo(to.x, to.y);
  ctx.stroke();
  ctx.setLineDash([]);
  ctx.globalAlpha = 1;
}

function write(chart, series, names, paper) {
  const { ctx, chartArea } = chart;
  const ends = series.map((one, position) => end(chart, position, one));
  const places = spread(ends.map(({ y }) => y), GAP, chartArea.top, chartArea.bottom);
  ctx.save();
  ctx.font = FONT();
  ctx.textAlign = "left";
  ctx.textBaseline = "middle";
  places?.forEach((y, position) => {
    const color = readable(series[position].color, paper, 4.5);
    lead(ctx, ends[position], { x: chartArea.right + REACH - 3, y }, color);
    ctx.fillStyle = color;
    ctx.fillText(names[position], chartArea.right + REACH, y);
  });
  ctx.restore();
}

export function labels(series, top, colors) {
  let names = [];
  return {
    id: "labels",
    beforeLayout(chart) {
      const { width, ...rest } = measured(chart, series);
      names = rest.names;
      const right = isNamed(chart) ? width + REACH + 2 : 8;
      chart.options.layout.padding = { top, right };
    },
    afterDatasetsDraw(chart) {
      if (isNamed(chart)) write(chart, series, names, colors.paper);
    },
  };
}
