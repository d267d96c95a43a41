// Where labels go so that they do not cover one another. Pure; pixels in, pixels out.

/** Moves positions apart to the gap, each as little as its order allows; null where they cannot all fit. */
export function spread(positions, gap, low, high) {
  if ((positions.length - 1) * gap > high - low) return null;
  const order = positions.map((_, i) => i).sort((i, j) => positions[i] - positions[j]);
  const placed = new Array(positions.length);
  let floor = low;
  for (const i of order) {
    placed[i] = Math.max(positions[i], floor);
    floor = placed[i] + gap;
  }
  let ceiling = high;
  for (const i of order.toReversed()) {
    placed[i] = Math.min(placed[i], ceiling);
    ceiling = placed[i] - gap;
  }
  return placed;
}

/** The lowest lane, from 0 on, in which each interval { low, high } keeps the gap to those placed before; -1 where
 *  there is none. */
export function lanes(intervals, gap, count) {
  const taken = Array.from({ length: count }, () => []);
  return intervals.map(({ low, high }) => {
    const isClear = (other) => low - other.high >= gap || other.low - high >= gap;
    const lane = taken.findIndex((others) => others.every(isClear));
    if (lane >= 0) taken[lane].push({ low, high });
    return lane;
  });
}

/** The place nearest to a pointer and within its reach; undefined where there is none. */
export function nearest(places, pointer, reach) {
  const distance = ({ x, y }) => Math.hypot(x - pointer.x, y - pointer.y);
  const [first] = places.filter((one) => distance(one) <= reach).sort((one, other) => distance(one) - distance(other));
  return first;
}

/** As much of a text as fits into a width by the measure, with an ellipsis where some is left out. */
export function fitted(text, width, measure) {
  if (measure(text) <= width) return text;
  const letters = [...text.slice(0, 200)];
  while (letters.length && measure(`${letters.join("")}…`) > width) letters.pop();
  return `${letters.join("")}…`;
}
