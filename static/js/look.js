// What a chart looks like: a description and the colors of the page -> series and datasets. Pure.

import { stacked } from "./areas.js";
import { readable } from "./color.js";
import { day } from "./days.js";

// A little above what WCAG asks of graphics, for lines are thin.
const LINE_CONTRAST = 3.5;
// Pixels from point to point: below the first, marks are small; below the second, lines have none.
const ROOMY = 14;
const TIGHT = 6;

/** Series with days as numbers, as Chart.js takes them unparsed; what the scale cannot show has no value. */
export function timed({ series, scale, mode }, hidden = new Set()) {
  const value = (y) => (scale === "log" && y <= 0 ? null : y);
  const point = (one) => ({ ...one, x: day(one.x), y: value(one.y) });
  const shown = series
    .filter((_, position) => !hidden.has(position))
    .map((one) => ({
      ...one,
      points: one.points.map(point),
      band: one.band.map((part) => ({ ...part, x: day(part.x) })),
    }))
    .filter((one) => one.points.some(({ y }) => y !== null));
  return mode === "share" ? stacked(shown) : shown;
}

/** A point without a known neighbor is on no line: it must be seen by itself. */
export function isLone(points, index) {
  return [index - 1, index + 1].every((at) => points[at] === undefined || points[at].y === null);
}

const isBound = ({ qualifier }) => qualifier === "at-least" || qualifier === "at-most";
const isSpecial = (point) => isBound(point) || Boolean(point.converted);

/** Exact values are filled, rough ones hollow; bounds point to where the value lies; converted ones are crosses. */
export function mark(point, marker, color, paper) {
  return {
    shape: point.converted ? "crossRot" : isBound(point) ? "triangle" : marker,
    turn: point.qualifier === "at-most" && !point.converted ? 180 : 0,
    fill: point.qualifier === "exact" ? color : paper,
  };
}

/** Crowded lines and areas are left clean, but for the points that say something of their own. */
function radii(points, width, isClean) {
  const room = width / points.length;
  const size = room < ROOMY ? 2 : 3;
  const usual = isClean || room < TIGHT ? 0 : size;
  const special = points.filter(isSpecial).length * TIGHT > width ? usual : size + 1;
  return points.map((point, index) => {
    if (isLone(points, index)) return size + 1.5;
    return isSpecial(point) ? special : usual;
  });
}

/** Chart.js takes unparsed points to stand in the order of time; the runs of a line may overlap. */
function parsing(points) {
  const isInOrder = points.every(({ x }, index) => index === 0 || points[index - 1].x <= x);
  return isInOrder ? false : { xAxisKey: "x", yAxisKey: "y" };
}

/** One value where all are equal, which Chart.js takes much faster. */
function shared(list) {
  return list.every((one) => one === list[0]) ? list[0] : list;
}

/** A line on a chart that is so many pixels wide. */
export function dataset(series, { mode }, colors, width) {
  const color = readable(series.color, colors.paper, LINE_CONTRAST);
  const marks = series.points.map((point) => mark(point, series.marker, color, colors.paper));
  return {
    label: series.name,
    data: series.points,
    // Marks on the edge of the plot are drawn whole.
    clip: 6,
    parsing: parsing(series.points),
    borderColor: color,
    borderDash: series.dash,
    borderWidth: mode === "share" || width / series.points.length < TIGHT ? 1.5 : 2,
    pointBorderColor: color,
    pointBorderWidth: 1.5,
    pointBackgroundColor: shared(marks.map(({ fill }) => fill)),
    pointHoverBackgroundColor: color,
    pointStyle: shared(marks.map(({ shape }) => shape)),
    pointRotation: shared(marks.map(({ turn }) => turn)),
    pointRadius: shared(radii(series.points, width, mode === "share")),
    pointHoverRadius: 5,
    pointHitRadius: 12,
  };
}
