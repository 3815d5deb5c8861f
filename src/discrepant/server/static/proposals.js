// What is proposed, to be accepted or dropped.

import { renew, save, say, undoing } from "./asking.js";

undoing(renew);
document.getElementById("main").addEventListener("click", async (event) => {
  const button = event.target.closest("button[data-action]");
  if (!button) return;
  const place = button.closest(".proposal");
  const action = button.dataset.action;
  const answer = await save("proposal", { id: place.dataset.id, action });
  if (!answer) return;
  const found = answer.state.new_findings;
  say(action === "drop" ? "Dropped, as long as the desk is open." : `Accepted. ${found.join(" ")}`.trim());
  place.remove();
});
