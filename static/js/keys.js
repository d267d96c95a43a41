// What keys ask for. Pure; key events in, answers out.

const EDITABLE = "input, textarea, select, [contenteditable]";

/** Whether the key is a slash that nobody is typing into a field, and that no other key goes with. */
export function asksForSearch(event) {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return false;
  return !event.defaultPrevented && !event.target.closest?.(EDITABLE);
}

/** Whether the key leaves a field; Escape inside an unfinished syllable belongs to the keyboard. */
export function leaves(event) {
  return event.key === "Escape" && !event.isComposing;
}
