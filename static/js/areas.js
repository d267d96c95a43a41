// Areas: shares that stand on one another, and the room between figures that disagree.

import { readable } from "./color.js";

// How areas are filled, and how wide those of lone points are.
const BAND = { alpha: 0.18, widest: 6 };
const SHARE = { alpha: 0.5, widest: 32 };

/** Shares stand on one another in their order: each point tells where its part begins (low) and ends (y). */
export function stacked(series) {
  const tops = new Map();
  const lift = (point) => {
    if (point.y === null) return point;
    const low = tops.get(point.period) ?? 0;
    tops.set(point.period, low + point.y);
    return { ...point, low, y: low + point.y };
  };
  return series.map((one) => ({ ...one, points: one.points.map(lift) }));
}

/** The areas of a line, each a run of { x, low, high }; points where nobody disagrees taper them. */
export function pieces({ points, band }) {
  const disagreed = new Map(band.map(({ period, low, high }) => [period, { low, high }]));
  const runs = [[]];
  for (const { x, y, low = y, period } of points) {
    if (y === null) runs.push([]);
    else runs.at(-1).push({ x, low, high: y, ...disagreed.get(period) });
  }
  return runs.filter((run) => run.some(({ low, high }) => high > low));
}

/** Corners of an area in pixels: along the top, and back along the bottom. A lone point has a narrow bar. */
function corners(run, { x, y }, width) {
  const up = (value) => y.getPixelForValue(Math.max(value, y.min));
  const edge = ({ x: day, low, high }) => ({ across: x.getPixelForValue(day), low: up(low), high: up(high) });
  const edges = run.map(edge);
  const [first] = edges;
  const bar = [-width / 2, width / 2].map((by) => ({ ...first, across: first.across + by }));
  const sides = edges.length > 1 ? edges : bar;
  const top = sides.map(({ across, high }) => [across, high]);
  const bottom = sides.map(({ across, low }) => [across, low]);
  return [...top, ...bottom.reverse()];
}

function fill(ctx, points) {
  ctx.beginPath();
  points.forEach(([x, y]) => ctx.lineTo(x, y));
  ctx.fill();
}

/** The width of lone parts: as wide as they may be, but clear of one another. */
function clear(drawn, x, widest) {
  const days = drawn.flatMap(({ runs }) => runs.flat().map((one) => x.getPixelForValue(one.x)));
  const steps = [...new Set(days)].sort((one, other) => one - other).map((day, i, all) => day - all[i - 1]);
  return steps.slice(1).reduce((least, step) => Math.min(least, step * 0.8), widest);
}

/** A Chart.js plugin that fills the areas behind the lines. */
export function areas(series, mode, colors) {
  const { alpha, widest } = mode === "share" ? SHARE : BAND;
  const drawn = series.map((one) => ({ color: readable(one.color, colors.paper), runs: pieces(one) }));
  return {
    id: "areas",
    beforeDatasetsDraw({ ctx, scales }) {
      const width = clear(drawn, scales.x, widest);
      ctx.save();
      ctx.globalAlpha = alpha;
      for (const { color, runs } of drawn) {
        ctx.fillStyle = color;
        runs.forEach((run) => fill(ctx, corners(run, scales, width)));
      }
      ctx.restore();
    },
  };
}
