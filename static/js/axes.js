// The two axes of a chart. Pure.

import { span, ticks } from "./days.js";
import { compact } from "./numbers.js";

/** A true time axis: days are numbers, and the calendar says which of them are written. */
function timeAxis(range, isDaily, language, colors) {
  let written;
  return {
    type: "linear",
    ...range,
    afterBuildTicks(axis) {
      written = ticks(range, axis.width, language, isDaily);
      axis.ticks = written.days.map((value) => ({ value }));
    },
    border: { color: colors.axis },
    grid: { drawOnChartArea: false, color: colors.axis, tickLength: 5 },
    ticks: { color: colors.quiet, autoSkip: false, maxRotation: 0, callback: (value) => written.text(value) },
  };
}

/** Only the ones, and the twos and fives where the decades are few, are written on a logarithmic axis. */
export function isWritten(value, decades) {
  const head = value / 10 ** Math.floor(Math.log10(value) + 1e-9);
  const heads = decades > 3 ? [1] : [1, 2, 5];
  return heads.some((one) => Math.abs(head - one) < 1e-6);
}

function limits({ mode, scale, unit }, low, high) {
  if (mode === "share") return { min: 0, max: 100 };
  if (scale === "log") return { suggestedMin: low / 1.2, suggestedMax: high * 1.2 };
  // A share of a whole has no room above 100 %.
  const most = unit === "percent" && high <= 100 && high * 1.04 > 100 ? { max: 100 } : {};
  return { beginAtZero: low < high / 2, grace: "4%", ...most };
}

function valueAxis(description, values, colors) {
  const { scale, unit, language } = description;
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const isLog = scale === "log";
  const decades = isLog ? Math.log10(high / low) : 0;
  const text = (value) => (!isLog || isWritten(value, decades) ? compact(value, unit, language) : null);
  return {
    type: isLog ? "logarithmic" : "linear",
    ...limits(description, low, high),
    border: { display: false },
    grid: { color: colors.rule, drawTicks: false },
    ticks: { color: colors.quiet, padding: 8, maxTicksLimit: isLog ? 30 : 7, callback: text },
  };
}

/** Every value that is drawn, those where sources disagree too. */
function values({ points, band }, isLog) {
  const sides = band.flatMap(({ low, high }) => [low, high]).filter((value) => !isLog || value > 0);
  return [...points.map(({ y }) => y).filter((y) => y !== null), ...sides];
}

/** The time axis has room for all lines, so that it stays when some are hidden; the other fits what is shown. */
export function scales(description, all, shown, colors) {
  const known = all.flatMap(({ points }) => points.filter(({ y }) => y !== null));
  // The codes of months and of longer periods are short: 2025-03, 2025-Q1.
  const isDaily = known.some(({ period }) => period?.length > "2025-Q1".length);
  const isLog = description.scale === "log";
  return {
    x: timeAxis(span(known.map(({ x }) => x)), isDaily, description.language, colors),
    y: valueAxis(description, shown.flatMap((one) => values(one, isLog)), colors),
  };
}
