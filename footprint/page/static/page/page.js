// Starts the vendored components; reveals questions; prints; copies a table for Excel.
import { initAll } from "./vendor/govuk-frontend.min.js";
import { initAll as initMoj } from "./vendor/moj-frontend.min.js";

initAll();
initMoj();

// Shows the questions of the chosen options. GOV.UK's own script also sets aria-expanded, which a radio may not have.
function showRevealed() {
  for (const option of document.querySelectorAll("[data-reveals]")) {
    document.getElementById(option.dataset.reveals).classList.toggle(`govuk-${option.type === "radio" ? "radios" : "checkboxes"}__conditional--hidden`, !option.checked);
  }
}

document.addEventListener("change", showRevealed);
window.addEventListener("pageshow", showRevealed);
showRevealed();

function rowsAsTabs(table) {
  const text = (cell) => (cell.dataset.copy ?? cell.innerText).replace(/\s+/g, " ").trim();
  return Array.from(table.rows, (row) => Array.from(row.cells, text).join("\t")).join("\n");
}

async function copyTable(button) {
  const said = button.parentElement.querySelector("[role=status]");
  try {
    await navigator.clipboard.writeText(rowsAsTabs(document.getElementById(button.dataset.copyTable)));
    said.textContent = "Copied. Paste it into Excel or Word.";
  } catch {
    said.textContent = "The browser did not let us copy. Select the table and press Ctrl and C.";
  }
}

for (const button of document.querySelectorAll("[data-copy-table]")) {
  button.hidden = false;
  button.addEventListener("click", () => copyTable(button));
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
