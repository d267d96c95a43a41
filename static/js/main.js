// Draws every chart of the page, and again when lines are hidden, the colors change or the page is printed.

import { draw } from "./chart.js";
import { switches } from "./legend.js";
import { PRINTED, colorsOfThePage } from "./paper.js";

const SCHEMES = ["(prefers-color-scheme: dark)", "(forced-colors: active)"];

function keepDrawn(figure) {
  const canvas = figure.querySelector("canvas");
  const legend = figure.querySelector("[data-chart-legend]");
  const description = JSON.parse(document.getElementById(figure.dataset.description).textContent);
  let hidden = new Set();
  let remove = () => {};
  const redraw = (colors = colorsOfThePage()) => {
    remove();
    remove = draw(canvas, description, hidden, colors);
  };
  redraw();
  figure.dataset.drawn = "";
  if (legend?.children.length > 1)
    switches(legend, (now) => {
      hidden = now;
      redraw();
    });
  for (const scheme of SCHEMES) matchMedia(scheme).addEventListener("change", () => redraw());
  addEventListener("beforeprint", () => redraw(PRINTED));
  addEventListener("afterprint", () => redraw());
}

document.querySelectorAll("figure[data-chart]").forEach(keepDrawn);
