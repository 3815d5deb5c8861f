"use strict";
// Sorts and filters the table of findings; its state is the fragment, as in #?verdict=conflict&sort=-gap.
// It stands right after the table, which can be used while the rest of a large page is still on its way.
(() => {
  const form = document.getElementById("filter");
  const table = document.getElementById("table");
  if (!form || !table) return;
  document.documentElement.classList.add("scripted");
  const body = table.tBodies[0];
  const shown = document.getElementById("shown");
  const columns = ["verdict", "claim", "one", "other", "gap", "why"];
  const gravest = ["conflict", "strained", "explained", "agree"];
  const collator = new Intl.Collator("en", { numeric: true });
  const rows = Array.from(body.rows, (row, place) => {
    const { verdict, kind, sources, gap } = row.dataset;
    return {
      row, place, verdict, kind, sources: sources.split(" "), isNoted: row.classList.contains("acknowledged"),
      words: fold(row.textContent), gravity: gravest.indexOf(verdict), gap: gap === undefined ? null : Number(gap),
    };
  });
  let sorted = "";

  function fold(words) {
    return words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  }

  function key(entry, column) {
    if (column === "verdict") return entry.gravity;
    if (column === "gap") return entry.gap;
    return (entry[column] ??= entry.row.cells[columns.indexOf(column)].textContent.trim());
  }

  function compare(one, other) {
    if (typeof one === "number" && typeof other === "number") return one - other;
    return collator.compare(one, other);
  }

  function sort(order) {
    if (order === sorted) return;
    sorted = order;
    const isDown = order.startsWith("-");
    const column = isDown ? order.slice(1) : order;
    const empty = (value) => value === null || value === "";
    if (columns.includes(column)) {
      rows.sort((a, b) => {
        const [one, other] = [key(a, column), key(b, column)];
        if (empty(one) || empty(other)) return empty(one) - empty(other) || a.place - b.place;
        return (isDown ? compare(other, one) : compare(one, other)) || a.place - b.place;
      });
    } else {
      rows.sort((a, b) => a.place - b.place);
    }
    const fragment = document.createDocumentFragment();
    for (const { row } of rows) fragment.append(row);
    body.append(fragment);
    for (const head of table.tHead.rows[0].cells) {
      if (head.dataset.sort === column) head.setAttribute("aria-sort", isDown ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    }
  }

  function filter() {
    const asked = Object.fromEntries(new FormData(form));
    const words = fold(asked.words || "").split(/\s+/).filter(Boolean);
    let count = 0;
    for (const entry of rows) {
      const fits = (!asked.verdict || entry.verdict === asked.verdict)
        && (!asked.kind || entry.kind === asked.kind)
        && (!asked.source || entry.sources.includes(asked.source))
        && (!asked.and || entry.sources.includes(asked.and))
        && !(asked.open && entry.isNoted)
        && words.every((word) => entry.words.includes(word));
      if (entry.row.hidden === fits) entry.row.hidden = !fits;
      count += fits;
    }
    shown.textContent = count === rows.length ? `${count} findings` : `${count} of ${rows.length} findings`;
  }

  function state() {
    const asked = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (value) asked.append(name, value);
    if (sorted) asked.append("sort", sorted);
    return asked.toString();
  }

  function keep() {
    const now = state();
    history.replaceState(null, "", now ? `#?${now}` : "#findings");
  }

  function restore() {
    if (!location.hash.startsWith("#?")) return;
    const asked = new URLSearchParams(location.hash.slice(2));
    for (const field of form.elements) {
      if (!field.name) continue;
      if (field.type === "checkbox") field.checked = asked.has(field.name);
      else field.value = asked.get(field.name) ?? "";
      if (field.tagName === "SELECT" && field.selectedIndex < 0) field.value = "";
    }
    sort(asked.get("sort") ?? "");
    filter();
  }

  for (const head of table.tHead.rows[0].cells) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const column = head.dataset.sort;
      sort(sorted === column ? `-${column}` : sorted === `-${column}` ? "" : column);
      keep();
    });
  }
  form.addEventListener("input", () => { filter(); keep(); });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => { sort(""); filter(); keep(); }));
  // links that ask for some of the findings lead to all of them where scripts are off
  let isAsked = location.hash.startsWith("#?");
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-ask]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    isAsked = true;
    if (location.hash === `#?${link.dataset.ask}`) arrive();
    else location.hash = `?${link.dataset.ask}`;
  });
  function arrive() {
    restore();
    if (isAsked) document.getElementById("findings").scrollIntoView();
    isAsked = false;
  }
  window.addEventListener("hashchange", arrive);
  form.hidden = false;
  shown.hidden = false;
  filter();
  arrive();
})();
