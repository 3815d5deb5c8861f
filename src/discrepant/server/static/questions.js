// The questions, each to be acknowledged once somebody has looked at it.

import { renew, save, undoing } from "./asking.js";

undoing(renew);
for (const form of document.querySelectorAll("form.acknowledge")) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const asked = {
      claim: form.dataset.claim,
      between: JSON.parse(form.dataset.between),
      over: JSON.parse(form.dataset.over),
      reason: form.elements.reason.value.trim() || null,
      by: form.elements.by.value.trim() || null,
    };
    if (await save("acknowledge", asked, form)) renew();
  });
}
