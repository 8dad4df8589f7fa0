// Saves a form as it is typed, says when, and says so when it could not; shows what the service then tells beside it;
// pastes from Word; copies what stands beside.
const PAUSE = 1000; // milliseconds without a key
const LONGEST = 10000; // between two saves while somebody goes on typing
const form = document.querySelector("form[data-autosave]");
const saved = form.querySelector("[data-saved]");
const trouble = form.querySelector("[data-trouble]");
let waiting = 0;
let since = 0;
let saving = false;
let typed = 0;
let kept = 0;

function say(words, link) {
  trouble.textContent = words;
  if (link) {
    const way = document.createElement("a");
    way.className = "govuk-link";
    way.href = link;
    way.textContent = "Compare the two texts";
    trouble.append(" ", way);
  }
}

function changed() {
  typed += 1;
  since ||= Date.now();
  clearTimeout(waiting);
  waiting = setTimeout(save, Math.max(0, Math.min(PAUSE, since + LONGEST - Date.now())));
}

async function save() {
  if (saving) {
    waiting = setTimeout(save, PAUSE);
    return;
  }
  const sent = typed;
  saving = true;
  since = 0;
  try {
    const answer = await fetch(form.dataset.autosave, { method: "POST", body: new FormData(form), redirect: "error" });
    await answered(answer, sent);
  } catch {
    say("Not saved: the service can’t be reached, or you are signed out. Leave this window open and sign in in another one; it is tried again.");
    waiting = setTimeout(save, LONGEST);
  } finally {
    saving = false;
  }
}

async function answered(answer, sent) {
  if (answer.status === 200) {
    const told = await answer.json();
    form.elements.version.value = told.version;
    kept = sent;
    saved.textContent = `Saved ${told.saved}`;
    say("");
    tell(told.beside);
  } else if (answer.status === 409) {
    kept = sent;
    say("Another window wrote on this. What you type here is kept beside it.", (await answer.json()).compare);
  } else if (answer.status === 410) {
    say((await answer.json()).trouble);
  } else {
    throw new Error(answer.statusText);
  }
}

const items = () => Array.from(document.querySelectorAll("[data-beside] li"), (one) => one.textContent.trim().replace(/\s+/g, " "));

// Those who hear the page are told of what is new in it alone.
function tell(parts) {
  const before = items();
  for (const [name, html] of Object.entries(parts)) {
    document.querySelector(`[data-beside="${name}"]`).innerHTML = html;
  }
  const added = items().filter((one) => !before.includes(one));
  if (added.length) {
    document.querySelector("[data-beside-said]").textContent = added.join(" ");
  }
}

function insert(box, text) {
  box.setRangeText(text, box.selectionStart, box.selectionEnd, "end");
  box.dispatchEvent(new Event("input", { bubbles: true }));
}

async function paste(event) {
  const box = event.target;
  const html = event.clipboardData.getData("text/html");
  if (box.tagName !== "TEXTAREA" || !html) {
    return;
  }
  const plain = event.clipboardData.getData("text/plain");
  event.preventDefault();
  const body = new FormData();
  body.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  body.append("html", html);
  try {
    const answer = await fetch(form.dataset.paste, { method: "POST", body, redirect: "error" });
    insert(box, (await answer.json()).text);
  } catch {
    insert(box, plain);
  }
}

function copy(event) {
  const button = event.target.closest("[data-copy-from]");
  if (!button) {
    return;
  }
  event.preventDefault();
  const box = document.getElementById(button.dataset.copyTo);
  const words = document.getElementById(button.dataset.copyFrom).textContent;
  box.value = [box.value, words].filter(Boolean).join("\n\n");
  box.dispatchEvent(new Event("input", { bubbles: true }));
  box.focus();
}

// Whoever leaves the page takes nothing unsaved away: what is typed goes along with the last request.
function leave() {
  if (typed > kept) {
    kept = typed;
    fetch(form.dataset.autosave, { method: "POST", body: new FormData(form), keepalive: true });
  }
}

form.addEventListener("input", changed);
form.addEventListener("paste", paste);
form.addEventListener("click", copy);
form.addEventListener("submit", () => {
  clearTimeout(waiting);
  kept = typed;
});
window.addEventListener("pagehide", leave);
