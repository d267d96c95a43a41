// The picker of services: a field that finds them by name, alias or initial sounds, and a stop where enough are chosen.

import { finds } from "./letters.js";

const list = document.querySelector("[data-picker-full]");
const field = document.querySelector("[data-picker-search]");
const items = [...document.querySelectorAll("[data-picker-item]")];
const boxes = items.map((item) => item.querySelector("input[type=checkbox]"));
const MOST = Number(list?.dataset.pickerMost ?? 8);

function status() {
  const paragraph = document.createElement("p");
  paragraph.setAttribute("role", "status");
  paragraph.className = "note";
  field.after(paragraph);
  return paragraph;
}

/** How many are chosen, in the words of the page for one and for two. */
function counted(count) {
  return count === 1 ? list.dataset.pickerOne : list.dataset.pickerTwo.replace("2", count);
}

/** Shows what is looked for; where enough are chosen, what is not chosen yet cannot be chosen any more. */
function update(told) {
  const count = boxes.filter(({ checked }) => checked).length;
  const isFull = count >= MOST;
  list.closest("details").querySelector("summary").textContent = counted(count);
  for (const box of boxes) box.disabled = isFull && !box.checked;
  for (const item of items) item.hidden = !finds(field.value, item.dataset.names);
  const isFound = items.some((item) => !item.hidden);
  told.textContent = isFound ? (isFull ? list.dataset.pickerFull : "") : list.dataset.pickerNone;
}

/** Enter in the field chooses the only one that is left, and never sends the form. */
function choose(event) {
  if (event.key !== "Enter" || event.isComposing) return;
  event.preventDefault();
  const left = boxes.filter((box, position) => !items[position].hidden && !box.disabled);
  if (left.length === 1) left[0].click();
}

if (list && field) {
  const told = status();
  field.hidden = false;
  field.addEventListener("input", () => update(told));
  field.addEventListener("keydown", choose);
  list.addEventListener("change", () => update(told));
  // Coming back, the browser fills in what was typed and chosen.
  addEventListener("pageshow", () => update(told));
}
