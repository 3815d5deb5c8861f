"use strict";
// Chooses a question from the list, filters and sorts the list, and shows one part of the page at a time. What is shown
// stands in the fragment: #claim-aid.us-military.total, or #?verdict=conflict&sort=gap.
// It stands right after the list, which can be used while the rest of a large page is still on its way.
(() => {
  const root = document.documentElement;
  const form = document.getElementById("filter");
  const list = document.getElementById("list");
  const isNarrow = matchMedia("(max-width: 60rem)");
  const groups = Array.from(document.querySelectorAll(".group"), (box) => ({
    box, rows: box.querySelector("ol"), count: box.querySelector("summary span"), isOpen: box.open, hits: 0,
    left: Number(box.querySelector("summary span").dataset.left), // for which the page had no room
  }));
  const rows = groups.flatMap((group) => Array.from(group.rows.children, (row, place) => {
    const { kind, by, gap } = row.dataset;
    const link = row.firstElementChild;
    const verdict = row.className;
    return { row, link, place, group, kind, verdict, by: by.split(" "), gap: Number(gap ?? -1), words: "" };
  }));
  const byHash = new Map(rows.map((entry) => [entry.link.hash, entry]));
  const collator = new Intl.Collator("en", { numeric: true });
  const orders = {
    gap: (a, b) => b.gap - a.gap,
    about: (a, b) => collator.compare(a.link.textContent, b.link.textContent),
    sources: (a, b) => b.by.length - a.by.length,
  };
  let chosen = null; // an entry of rows
  let sorted = "";

  function fold(words) {
    return words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  }

  function part(entry) {
    return document.getElementById(entry.link.hash.slice(1));
  }

  // a row and all that is said on its question, as far as it has arrived
  function wordsOf(entry) {
    if (entry.isWhole) return entry.words;
    const whole = part(entry);
    entry.isWhole = document.readyState !== "loading";
    return (entry.words = fold(`${entry.row.textContent} ${whole ? whole.textContent : ""}`));
  }

  function sort(order) {
    if (order === sorted) return;
    sorted = order;
    const compare = Object.hasOwn(orders, order) ? orders[order] : () => 0;
    rows.sort((a, b) => compare(a, b) || a.place - b.place);
    for (const group of groups) {
      group.rows.append(...rows.filter((entry) => entry.group === group).map((entry) => entry.row));
    }
  }

  function filter() {
    const asked = Object.fromEntries(new FormData(form));
    const words = fold(asked.words || "").split(/\s+/).filter(Boolean);
    const isAsked = Boolean(asked.verdict || asked.kind || asked.source || asked.and || asked.open || words.length);
    let count = 0;
    for (const group of groups) group.hits = 0;
    for (const entry of rows) {
      const fits = (!asked.verdict || entry.verdict === asked.verdict)
        && (!asked.kind || entry.kind === asked.kind)
        && (!asked.source || entry.by.includes(asked.source))
        && (!asked.and || entry.by.includes(asked.and))
        && !(asked.open && !["mend", "ask"].includes(entry.group.box.id))
        && (!words.length || words.every((word) => wordsOf(entry).includes(word)));
      if (entry.row.hidden === fits) entry.row.hidden = !fits;
      entry.group.hits += fits;
      count += fits;
    }
    for (const group of groups) {
      const { box, rows: list, count: shown, isOpen, hits, left } = group;
      box.hidden = isAsked && !hits;
      box.open = isAsked ? hits > 0 : isOpen || (chosen?.group === group && !isNarrow.matches);
      const all = list.childElementCount;
      shown.textContent = hits === all ? all + left : `${hits} of ${all}`;
    }
    const all = rows.length;
    document.getElementById("shown").textContent = isAsked ? `${count} of ${all} in the list` : `${all} in the list`;
    form.querySelector("details").open ||= Boolean(asked.verdict || asked.kind || asked.source || asked.and || sorted);
  }

  function keep() {
    const asked = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (value) asked.append(name, value);
    const now = asked.toString();
    history.replaceState(null, "", now ? `#?${now}` : "#questions");
  }

  function restore() {
    const asked = new URLSearchParams(location.hash.slice(2));
    for (const field of form.elements) {
      if (!field.name) continue;
      if (field.type === "checkbox") field.checked = asked.has(field.name);
      else field.value = asked.get(field.name) ?? "";
      if (field.tagName === "SELECT" && field.selectedIndex < 0) field.value = "";
    }
    sort(form.elements.sort.value);
    filter();
  }

  function choose(entry) {
    if (chosen) chosen.link.removeAttribute("aria-current");
    document.querySelector(".pane > .chosen")?.classList.remove("chosen");
    chosen = entry;
    entry.link.setAttribute("aria-current", "true");
    if (!isNarrow.matches) entry.group.box.open = true; // on a phone the list would push the question away
    const whole = part(entry);
    if (!whole) return; // on its way
    whole.classList.add("chosen");
    if (!whole.querySelector(".copies")) offer(whole);
    document.getElementById("pane").scrollTop = 0;
  }

  function chooseFirst() {
    const first = rows.toSorted((a, b) => groups.indexOf(a.group) - groups.indexOf(b.group)).find((entry) => !entry.row.hidden);
    if (first) choose(first);
  }

  // one part of the page at a time, by the section that holds what is looked for
  function show(section) {
    root.dataset.part = section;
    for (const link of document.querySelectorAll("nav a")) {
      if (link.hash === `#${section}`) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
  }

  function arrive() {
    const { hash } = location;
    if (form && hash.startsWith("#?")) {
      show("questions");
      restore();
      if (!chosen || chosen.row.hidden) chooseFirst();
      return;
    }
    const entry = byHash.get(hash);
    if (entry) {
      const isNew = root.dataset.part !== "questions";
      show("questions");
      choose(entry);
      if (isNarrow.matches) document.getElementById("pane")?.scrollIntoView();
      else {
        if (isNew || scrollY > list.offsetTop) document.querySelector(".desk").scrollIntoView({ block: "nearest" });
        entry.row.scrollIntoView({ block: "nearest" });
      }
      return;
    }
    const found = hash.length > 1 ? document.getElementById(hash.slice(1)) : null;
    const section = found?.closest("main > section");
    show(section ? section.id : "questions");
    if (found?.matches("details")) found.open = true;
    if (history.state?.y !== undefined) scrollTo(0, history.state.y);
    else if (found && found !== section) found.scrollIntoView();
    else if (section && scrollY > section.offsetTop) section.scrollIntoView();
    if (form && !chosen) chooseFirst();
  }

  function offer(whole) {
    const box = document.createElement("p");
    box.className = "copies";
    const said = document.createElement("span");
    said.setAttribute("role", "status");
    const quotes = whole.querySelectorAll("figure");
    const texts = [[quotes.length === 2 ? "both quotes" : quotes.length > 2 ? "all quotes" : "the quote", () => quoted(quotes), null]];
    for (const text of whole.querySelectorAll("pre")) texts.push([text.dataset.copy, () => text.textContent, text]);
    for (const [label, words, where] of texts) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = `Copy ${label}`;
      button.addEventListener("click", async () => {
        try {
          await navigator.clipboard.writeText(words());
          said.textContent = `Copied: ${label}.`;
        } catch {
          if (where) where.closest("details").open = true;
          getSelection().selectAllChildren(where ?? whole.querySelector(".sides"));
          said.textContent = "Selected: copy it with the keyboard.";
        }
      });
      box.append(button, " ");
    }
    box.append(said);
    whole.querySelector(".sides").before(box);
  }

  function quoted(figures) {
    return Array.from(figures, (each) => {
      const quote = each.querySelector("q");
      const { reads } = quote.dataset;
      const who = each.querySelector("cite").textContent;
      return `${who}:\n“${quote.textContent}”${reads ? ` (read as “${reads}”)` : ""}`;
    }).join("\n\n");
  }

  root.classList.add("scripted");
  show("questions");
  if (form) {
    form.addEventListener("input", () => { sort(form.elements.sort.value); filter(); keep(); });
    form.addEventListener("submit", (event) => event.preventDefault());
    form.querySelector("[type=reset]").addEventListener("click", (event) => {
      event.preventDefault();
      form.reset();
      sort("");
      filter();
      keep();
    });
    list.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!step || !event.target.matches("a")) return;
      event.preventDefault();
      const seen = Array.from(list.querySelectorAll(".group[open]:not([hidden]) li:not([hidden]) > a"));
      const next = byHash.get(seen[seen.indexOf(event.target) + step]?.hash);
      if (!next) return;
      history.replaceState(null, "", next.link.hash);
      choose(next);
      next.link.focus();
    });
    list.addEventListener("click", (event) => {
      const link = event.target.closest("a");
      if (link && link.hash === location.hash) arrive();
      // who came by keyboard reads on in the pane, and comes back by Escape
      if (link && event.detail === 0) setTimeout(() => document.getElementById("pane").focus({ preventScroll: true }));
    });
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && event.target.closest(".pane")) chosen?.link.focus();
    });
    form.hidden = false;
    sort(form.elements.sort.value);
    filter();
  }
  // links that ask for some of the questions lead to all of them where scripts are off
  document.addEventListener("click", (event) => {
    // where somebody was, for when he comes back to a part that is not there while another is shown
    if (event.target.closest("a[href^='#']")) history.replaceState({ y: scrollY }, "");
    const link = event.target.closest("a[data-ask]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (location.hash === `#?${link.dataset.ask}`) arrive();
    else location.hash = `?${link.dataset.ask}`;
    scrollTo(0, 0);
  });
  window.addEventListener("hashchange", arrive);
  document.addEventListener("DOMContentLoaded", () => {
    if (form?.elements.words.value) filter(); // in all that has arrived since
    if (location.hash.length > 1 && !location.hash.startsWith("#?")) arrive();
    if (chosen && !part(chosen).classList.contains("chosen")) choose(chosen);
    else if (chosen && !part(chosen).querySelector(".copies")) offer(part(chosen));
  });
  arrive();
})();
