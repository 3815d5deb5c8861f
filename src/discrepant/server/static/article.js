// One article: what is selected becomes a fact, or a skip.

import { ask, busy, clear, save, say, tellProblems, text, undoing } from "./asking.js";
import { filter, find, focusOn, onChosen, paint, point, select, source, spanOf, step, wordsOf } from "./marks.js";

const $ = (id) => document.getElementById(id);
const form = $("fact");
const skipping = $("skipping");
const fields = ["quote", "as_of", "speaker", "via", "reads", "note"];
let span = null; // what is being encoded
let told = null; // what the desk said of it
let asking = 0; // the last question; answers to earlier ones are dropped
let timer = 0;

async function choose(chosen) {
  span = chosen;
  point(span);
  form.reset();
  clear(form);
  $("new").open = false;
  skipping.hidden = true;
  const answer = await asked({});
  if (!answer) return;
  form.hidden = false;
  $("hint").hidden = true;
  form.elements.says.value = told.says.join("\n");
  form.elements.quote.value = told.quote;
  suggest();
  fill(told.new_claim);
  await preview();
}

// Ask what the words stand for, and show it.
async function asked(more) {
  const number = (asking += 1);
  const answer = await ask("reading", { source, ...span, ...more });
  if (number !== asking) return null;
  if (answer.status !== 200) {
    tellProblems(answer.problems);
    return null;
  }
  told = answer;
  show(told.reading, told.problems);
  return told;
}

function show(reading, problems) {
  const problem = problems[0];
  $("read").textContent = reading ? meaning(reading) : problem ? `Not read: ${problem.what}${problem.hint ? ` (${problem.hint})` : ""}` : "";
  $("pointed").hidden = !problem?.pointed;
  $("pointed").textContent = problem?.pointed ?? "";
  $("picture").hidden = !reading?.picture;
  if (reading?.picture) {
    $("picture").src = `data:image/svg+xml,${encodeURIComponent(reading.picture)}`;
    $("picture").alt = `The reading beside what is told already: ${meaning(reading)}`;
  }
}

function meaning(reading) {
  if (!reading.core) return "Words: nothing of them is counted.";
  if (!reading.support) return `Stands for: ${reading.core}`;
  const loosest = reading.support === reading.core ? "" : `, at the loosest ${reading.support}`;
  return `Taken to mean ${reading.core}${loosest}`;
}

function suggest() {
  const list = told.suggestions.map((claim, number) => {
    const choice = document.createElement("div");
    choice.className = "choice";
    const button = text("input", "", { type: "radio", name: "suggestion", id: `suggestion-${number}`, value: claim.claim });
    button.checked = number === 0;
    const label = text("label", `${claim.about} `, { for: button.id });
    label.append(text("code", claim.claim));
    const others = document.createElement("ul");
    others.append(...claim.told.map((fact) => {
      const line = text("li", `${fact.source}: `);
      line.append(text("b", fact.says));
      line.title = fact.quote;
      return line;
    }));
    if (claim.more) others.append(text("li", `and ${claim.more} more`));
    choice.append(button, label, others);
    return choice;
  });
  $("suggested").replaceChildren(...(list.length ? list : [text("p", "No claim seems to be asked by these words.", { class: "hint" })]));
}

function fill(claim) {
  for (const name of ["key", "about", "kind", "nature", "unit"]) form.elements[name].value = claim[name] ?? "";
  const terms = Object.entries(claim.terms ?? {}).map(([term, labels]) => `${term}: ${labels.join(", ")}`);
  form.elements.terms.value = terms.join("\n");
  ofKind();
}

function ofKind() {
  $("terms-field").hidden = form.elements.kind.value !== "term";
}

// The claim that is chosen: none where a new one is being made.
function claimed() {
  if ($("new").open) return null;
  return form.elements.claim.value.trim() || form.querySelector("[name=suggestion]:checked")?.value || null;
}

function newClaim() {
  if (!$("new").open) return null;
  const claim = Object.fromEntries(["key", "about", "kind", "nature", "unit", "terms"].map((name) => [name, form.elements[name].value.trim() || null]));
  return claim.kind === "term" ? claim : { ...claim, terms: null };
}

function fact() {
  const record = Object.fromEntries(fields.map((name) => [name, form.elements[name].value.trim() || null]));
  const says = form.elements.says.value.split("\n").map((words) => words.trim()).filter(Boolean);
  return { claim: claimed(), says, ...record };
}

