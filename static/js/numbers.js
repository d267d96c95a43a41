// Numbers as readers of a language write them. Pure; agrees with tests/number_cases.json.

const SCALES = {
  en: [[12, "T"], [9, "B"], [6, "M"], [3, "K"], [0, ""]],
  ko: [[12, "조"], [8, "억"], [4, "만"], [0, ""]],
};
const UNITS = {
  percent: { en: (text) => `${text}%`, ko: (text) => `${text}%` },
  usd: { en: (text) => `$${text}`, ko: (text) => `${text}${/\d$/.test(text) ? "" : " "}달러` },
  seconds: { en: (text) => `${text} s`, ko: (text) => `${text}초` },
};
const PLAIN_BELOW = 10_000;
const DIGITS = 4;
const DECIMALS = 2;

/** Decimal text of a number, never in scientific notation. */
function plain(value) {
  const text = String(value);
  if (!text.includes("e")) return text;
  return Math.abs(value) < 1 ? Number(value).toFixed(12) : String(BigInt(value));
}

/** Half-up to so many decimals (negative: tens, hundreds ...), on the digits, so that 1.005 is 1.01. */
function round(text, decimals) {
  const [whole, fraction = ""] = text.split(".");
  const digits = whole + fraction.padEnd(Math.max(decimals, 0) + 1, "0");
  const kept = Math.max(whole.length + decimals, 0);
  const up = digits.length > kept && digits[kept] >= "5" ? 1n : 0n;
  const scaled = BigInt(digits.slice(0, kept) || "0") + up;
  return point(decimals > 0 ? scaled : scaled * 10n ** BigInt(-decimals), Math.max(decimals, 0));
}

/** An integer with the decimal point moved left, without trailing zeros. */
function point(scaled, places) {
  const digits = String(scaled).padStart(places + 1, "0");
  const fraction = digits.slice(digits.length - places).replace(/0+$/, "");
  const whole = digits.slice(0, digits.length - places);
  return places > 0 && fraction ? `${whole}.${fraction}` : whole;
}

/** Up to four significant digits from ten thousand on, up to two decimals below. */
function shorten(text) {
  if (Number(round(text, DECIMALS)) < PLAIN_BELOW) return round(text, DECIMALS);
  return round(text, DIGITS - text.split(".")[0].length);
}

function group(text) {
  const [whole, fraction] = text.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return fraction ? `${grouped}.${fraction}` : grouped;
}

function scale(text, language) {
  if (Number(text) < PLAIN_BELOW) return group(text);
  const [whole] = text.split(".");
  const [power, suffix] = SCALES[language].find(([zeros]) => whole.length > zeros);
  return group(point(BigInt(whole), power)) + suffix;
}

/** 16500000 -> "16.5M" or "1,650만"; with its sign where the unit has one: "64.5%", "$500M", "0.42 s". */
export function compact(value, unit, language) {
  const text = plain(value);
  const size = scale(shorten(text.replace("-", "")), language);
  const write = UNITS[unit]?.[language] ?? ((one) => one);
  return (text.startsWith("-") && size !== "0" ? "-" : "") + write(size);
}
