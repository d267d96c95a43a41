// Days on the time axis. Pure. Local midnight throughout, as the date adapter counts.

const DAY = 24 * 60 * 60 * 1000;
const FORMATS = {
  year: { year: "numeric" },
  quarter: { year: "numeric", month: "short" },
  month: { year: "numeric", month: "short" },
  week: { month: "short", day: "numeric" },
  day: { month: "short", day: "numeric" },
};

/** "2025-03-16" -> milliseconds at the start of that day. */
export function day(text) {
  const [year, month, date] = text.split("-").map(Number);
  return new Date(year, month - 1, date).getTime();
}

/** The first and last day drawn: those of the points with a little room around them. */
export function span(days) {
  const first = Math.min(...days);
  const last = Math.max(...days);
  const room = Math.max((last - first) * 0.02, last > first ? DAY : 20 * DAY);
  return { min: first - room, max: last + room };
}

/** The unit of the ticks that suits a span. */
export function tickUnit({ min, max }) {
  const days = (max - min) / DAY;
  if (days > 6 * 365) return "year";
  if (days > 400) return "quarter";
  if (days > 70) return "month";
  return days > 21 ? "week" : "day";
}

/** A function that writes a day as ticks of the unit are written in the language. */
export function tickFormat(unit, language) {
  const format = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, FORMATS[unit]);
  return (milliseconds) => format.format(milliseconds);
}
