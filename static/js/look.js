// What a chart looks like: a description and the colors of the page -> datasets, scales, marks. Pure.

import { readable } from "./color.js";
import { day, span, tickFormat, tickUnit } from "./days.js";
import { compact } from "./numbers.js";

// A little above what WCAG asks of graphics, for lines are thin.
const LINE_CONTRAST = 3.5;
const MANY_POINTS = 80;

/** Series with days as numbers, as Chart.js takes them unparsed; what the scale cannot show has no value. */
export function timed({ series, scale }) {
  const value = (y) => (scale === "log" && y <= 0 ? null : y);
  const point = (one) => ({ ...one, x: day(one.x), y: value(one.y) });
  return series
    .map((one) => ({ ...one, points: one.points.map(point) }))
    .filter((one) => one.points.some(({ y }) => y !== null));
}

/** A point without a known neighbor is on no line: it must be seen by itself. */
export function isLone(points, index) {
  return [index - 1, index + 1].every((at) => points[at] === undefined || points[at].y === null);
}

/** Exact values are filled; rough ones are hollow; bounds point to where the value lies. */
export function mark(point, marker, color, paper) {
  const bound = point.qualifier === "at-least" || point.qualifier === "at-most";
  return {
    shape: bound ? "triangle" : marker,
    turn: point.qualifier === "at-most" ? 180 : 0,
    fill: point.qualifier === "exact" ? color : paper,
  };
}

function radius(points, index) {
  if (isLone(points, index)) return 4.5;
  return points.length > MANY_POINTS ? 0 : 3;
}

export function dataset(series, colors) {
  const color = readable(series.color, colors.paper, LINE_CONTRAST);
  const marks = series.points.map((point) => mark(point, series.marker, color, colors.paper));
  return {
    label: series.name,
    data: series.points,
    borderColor: color,
    borderDash: series.dash,
    borderWidth: 2,
    pointBorderColor: color,
    pointBorderWidth: 1.5,
    pointBackgroundColor: marks.map(({ fill }) => fill),
    pointHoverBackgroundColor: color,
    pointStyle: marks.map(({ shape }) => shape),
    pointRotation: marks.map(({ turn }) => turn),
    pointRadius: series.points.map((_, index) => radius(series.points, index)),
    pointHoverRadius: 5,
    pointHitRadius: 12,
  };
}

function timeAxis(range, language, colors) {
  const unit = tickUnit(range);
  const text = tickFormat(unit, language);
  return {
    type: "time",
    ...range,
    time: { unit },
    border: { color: colors.axis },
    grid: { drawOnChartArea: false, color: colors.axis, tickLength: 5 },
    ticks: { color: colors.quiet, maxRotation: 0, autoSkipPadding: 16, callback: (value) => text(value) },
  };
}

/** Only the ones, and the twos and fives where the decades are few, are written on a logarithmic axis. */
export function isWritten(value, decades) {
  const head = value / 10 ** Math.floor(Math.log10(value) + 1e-9);
  const heads = decades > 3 ? [1] : [1, 2, 5];
  return heads.some((one) => Math.abs(head - one) < 1e-6);
}

function valueAxis({ scale, unit, language }, values, colors) {
  const low = Math.min(...values);
  const high = Math.max(...values);
  const isLog = scale === "log";
  const decades = isLog ? Math.log10(high / low) : 0;
  const text = (value) => (!isLog || isWritten(value, decades) ? compact(value, unit, language) : null);
  return {
    type: isLog ? "logarithmic" : "linear",
    ...(isLog ? { suggestedMin: low / 1.2, suggestedMax: high * 1.2 } : { beginAtZero: low < high / 2, grace: "4%" }),
    border: { display: false },
    grid: { color: colors.rule, drawTicks: false },
    ticks: { color: colors.quiet, padding: 8, maxTicksLimit: isLog ? 30 : 7, callback: text },
  };
}

export function scales(description, series, colors) {
  const points = series.flatMap((one) => one.points).filter((point) => point.y !== null);
  const range = span(points.map((point) => point.x));
  return {
    x: timeAxis(range, description.language, colors),
    y: valueAxis(description, points.map((point) => point.y), colors),
  };
}

/** The events within a range, in the order of time. */
export function eventsWithin(events, { min, max }) {
  return events
    .map((event) => ({ ...event, x: day(event.x) }))
    .filter(({ x }) => x >= min && x <= max)
    .sort((one, other) => one.x - other.x);
}

/** Events as thin lines, breaks as dashed ones. */
export function verticals(description, range, colors) {
  const line = ({ x }, style) => ({ type: "line", scaleID: "x", value: x, drawTime: "beforeDatasetsDraw", ...style });
  const event = { borderColor: `${colors.axis}66`, borderWidth: 1 };
  const cut = { borderColor: colors.quiet, borderWidth: 1.5, borderDash: [2, 4] };
  return [
    ...eventsWithin(description.events, range).map((one) => line(one, event)),
    ...eventsWithin(description.breaks, range).map((one) => line(one, cut)),
  ];
}
