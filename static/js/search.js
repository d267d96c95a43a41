// The slash key leads to the search field of the page, Escape back to where the reader was.

import { asksForSearch, leaves } from "./keys.js";

const field = document.querySelector("[data-search]");
let before = null;

document.addEventListener("keydown", (event) => {
  if (!asksForSearch(event)) return;
  event.preventDefault();
  before = document.activeElement;
  field.focus();
  field.select();
});

field.addEventListener("keydown", (event) => {
  if (!leaves(event)) return;
  field.blur();
  before?.focus();
  before = null;
});
