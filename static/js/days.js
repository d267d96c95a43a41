// Days on the time axis. Pure. Local midnight throughout.

const DAY = 24 * 60 * 60 * 1000;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
// Written here: to make ready the first date of a language takes a browser some 20 ms, while the chart waits.
const WRITTEN = {
  en: {
    date: (date) => `${date.getDate()} ${MONTHS[date.getMonth()]}`,
    "date of a year": (date) => `${date.getDate()} ${MONTHS[date.getMonth()]} ${date.getFullYear()}`,
    month: (date) => `${MONTHS[date.getMonth()]} ${date.getFullYear()}`,
    year: (date) => `${date.getFullYear()}`,
  },
  ko: {
    date: (date) => `${date.getMonth() + 1}월 ${date.getDate()}일`,
    "date of a year": (date) => `${date.getFullYear()}년 ${date.getMonth() + 1}월 ${date.getDate()}일`,
    month: (date) => `${date.getFullYear()}년 ${date.getMonth() + 1}월`,
    year: (date) => `${date.getFullYear()}년`,
  },
};
// From tick to tick: so many days or months; how such a day is written, and the pixels that it needs.
const WEEK = 7;
const LADDER = [
  ...[1, 2, WEEK, 2 * WEEK].map((days) => ({ days, length: days, room: 96, form: "date" })),
  ...[1, 3, 6].map((months) => ({ months, length: 30.4 * months, room: 88, form: "month" })),
  ...[1, 2, 5, 10, 25].map((years) => ({ months: 12 * years, length: 365 * years, room: 56, form: "year" })),
];

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

/** The days of a span that are so many days apart: Mondays for weeks. */
function everyDays({ min, max }, step) {
  const first = new Date(min);
  const [year, month] = [first.getFullYear(), first.getMonth()];
  const late = step % WEEK ? 0 : (8 - first.getDay()) % WEEK;
  const days = [];
  for (let date = first.getDate() + late; ; date += step) {
    const day = new Date(year, month, date).getTime();
    if (day > max) return days;
    if (day >= min) days.push(day);
  }
}

/** The firsts of months in a span that are so many months apart, counted from the year 0. */
function everyMonths({ min, max }, step) {
  const first = new Date(min);
  const days = [];
  for (let month = Math.floor((first.getFullYear() * 12 + first.getMonth()) / step) * step; ; month += step) {
    const day = new Date(Math.floor(month / 12), month % 12, 1).getTime();
    if (day > max) return days;
    if (day >= min) days.push(day);
  }
}

/** The days that are written on an axis of so many pixels, and a function that writes them in the language; months
 *  at least where figures are not for days or weeks. */
export function ticks(range, width, language, isDaily = true) {
  const length = (range.max - range.min) / DAY;
  const rungs = LADDER.filter(({ months }) => isDaily || months);
  const rung = rungs.find((one) => (length / one.length) * one.room <= width) ?? rungs.at(-1);
  const days = rung.days ? everyDays(range, rung.days) : everyMonths(range, rung.months);
  const year = (day) => new Date(day).getFullYear();
  const isFirstOfYear = (day) => year(days[days.indexOf(day) - 1] ?? NaN) !== year(day);
  const form = (day) => (rung.days && isFirstOfYear(day) ? "date of a year" : rung.form);
  return { days, text: (day) => WRITTEN[language][form(day)](new Date(day)) };
}
