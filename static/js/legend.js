// The list of lines above a narrow chart becomes a row of switches.

/** The hidden positions after a switch was pressed. With the last line gone, all are back. */
export function turned(hidden, position, count) {
  const next = new Set(hidden);
  if (!next.delete(position)) next.add(position);
  return next.size < count ? next : new Set();
}

/** Makes each item a button; `redraw` is called with the positions of the hidden lines. */
export function switches(list, redraw) {
  let hidden = new Set();
  const items = [...list.children];
  const buttons = items.map((item) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...item.childNodes);
    item.append(button);
    return button;
  });
  const tell = () => buttons.forEach((button, position) => (button.ariaPressed = String(!hidden.has(position))));
  tell();
  buttons.forEach((button, position) => {
    button.addEventListener("click", () => {
      hidden = turned(hidden, position, buttons.length);
      tell();
      redraw(hidden);
    });
  });
}
