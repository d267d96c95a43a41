// Draws a chart on a canvas from a description that the server made; computes and words nothing of its own.

import { areas } from "./areas.js";
import { scales } from "./axes.js";
import { guiding } from "./guides.js";
import { labels } from "./labels.js";
import { dataset, timed } from "./look.js";
import { head, signs } from "./signs.js";
import { step } from "./walk.js";

/** Where the points of a description lead: to their figures; of an index, a click leads to another base. */
function leads({ figure, rebase }) {
  const toFigure = (point) => figure.replace("/0/", `/${point.figure}/`);
  const toBase = (point) => rebase + encodeURIComponent(point.period);
  return { enter: toFigure, click: rebase ? toBase : toFigure };
}

/** What is told of a point: its period and value, and who says so. */
function words({ label, text, source, converted }, { sources }, canvas) {
  const addition = converted ? ` · ${canvas.closest("figure").dataset.converted}` : "";
  return [`${label}: ${text}${addition}`, sources[source]];
}

function tooltip(description, colors) {
  const point = ({ raw, chart }) => words(raw, description, chart.canvas);
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

/** Pages of ours may not be framed: from within a frame on another site they open beside it. */
function leave(address) {
  if (parent === window) location.assign(address);
  else open(address, "_blank", "noopener");
}

/** A click follows a point; a finger first shows it and follows it with the second tap. */
function follower(lead) {
  let touched = null;
  return (event, _near, chart) => {
    const [hit] = chart.getElementsAtEventForMode(event, "nearest", { intersect: true }, true);
    const point = hit && chart.data.datasets[hit.datasetIndex].data[hit.index];
    const isReady = event.native.pointerType !== "touch" || touched === point;
    touched = point;
    if (point && isReady) leave(lead(point));
  };
}

function configuration(description, all, shown, { colors, width }) {
  const axes = scales(description, all, shown, colors);
  return {
    type: "line",
    data: { datasets: shown.map((one) => dataset(one, description, colors, width)) },
    options: {
      animation: false,
      maintainAspectRatio: false,
      interaction: { mode: "nearest", axis: "xy", intersect: false },
      scales: axes,
      onClick: follower(leads(description).click),
      plugins: {
        legend: { display: false },
        tooltip: tooltip(description, colors),
      },
    },
    plugins: [
      areas(shown, description.mode, colors),
      guiding(description, axes.x, colors),
      labels(shown, head(description, axes.x), colors),
      signs(description, colors),
    ],
  };
}

function show(chart, place) {
  const active = place ? [{ datasetIndex: place.series, index: place.index }] : [];
  chart.setActiveElements(active);
  chart.tooltip.setActiveElements(active, { x: 0, y: 0 });
  chart.render();
}

// The first of shares that stand on one another is the lowest.
const TURNED = { ArrowUp: "ArrowDown", ArrowDown: "ArrowUp" };

/** Arrow keys walk the points, each spoken by the status line; Enter opens the figure, Space does what a click does. */
function listen(chart, description, series, signal) {
  const status = chart.canvas.closest("figure").querySelector("[data-chart-status]");
  const { enter, click } = leads(description);
  const isStacked = description.mode === "share";
  const follow = { Enter: enter, " ": click };
  let place = null;
  const point = () => series[place.series].points[place.index];
  const move = (next) => {
    place = next;
    show(chart, place);
    const told = place ? [series[place.series].name, ...words(point(), description, chart.canvas)] : [];
    status.textContent = told.join(", ");
  };
  const pressed = (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const next = step(series, place, isStacked ? (TURNED[event.key] ?? event.key) : event.key);
    if (next === undefined && !(place && event.key in follow)) return;
    event.preventDefault();
    if (next === undefined) leave(follow[event.key](point()));
    else move(next);
  };
  chart.canvas.addEventListener("keydown", pressed, { signal });
  chart.canvas.addEventListener("blur", () => move(null), { signal });
}

/** Draws; returns a function that takes the drawing away again. Nothing is drawn of a description without points. */
export function draw(canvas, description, hidden, colors) {
  const all = timed(description);
  const shown = timed(description, hidden);
  if (!shown.length) return () => {};
  Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  Chart.defaults.font.size = 13;
  const paper = { colors, width: canvas.parentElement.clientWidth };
  const chart = new Chart(canvas, configuration(description, all, shown, paper));
  const listening = new AbortController();
  canvas.setAttribute("role", "application");
  canvas.setAttribute("aria-label", description.title);
  listen(chart, description, shown, listening.signal);
  performance.mark("chart-drawn");
  return () => {
    listening.abort();
    chart.destroy();
  };
}
