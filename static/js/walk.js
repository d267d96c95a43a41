// Steps from point to point by the keyboard. Pure. A place is { series, index }.

const known = (point) => point.y !== null;

/** The places of the known points in the order of time; where two share a day, in that of the list. */
function inTime(points) {
  const places = points.flatMap((point, index) => (known(point) ? [index] : []));
  return places.sort((one, other) => points[one].x - points[other].x);
}

/** The place of the newest known point; undefined where there is none. */
export function newest(points) {
  return inTime(points).at(-1);
}

function along(series, place, direction) {
  const places = inTime(series[place.series].points);
  const index = places[places.indexOf(place.index) + direction];
  return index === undefined ? place : { ...place, index };
}

function toEnd(series, place, at) {
  return { ...place, index: inTime(series[place.series].points).at(at) };
}

/** The known point of a series that lies nearest in time. */
function nearest(points, x) {
  let best = -1;
  points.forEach((point, index) => {
    const closer = best < 0 || Math.abs(point.x - x) < Math.abs(points[best].x - x);
    if (known(point) && closer) best = index;
  });
  return best;
}

function across(series, place, direction) {
  const { x } = series[place.series].points[place.index];
  for (let other = place.series + direction; other >= 0 && other < series.length; other += direction) {
    const index = nearest(series[other].points, x);
    if (index >= 0) return { series: other, index };
  }
  return place;
}

/** The newest known point of the first series that has one; null where there is none. */
export function start(series) {
  for (const [position, { points }] of series.entries()) {
    const index = newest(points);
    if (index !== undefined) return { series: position, index };
  }
  return null;
}

const STEPS = {
  ArrowLeft: (series, place) => along(series, place, -1),
  ArrowRight: (series, place) => along(series, place, 1),
  ArrowUp: (series, place) => across(series, place, -1),
  ArrowDown: (series, place) => across(series, place, 1),
  Home: (series, place) => toEnd(series, place, 0),
  End: (series, place) => toEnd(series, place, -1),
};

/** Where a key leads from a place (null: nowhere yet, or no longer); undefined for keys that are not ours. */
export function step(series, place, key) {
  if (key === "Escape" && place) return null;
  if (!Object.hasOwn(STEPS, key)) return undefined;
  return place ? STEPS[key](series, place) : start(series);
}
