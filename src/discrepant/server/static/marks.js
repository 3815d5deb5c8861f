// The article's text: where things are in it, and its marks. Places are code points of the text.

const root = document.getElementById("text");
export const source = root.dataset.source;

const points = (words) => {
  let count = 0;
  for (const _ of words) count += 1;
  return count;
};

// The place of a position in the page; none outside of the text.
function placeOf(node, offset) {
  const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
  const paragraph = element?.closest("#text > p") ?? (element === root ? root.children[offset] : null);
  if (!paragraph) return element === root ? Infinity : null;
  const before = document.createRange();
  before.setStart(paragraph, 0);
  if (paragraph.contains(node)) before.setEnd(node, offset);
  else before.collapse(true);
  return Number(paragraph.dataset.start) + points(before.toString());
}

// What is selected in the text, as a span.
export function selectedSpan() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const start = placeOf(range.startContainer, range.startOffset);
  const end = placeOf(range.endContainer, range.endOffset);
  return start === null || end === null || end === Infinity || start >= end ? null : { start, end };
}

export const spanOf = (mark) => ({ start: Number(mark.dataset.from), end: Number(mark.dataset.to) });

export const wordsOf = (mark) => marksAt(mark.dataset.from, mark.dataset.to).map((piece) => piece.textContent).join("");

function marksAt(from, to) {
  return [...root.querySelectorAll(`mark[data-from="${from}"][data-to="${to}"]`)];
}

// Show the marks as they are now. They are made where the text came without any or has others now: a fact whose words
// are no mention has one of its own.
export function paint(marks) {
  const there = [...root.querySelectorAll("mark")];
  if (there.length === marks.length && there.every((element, number) => isOf(element, marks[number]))) {
    there.forEach((element, number) => dress(element, marks[number]));
  } else {
    for (const element of there) element.replaceWith(...element.childNodes);
    root.normalize();
    make(marks);
  }
  delete root.dataset.marks;
}

const isOf = ({ dataset }, mark) => ["start", "from", "to"].every((name) => Number(dataset[name]) === mark[name]);

function dress(element, mark) {
  element.dataset.state = mark.state;
  element.dataset.shared = String(mark.shared);
  element.setAttribute("aria-label", `${element.textContent}, ${mark.state}${mark.shared ? ", told by another source too" : ""}`);
}

function make(marks) {
  let at = 0;
  for (const paragraph of root.children) {
    const letters = [...paragraph.textContent];
    const start = Number(paragraph.dataset.start);
    const end = start + letters.length;
    const parts = [];
    let place = start;
    while (at < marks.length && marks[at].start < end) {
      const mark = marks[at];
      const stop = Math.min(mark.end, end);
      parts.push(letters.slice(place - start, mark.start - start).join(""));
      const made = document.createElement("mark");
      made.textContent = letters.slice(Math.max(mark.start, start) - start, stop - start).join("");
      Object.assign(made.dataset, { start: mark.start, from: mark.from, to: mark.to });
      made.setAttribute("role", "button");
      dress(made, mark);
      parts.push(made);
      place = stop;
      if (mark.end > end) break;
      at += 1;
    }
    if (parts.length) paragraph.replaceChildren(...parts, letters.slice(place - start).join(""));
  }
}

// Which marks are passed over: by their state, and those that nobody else tells.
export function filter(wanted) {
  const hidden = ["open", "encoded", "skipped"].filter((state) => !wanted[state]).map((state) => `[data-state="${state}"]`);
  if (wanted.shared) hidden.push('[data-shared="false"]');
  root.dataset.hides = hidden.join(",");
  for (const mark of root.querySelectorAll("mark")) mark.classList.toggle("plain", hidden.length > 0 && mark.matches(hidden.join(",")));
}

// The next mark, or the one before, from where the focus is.
export function step(by) {
  const marks = [...root.querySelectorAll("mark:not(.plain)")];
  if (!marks.length) return null;
  const here = document.activeElement?.closest?.("#text mark") ?? root.querySelector("mark.here");
  const number = marks.indexOf(here);
  const next = marks[number < 0 ? (by > 0 ? 0 : marks.length - 1) : (number + by + marks.length) % marks.length];
  focusOn(next);
  next.scrollIntoView({ block: "nearest" });
  return next;
}

// One mark can have the focus. None has it while the mouse selects: a selection cannot begin where that one does.
export function focusOn(mark) {
  for (const other of root.querySelectorAll("mark[tabindex]")) other.removeAttribute("tabindex");
  if (!mark) return;
  mark.tabIndex = 0;
  mark.focus();
}

// Show which words are being encoded.
export function point(span) {
  for (const mark of root.querySelectorAll("mark.here")) mark.classList.remove("here");
  if (!span) return;
  const marks = marksAt(span.start, span.end);
  for (const mark of marks) mark.classList.add("here");
  // below it the pane takes its place where there is none beside it
  if (matchMedia("(max-width: 56rem)").matches) marks[0]?.scrollIntoView({ block: "start" });
}

// Where some words stand in the text, as they are printed but for blanks and capitals: after a place, or else from its top.
export function find(words, after) {
  const wanted = words.trim().split(/\s+/).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const pattern = new RegExp(wanted.join("\\s+"), "giu");
  const places = [];
  for (const paragraph of words.trim() ? root.children : []) {
    const line = paragraph.textContent;
    for (const found of line.matchAll(pattern)) {
      const start = Number(paragraph.dataset.start) + points(line.slice(0, found.index));
      places.push({ start, end: start + points(found[0]) });
    }
  }
  return places.find(({ start }) => start > after) ?? places[0] ?? null;
}

// Select a span in the page, and scroll to it.
export function select({ start, end }) {
  const range = document.createRange();
  range.setStart(...positionOf(start));
  range.setEnd(...positionOf(end));
  const selection = getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
  range.startContainer.parentElement.scrollIntoView({ block: "center" });
}

// A place as a node of the page and an offset in it.
function positionOf(place) {
  const paragraph = [...root.children].findLast((each) => Number(each.dataset.start) <= place);
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  let left = place - Number(paragraph.dataset.start);
  while (walker.nextNode()) {
    const letters = [...walker.currentNode.data];
    if (left <= letters.length) return [walker.currentNode, letters.slice(0, left).join("").length];
    left -= letters.length;
  }
  return [paragraph, 0];
}

// Tell what is chosen in the text: by the mouse when its button is let go, by a finger or the keyboard when the selection
// rests for a moment.
export function onChosen(chosen) {
  let isSelecting = false; // a selection that began in the text may end anywhere
  let resting = 0;
  let last = ""; // one selection is told once
  function take() {
    const span = selectedSpan();
    const now = span ? `${span.start}-${span.end}` : "";
    if (now && now !== last) chosen(span);
    last = now;
  }
  root.addEventListener("pointerdown", (event) => {
    isSelecting = event.pointerType === "mouse";
    last = "";
    focusOn(null);
  });
  root.addEventListener("click", (event) => {
    const mark = event.target.closest("mark");
    if (mark && getSelection().isCollapsed) chosen(spanOf(mark));
  });
  document.addEventListener("pointerup", () => setTimeout(() => {
    if (isSelecting) take();
    isSelecting = false;
  }));
  document.addEventListener("pointercancel", () => (isSelecting = false));
  document.addEventListener("selectionchange", () => {
    clearTimeout(resting);
    if (getSelection().isCollapsed) last = "";
    else if (!isSelecting) resting = setTimeout(() => isSelecting || take(), 400);
  });
}
