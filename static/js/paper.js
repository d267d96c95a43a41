// The colors that a chart is drawn in, besides those of the services.

// What print.css sets; it is not yet in force when the page is asked to make itself ready.
export const PRINTED = { paper: "#ffffff", ink: "#000000", quiet: "#333333", rule: "#bbbbbb", axis: "#666666" };

/** "rgb(251, 250, 246)" -> "#fbfaf6". */
export function hex(rgb) {
  const parts = rgb.match(/\d+/g).slice(0, 3);
  return `#${parts.map((part) => Number(part).toString(16).padStart(2, "0")).join("")}`;
}

/** Where the reader's system forces its colors, a chart has two of them. */
function forced({ backgroundColor, color }) {
  const [paper, ink] = [hex(backgroundColor), hex(color)];
  return { paper, ink, quiet: ink, rule: `${ink}40`, axis: ink };
}

export function colorsOfThePage() {
  const style = getComputedStyle(document.documentElement);
  if (matchMedia("(forced-colors: active)").matches) return forced(style);
  const color = (name) => style.getPropertyValue(name).trim();
  return {
    paper: color("--paper"),
    ink: color("--ink"),
    quiet: color("--ink-2"),
    rule: color("--rule"),
    axis: color("--rule-strong"),
  };
}
