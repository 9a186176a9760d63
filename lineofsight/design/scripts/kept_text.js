// Kept text: what people typed and have not sent survives a lost connection, a closed tab and a server that is down.
// Kept in this browser only, for this person and this address; gone once sent successfully, discarded or signed out, or
// after a week. Nothing is kept for the public: their computer may be everybody's.

const PREFIX = "line-of-sight:kept:";
const WEEK = 7 * 24 * 60 * 60 * 1000;
const person = document.body.dataset.keptFor || "";
const forms = [...document.querySelectorAll(person ? 'form[method="post"]' : "form.none")].filter(
  (form) => form.dataset.keepText !== "no" && !form.hasAttribute("data-forget-kept-text"),
);

const fieldsOf = (form) =>
  [...form.elements].filter(
    (field) =>
      field.name &&
      (field.tagName === "TEXTAREA" || (field.tagName === "INPUT" && ["text", "email", "search"].includes(field.type))) &&
      field.autocomplete !== "one-time-code",
  );

// Two forms of one page are told apart by their id, by where they send, or by their place.
const keyOf = (form) =>
  `${PREFIX}${person}:${location.pathname}#${form.id || form.getAttribute("action") || forms.indexOf(form)}`;

// This page says that nothing was saved: it shows errors, or is itself an error page.
const failed = document.querySelector(".govuk-error-summary, [data-not-saved]");

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

function write(key, value) {
  try {
    if (value) localStorage.setItem(key, JSON.stringify(value));
    else localStorage.removeItem(key);
  } catch {
    // The browser keeps nothing (private window, full): the page works as it would without this script.
  }
}

function forgetWhere(test) {
  try {
    Object.keys(localStorage)
      .filter((key) => key.startsWith(PREFIX) && test(key, read(key)))
      .forEach((key) => localStorage.removeItem(key));
  } catch {
    // As above.
  }
}

function keep(form) {
  // A page that came back with errors shows what was sent: there everything in the boxes is unsent.
  const changed = fieldsOf(form).filter((field) => (failed ? field.value : field.value !== field.defaultValue));
  const texts = Object.fromEntries(changed.map((field) => [field.name, field.value]));
  write(keyOf(form), changed.length ? { at: Date.now(), texts } : null);
}

function offer(form) {
  const kept = read(keyOf(form));
  if (!kept || !kept.texts) return;
  const fields = fieldsOf(form).filter((field) => field.name in kept.texts && field.value !== kept.texts[field.name]);
  if (!fields.length) return;
  const before = new Map(fields.map((field) => [field, field.value]));
  fields.forEach((field) => fill(field, kept.texts[field.name]));

  const note = document.createElement("div");
  note.className = "los-kept";
  note.setAttribute("role", "status");
  const words = document.createElement("p");
  const when = new Date(kept.at).toLocaleString("en-GB", { day: "numeric", month: "long", hour: "numeric", minute: "2-digit", hour12: true });
  words.textContent = `What you typed on ${when} was not sent. It has been put back into this page.`;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "govuk-button govuk-button--secondary";
  button.textContent = "Discard it";
  button.addEventListener("click", () => {
    before.forEach((value, field) => fill(field, value));
    write(keyOf(form), null);
    note.remove();
    fields[0].focus();
  });
  note.append(words, button);
  form.prepend(note);
}

function fill(field, value) {
  field.value = value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

// A form that was sent is remembered until the next page. It arrived when that page was led to by this very form's page,
// is no error page, and is still the same person's: a session that has ended leads to the sign-in page instead.
const SENT = "line-of-sight:sent";
const sent = sessionStorage.getItem(SENT);
sessionStorage.removeItem(SENT);
if (sent && !failed && document.referrer.startsWith(location.origin) && sent.startsWith(`${PREFIX}${person}:`)) {
  const how = performance.getEntriesByType("navigation")[0];
  if (!how || how.type === "navigate") write(sent, null);
}
forgetWhere((key, kept) => !kept || Date.now() - kept.at > WEEK);

for (const form of forms) {
  let waiting;
  if (!failed) offer(form);
  form.addEventListener("input", () => {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(() => keep(form), 400);
  });
  form.addEventListener("submit", () => {
    window.clearTimeout(waiting);
    keep(form);
    sessionStorage.setItem(SENT, keyOf(form));
  });
}

for (const goodbye of document.querySelectorAll("form[data-forget-kept-text]")) {
  goodbye.addEventListener("submit", () => forgetWhere((key) => key.startsWith(`${PREFIX}${person}:`)));
}
for (const leave of document.querySelectorAll("a[data-forget-kept-text]")) {
  leave.addEventListener("click", () => forms.forEach((form) => write(keyOf(form), null)));
}
