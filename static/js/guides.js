// Lines that belong to the page and not to a service: events, breaks, and the base of an index. Pure.

import { day } from "./days.js";

/** The happenings within a range, in the order of time. */
export function within(happenings, { min, max }) {
  return happenings
    .map((one) => ({ ...one, x: day(one.x) }))
    .filter(({ x }) => x >= min && x <= max)
    .sort((one, other) => one.x - other.x);
}

/** What is drawn behind the lines, each at a day (x) or a value (y). */
export function guides({ events, breaks, base }, range, colors) {
  const hairline = { color: colors.axis, width: 1, dash: [] };
  return [
    ...within(events, range).map(({ x }) => ({ ...hairline, x, color: `${colors.axis}4d` })),
    ...within(breaks, range).map(({ x }) => ({ x, color: colors.quiet, width: 1.5, dash: [2, 4] })),
    ...within(base ? [base] : [], range).map(({ x }) => ({ ...hairline, x })),
    ...(base ? [{ ...hairline, y: 100 }] : []),
  ];
}

function stroke({ ctx, chartArea, scales }, { x, y, color, width, dash }) {
  const { left, right, top, bottom } = chartArea;
  const ends = (first, last) => (ctx.moveTo(...first), ctx.lineTo(...last));
  const [across, down] = [scales.x.getPixelForValue(x), scales.y.getPixelForValue(y)];
  ctx.strokeStyle = color;
  ctx.lineWidth = width;
  ctx.setLineDash(dash);
  ctx.beginPath();
  if (y === undefined) ends([across, bottom], [across, top]);
  else if (down >= top && down <= bottom) ends([left, down], [right, down]);
  ctx.stroke();
}

/** A Chart.js plugin that draws them: events as thin lines, breaks as dashed ones, the base of an index as two. */
export function guiding(description, range, colors) {
  const drawn = guides(description, range, colors);
  return {
    id: "guides",
    beforeDatasetsDraw(chart) {
      chart.ctx.save();
      drawn.forEach((one) => stroke(chart, one));
      chart.ctx.restore();
    },
  };
}
