// The list of articles, and a new one by pasting or dropping a file.

import { clear, renew, save, say, undoing } from "./asking.js";

const form = document.getElementById("new-article");
const field = document.getElementById("text");
undoing(renew);

async function asBase64(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let words = "";
  for (let at = 0; at < bytes.length; at += 32768) words += String.fromCharCode(...bytes.subarray(at, at + 32768));
  return btoa(words);
}

async function add(file) {
  const told = Object.fromEntries(["name", "publisher", "published"].map((name) => [name, form.elements[name].value.trim() || null]));
  const asked = file ? { ...told, filename: file.name, file: await asBase64(file) } : { ...told, text: form.elements.text.value };
  say("The article is being read.");
  const answer = await save("article", asked, form);
  if (answer) location.assign(answer.address);
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  clear(form);
  add(form.elements.file.files[0]);
});
for (const name of ["dragover", "drop"]) {
  field.addEventListener(name, (event) => {
    if (![...event.dataTransfer.types].includes("Files")) return;
    event.preventDefault();
    if (name === "drop" && event.dataTransfer.files[0]) add(event.dataTransfer.files[0]);
  });
}
