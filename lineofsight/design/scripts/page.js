// Starts what a page contains, and nothing else. Everything here is an improvement: pages work without it.
import(document.body.dataset.parts).then(({ initAll, Radios }) => {
  // GOV.UK Frontend puts aria-expanded on radio buttons, where ARIA does not allow it.
  const sync = Radios.prototype.syncConditionalRevealWithInputState;
  Radios.prototype.syncConditionalRevealWithInputState = function (input) {
    sync.call(this, input);
    input.removeAttribute("aria-expanded");
  };
  initAll();
});

const selects = document.querySelectorAll("select[data-searchable]");
if (selects.length) {
  const script = document.createElement("script");
  script.src = document.body.dataset.searchable;
  script.addEventListener("load", () => selects.forEach(makeSearchable));
  document.head.append(script);
}

// A long select becomes a box to type in. The select stays in the form, hidden, and is what gets sent.
function makeSearchable(select) {
  const describedBy = select.getAttribute("aria-describedby") || "";
  const options = [...select.options].filter((option) => option.value !== "");
  const hadError = select.classList.contains("govuk-select--error");
  window.accessibleAutocomplete.enhanceSelectElement({
    selectElement: select,
    defaultValue: select.selectedOptions[0]?.value ? select.selectedOptions[0].text : "",
    showAllValues: true,
    confirmOnBlur: false,
    menuAttributes: { "aria-labelledby": `${select.id}-label` },
    inputClasses: hadError ? "govuk-input--error" : null,
    source: (typed, answer) => answer(closest(options.map((option) => option.text), typed)),
    tNoResults: () => "Nothing matches",
    onConfirm: (chosen) => choose(select, chosen),
  });
  const box = document.getElementById(select.id.replace(/-select$/, ""));
  if (!box) return;
  if (describedBy) box.setAttribute("aria-describedby", `${describedBy} ${box.getAttribute("aria-describedby") || ""}`.trim());
  // What stands in the box when it is left counts, if it names an option; anything else empties the choice.
  box.addEventListener("blur", () => window.setTimeout(() => choose(select, box.value), 0));
  select.form?.addEventListener("submit", () => choose(select, box.value));
}

// Words in any order, those that start a word first.
function closest(texts, typed) {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const found = texts.filter((text) => words.every((word) => text.toLowerCase().includes(word)));
  const starts = (text) => words.every((word) => text.toLowerCase().split(/[\s(]+/).some((part) => part.startsWith(word)));
  return [...found.filter(starts), ...found.filter((text) => !starts(text))];
}

function choose(select, text) {
  if (text === undefined) return;
  const wanted = text.trim().toLowerCase();
  const option = [...select.options].find((each) => each.text.trim().toLowerCase() === wanted && each.value !== "");
  const value = option ? option.value : "";
  if (select.value === value) return;
  select.value = value;
  select.dispatchEvent(new Event("change", { bubbles: true }));
}

// The menu under the person's name closes when one clicks elsewhere or presses Escape.
const menu = document.querySelector(".los-account");
if (menu) {
  document.addEventListener("click", (event) => {
    if (menu.open && !menu.contains(event.target)) menu.open = false;
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu.open) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
}

// Long work: the part that shows it is asked for again every 2 seconds; when it is finished the whole page is.
async function askAgain(part) {
  await new Promise((resolve) => window.setTimeout(resolve, 2000));
  try {
    const answer = await fetch(part.dataset.askAgain, { headers: { "X-Asked-Again": "1" } });
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById(part.id);
    if (!answer.ok || !fresh || !fresh.dataset.askAgain) return window.location.assign(part.dataset.askAgain);
    part.replaceChildren(...fresh.childNodes);
  } catch {
    // The line is down for a moment: ask again.
  }
  return askAgain(part);
}
document.querySelectorAll("[data-ask-again]").forEach(askAgain);
