// Draws a chart on a canvas from a description that the server made; computes and words nothing of its own.

import { labels } from "./labels.js";
import { dataset, scales, timed, verticals } from "./look.js";
import { step } from "./walk.js";

function colorsOfThePage() {
  const style = getComputedStyle(document.documentElement);
  const color = (name) => style.getPropertyValue(name).trim();
  return {
    paper: color("--paper"),
    ink: color("--ink"),
    quiet: color("--ink-2"),
    rule: color("--rule"),
    axis: color("--rule-strong"),
  };
}

function tooltip(colors) {
  const point = ({ raw }) => [`${raw.label}: ${raw.text}`, raw.source];
  return {
    backgroundColor: colors.paper,
    borderColor: colors.axis,
    borderWidth: 1,
    bodyColor: colors.ink,
    titleColor: colors.ink,
    caretSize: 0,
    cornerRadius: 2,
    displayColors: false,
    padding: 10,
    callbacks: { title: (items) => items[0]?.dataset.label, label: point },
  };
}

/** A click opens the figure; a finger first shows it and opens it with the second tap. */
function opener() {
  let touched = null;
  return (event, _near, chart) => {
    const [hit] = chart.getElementsAtEventForMode(event, "nearest", { intersect: true }, true);
    const url = hit && chart.data.datasets[hit.datasetIndex].data[hit.index].url;
    const isReady = event.native.pointerType !== "touch" || touched === url;
    touched = url;
    if (url && isReady) location.assign(url);
  };
}

function configuration(description, series, colors) {
  const axes = scales(description, series, colors);
  return {
    type: "line",
    data: { datasets: series.map((one) => dataset(one, colors)) },
    options: {
      animation: false,
      parsing: false,
      normalized: true,
      maintainAspectRatio: false,
      interaction: { mode: "nearest", axis: "xy", intersect: false },
      scales: axes,
      onClick: opener(),
      plugins: {
        legend: { display: false },
        tooltip: tooltip(colors),
        annotation: { annotations: verticals(description, axes.x, colors) },
      },
    },
    plugins: [labels(series, description.events, colors)],
  };
}

function show(chart, place) {
  const active = place ? [{ datasetIndex: place.series, index: place.index }] : [];
  chart.setActiveElements(active);
  chart.tooltip.setActiveElements(active, { x: 0, y: 0 });
  chart.render();
}

/** Arrow keys walk the points, each spoken by the status line; Enter opens the figure. */
function listen(chart, series, status, signal) {
  let place = null;
  const point = () => series[place.series].points[place.index];
  const pressed = (event) => {
    if (event.key === "Enter" && place && point().url) location.assign(point().url);
    const next = step(series, place, event.key);
    if (next === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    place = next;
    show(chart, place);
    status.textContent = [series[place.series].name, point().label, point().text, point().source].join(", ");
  };
  const left = () => {
    place = null;
    show(chart, null);
  };
  chart.canvas.addEventListener("keydown", pressed, { signal });
  chart.canvas.addEventListener("blur", left, { signal });
}

/** Draws; returns a function that takes the drawing away again. Nothing is drawn of a description without points. */
export function draw(canvas, description) {
  const series = timed(description);
  if (!series.length) return () => {};
  const colors = colorsOfThePage();
  Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  Chart.defaults.font.size = 13;
  const chart = new Chart(canvas, configuration(description, series, colors));
  const listening = new AbortController();
  const status = canvas.closest("figure").querySelector("[data-chart-status]");
  canvas.setAttribute("role", "application");
  canvas.setAttribute("aria-label", description.title);
  listen(chart, series, status, listening.signal);
  return () => {
    listening.abort();
    chart.destroy();
  };
}
