// Draws every chart of the page, and again when the reader turns to dark or light.

import { draw } from "./chart.js";

function keepDrawn(figure) {
  const canvas = figure.querySelector("canvas");
  const description = JSON.parse(document.getElementById(figure.dataset.description).textContent);
  let remove = draw(canvas, description);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    remove();
    remove = draw(canvas, description);
  });
}

document.querySelectorAll("figure[data-chart]").forEach(keepDrawn);
