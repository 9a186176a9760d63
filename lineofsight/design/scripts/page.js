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

const searched = document.querySelectorAll("select[data-searchable], input[data-searchable]");
if (searched.length) import(document.body.dataset.searchable).then(({ makeSearchable }) => searched.forEach((field) => makeSearchable(field)));

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
