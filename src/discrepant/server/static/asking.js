// Asks the desk, and knows which state of the records the page has seen.

const data = JSON.parse(document.getElementById("data").textContent);
const said = document.getElementById("said");
const wrong = document.getElementById("wrong");
const undo = document.getElementById("undo");

// How many answers are being waited for, for whoever has to wait for the page.
let open = 0;
export function busy(by) {
  open += by;
  document.documentElement.dataset.asking = open;
}

export async function ask(name, asked) {
  busy(1);
  try {
    const answer = await fetch(`/api/${name}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(asked),
    });
    return { status: answer.status, ...(await answer.json()) };
  } catch {
    return { status: 0, problems: [{ field: null, what: "The desk does not answer.", hint: "Is `discrepant desk` still running?" }] };
  } finally {
    setTimeout(() => busy(-1)); // whoever asked has gone on by then
  }
}

// Ask for something to be written; the answer's state, or nothing where it was not.
export async function save(name, asked, form) {
  const answer = await ask(name, { ...asked, seen: data.seen });
  clear(form);
  if (answer.status === 409) {
    data.seen = answer.seen;
    differ(answer.difference);
    say("Nothing was saved.");
    return null;
  }
  if (answer.status !== 200) {
    tellProblems(answer.problems, form);
    // a desk that ended before it answered may have written
    say(answer.status === 0 ? "It is not known whether this was saved: start the desk anew, and look." : "Nothing was saved.");
    return null;
  }
  if (answer.seen) data.seen = answer.seen;
  if (answer.state) {
    document.getElementById("questions-open").textContent = answer.state.questions;
    undo.disabled = !answer.state.undo;
    undo.title = answer.state.undo ? `u: ${answer.state.undo}` : "u";
  }
  return answer;
}

export function say(words) {
  said.textContent = words;
}

export function clear(form) {
  wrong.hidden = true;
  wrong.replaceChildren();
  for (const place of (form ?? document).querySelectorAll(".at-field")) place.textContent = "";
  for (const field of (form ?? document).querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid");
}

// Each problem at its field, where the form has one, else above the page.
export function tellProblems(problems, form) {
  const left = [];
  for (const problem of problems) {
    const words = problem.hint ? `${problem.what} (${problem.hint})` : problem.what;
    const place = form?.querySelector(`.at-field[data-field="${CSS.escape(problem.field ?? "")}"]`);
    if (!place) {
      left.push(words);
      continue;
    }
    place.textContent = place.textContent ? `${place.textContent}\n${words}` : words;
    place.closest("details")?.setAttribute("open", "");
    form.elements.namedItem(problem.field)?.setAttribute("aria-invalid", "true");
  }
  if (left.length) show(left.map((words) => text("p", words)));
}

function differ(difference) {
  show([text("p", "A file has changed since you saw it. Nothing was written; save again if it is still right."), text("pre", difference)]);
}

function show(parts) {
  wrong.replaceChildren(...parts);
  wrong.hidden = false;
}

export function text(name, words, more = {}) {
  const made = document.createElement(name);
  made.textContent = words;
  for (const [key, value] of Object.entries(more)) made.setAttribute(key, value);
  return made;
}

// Show the page as it is now; until then nothing on it can be pressed, for that would be lost.
export function renew() {
  document.body.inert = true;
  location.reload();
}

// Undo, here and by a key; what the page then shows, `shown` is told.
export function undoing(shown) {
  async function back() {
    if (undo.disabled) return say("There is nothing to undo.");
    const source = document.getElementById("text")?.dataset.source;
    const answer = await save("undo", { source });
    if (answer) {
      say(`Undone: ${answer.undone}`);
      shown(answer.state);
    }
  }
  undo.addEventListener("click", back);
  return back;
}
