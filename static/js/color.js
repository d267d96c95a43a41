// Colors that can be told from the paper they are drawn on. Pure; hex strings in, hex strings out.

const toLinear = (part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
const toEncoded = (part) => (part <= 0.0031308 ? part * 12.92 : 1.055 * part ** (1 / 2.4) - 0.055);
const times = (matrix, vector) => matrix.map((row) => row.reduce((sum, cell, i) => sum + cell * vector[i], 0));

// Björn Ottosson's OKLab: equal steps of its lightness look equal, and hue stays put while it changes.
const RGB_TO_LMS = [
  [0.4122214708, 0.5363325363, 0.0514459929],
  [0.2119034982, 0.6806995451, 0.1073969566],
  [0.0883024619, 0.2817188376, 0.6299787005],
];
const LMS_TO_LAB = [
  [0.2104542553, 0.793617785, -0.0040720468],
  [1.9779984951, -2.428592205, 0.4505937099],
  [0.0259040371, 0.7827717662, -0.808675766],
];
const LAB_TO_LMS = [
  [1, 0.3963377774, 0.2158037573],
  [1, -0.1055613458, -0.0638541728],
  [1, -0.0894841775, -1.291485548],
];
const LMS_TO_RGB = [
  [4.0767416621, -3.3077115913, 0.2309699292],
  [-1.2684380046, 2.6097574011, -0.3413193965],
  [-0.0041960863, -0.7034186147, 1.707614701],
];

/** "#rrggbb" -> three linear parts from 0 to 1. */
export function linear(hex) {
  return [1, 3, 5].map((at) => toLinear(parseInt(hex.slice(at, at + 2), 16) / 255));
}

/** "#rrggbb" -> [lightness, a, b] in OKLab. */
export function lab(hex) {
  return times(LMS_TO_LAB, times(RGB_TO_LMS, linear(hex)).map(Math.cbrt));
}

function fromLab([lightness, a, b]) {
  const lms = times(LAB_TO_LMS, [lightness, a, b]).map((part) => part ** 3);
  return times(LMS_TO_RGB, lms);
}

function toHex(rgb) {
  const byte = (part) => Math.round(255 * toEncoded(Math.min(1, Math.max(0, part))));
  return `#${rgb.map((part) => byte(part).toString(16).padStart(2, "0")).join("")}`;
}

/** The same hue at another lightness; less colorful where a screen cannot show it. */
export function withLightness(hex, lightness) {
  const [, a, b] = lab(hex);
  for (let part = 1; part > 0; part -= 0.05) {
    const rgb = fromLab([lightness, a * part, b * part]);
    if (rgb.every((one) => one >= -0.0005 && one <= 1.0005)) return toHex(rgb);
  }
  return toHex(fromLab([lightness, 0, 0]));
}

function luminance(hex) {
  const [red, green, blue] = linear(hex);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast as WCAG counts it, from 1 to 21. */
export function contrast(one, other) {
  const [lighter, darker] = [luminance(one), luminance(other)].sort((x, y) => y - x);
  return (lighter + 0.05) / (darker + 0.05);
}

/** The color itself where it stands out from the paper, else the nearest lightness of its hue that does. */
export function readable(hex, paper, ratio = 3) {
  const step = luminance(paper) < 0.18 ? 0.01 : -0.01;
  let [lightness] = lab(hex);
  let color = hex.toLowerCase();
  while (contrast(color, paper) < ratio && lightness + step >= 0 && lightness + step <= 1) {
    lightness += step;
    color = withLightness(hex, lightness);
  }
  return color;
}