// What saving would bring: nothing is written.
async function preview() {
  const place = $("verdicts");
  if (!claimed() && !form.elements.about.value.trim()) {
    place.replaceChildren(text("p", told.suggestions.length ? "" : "Make a new claim (n), or name one that is there.", { class: "hint" }));
    return;
  }
  const number = (asking += 1);
  const answer = await ask("verdict", { source, fact: fact(), new_claim: newClaim() });
  if (number !== asking) return;
  clear(form);
  if (answer.problems?.length) tellProblems(answer.problems, form);
  const found = (answer.verdicts ?? []).map((verdict) => {
    const line = text("p", "", { class: `verdict ${verdict.verdict}` });
    line.append(text("span", verdict.verdict, { class: "badge" }), ` ${verdict.sentence}`);
    return line;
  });
  if (answer.alone) found.push(text("p", "No other source tells it yet.", { class: "hint" }));
  place.replaceChildren(...found);
}

function later() {
  forget();
  busy(1);
  timer = setTimeout(async () => {
    timer = 0;
    const record = fact();
    const chosen = newClaim();
    await asked({ says: record.says, quote: record.quote, reads: record.reads, claim: claimed(), kind: chosen?.kind, unit: chosen?.unit });
    await preview();
    busy(-1);
  }, 250);
}

function forget() {
  if (!timer) return;
  clearTimeout(timer);
  timer = 0;
  busy(-1);
}

function close() {
  form.hidden = skipping.hidden = true;
  $("hint").hidden = false;
  point(null);
  const here = span && document.querySelector(`#text mark[data-from="${span.start}"]`);
  if (here) focusOn(here);
}

function updated(state) {
  paint(state.marks);
  narrow();
  const done = state.progress;
  if (done) $("progress").textContent = `${done.encoded} encoded, ${done.open} open, ${done.skipped} skipped`;
}

function startSkip() {
  const mark = document.activeElement?.closest?.("#text mark");
  if (mark) span = spanOf(mark);
  if (!span) return;
  point(span);
  const words = told && told.span[0] === span.start ? told.says.join(" ") : mark ? wordsOf(mark) : "";
  if (!words) return;
  form.hidden = true;
  skipping.hidden = false;
  $("hint").hidden = true;
  $("skipped-words").textContent = words;
  skipping.elements.because.focus();
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  forget();
  asking += 1;
  const record = fact();
  const answer = await save("fact", { source, fact: record, new_claim: newClaim() }, form);
  if (!answer) return;
  const found = answer.state.new_findings;
  say(found.length ? `Saved. New: ${found.join(" ")}` : "Saved.");
  updated(answer.state);
  close();
});

skipping.addEventListener("submit", async (event) => {
  event.preventDefault();
  const asked = { source, words: $("skipped-words").textContent, reason: skipping.elements.because.value.trim() || null };
  const answer = await save("skip", asked, skipping);
  if (!answer) return;
  say("Skipped.");
  updated(answer.state);
  close();
});

form.addEventListener("input", (event) => {
  if (event.target.name === "kind") ofKind();
  if (event.target.name === "claim") for (const choice of form.querySelectorAll("[name=suggestion]")) choice.checked = false;
  if (event.target.name === "suggestion") form.elements.claim.value = "";
  later();
});
$("new").addEventListener("toggle", later);
$("close").addEventListener("click", close);
$("no-skip").addEventListener("click", close);
$("skip").addEventListener("click", startSkip);

const chosen = $("filter");
function narrow() {
  filter(Object.fromEntries([...chosen.elements].map((box) => [box.name, box.checked])));
}
chosen.addEventListener("change", narrow);

const back = undoing(updated);
const keys = {
  j: () => step(1),
  k: () => step(-1),
  s: startSkip,
  n: () => {
    if (form.hidden) return;
    $("new").open = true;
    form.elements.about.focus();
  },
  u: back,
  Enter: () => {
    const mark = document.activeElement?.closest?.("#text mark");
    if (mark) take(spanOf(mark));
  },
};
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") return close();
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const isWriting = event.target.matches("input:not([type=radio]):not([type=checkbox]), textarea, select, button, summary, a");
  if (isWriting || (event.key === "Enter" && event.target.matches("input"))) return;
  const act = keys[event.key];
  if (act) {
    event.preventDefault();
    act();
  }
});

const search = $("find");
search.addEventListener("submit", (event) => {
  event.preventDefault();
  const words = search.elements.words.value;
  const place = words.trim() ? find(words, span?.start ?? -1) : null;
  if (!place) return say(words.trim() ? `The text does not have “${words.trim()}” within a line.` : "Type the words first.");
  select(place);
  take(place);
});

// Take up by the keyboard: what is asked next is which claim the words answer.
function take(place) {
  choose(place).then(() => form.querySelector("[name=suggestion]:checked, #claim")?.focus());
}

onChosen((chosen) => {
  const isOpen = !form.hidden && span && span.start === chosen.start && span.end === chosen.end;
  if (!isOpen) choose(chosen);
});
ask("shared", { source }).then((answer) => answer.status === 200 && updated(answer.state));
