// Tells the page around the frame how high the content would stand by itself: {adoption: "resize", height}.

const main = document.querySelector("main");
const box = document.querySelector(".chart-box");
let told = 0;

/** A chart fills its frame, whatever its height; what it asks for depends on its width alone. */
function wanted() {
  const hidden = main.scrollHeight - main.clientHeight;
  const height = document.body.getBoundingClientRect().height + hidden;
  if (!box) return Math.ceil(height);
  const ideal = Math.min(box.offsetWidth * (box.offsetWidth < 576 ? 1 : 1 / 2), 512);
  return Math.ceil(height - box.offsetHeight + ideal);
}

function tell() {
  const height = wanted();
  if (height === told) return;
  told = height;
  parent.postMessage({ adoption: "resize", height }, "*");
}

if (parent !== window) new ResizeObserver(tell).observe(document.body);
