// A long select becomes a box to type in with a list under it (the ARIA pattern "editable combobox with list
// autocomplete"). The select stays in the form, hidden, and is what gets sent; without this script it is simply shown.

const MOST = 60;

export function makeSearchable(select) {
  const choices = [...select.options].filter((option) => option.value !== "");
  const id = select.id;
  const label = document.querySelector(`label[for="${CSS.escape(id)}"]`);
  const box = document.createElement("input");
  const list = document.createElement("ul");
  const status = document.createElement("div");
  let shown = [];
  let active = -1;

  select.id = `${id}-select`;
  select.hidden = true;
  Object.assign(box, { id, type: "text", autocomplete: "off", className: "govuk-input los-search__box" });
  if (select.classList.contains("govuk-select--error")) box.classList.add("govuk-input--error");
  const said = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": `${id}-list` };
  if (select.hasAttribute("aria-describedby")) said["aria-describedby"] = select.getAttribute("aria-describedby");
  Object.entries(said).forEach(([name, value]) => box.setAttribute(name, value));
  box.disabled = select.disabled;
  box.value = chosen()?.text.trim() || select.dataset.typed || "";
  Object.assign(list, { id: `${id}-list`, className: "los-search__list", hidden: true });
  list.setAttribute("role", "listbox");
  if (label) list.setAttribute("aria-labelledby", (label.id ||= `${id}-label`));
  status.className = "govuk-visually-hidden";
  status.setAttribute("role", "status");
  // What was typed and names no choice is sent too, so that it is refused and not lost in silence.
  const typed = Object.assign(document.createElement("input"), { type: "hidden", name: `${select.name}-typed` });
  const frame = document.createElement("div");
  frame.className = "los-search";
  frame.append(box, typed, list, status);
  select.before(frame);

  function chosen() {
    return select.value === "" ? null : select.selectedOptions[0];
  }

  // All choices while the box holds what is chosen already, else those that hold every typed word.
  function open() {
    const words = box.value.trim();
    const found = !words || words === chosen()?.text.trim() ? choices : closest(choices, words);
    shown = found.slice(0, MOST);
    list.replaceChildren(...shown.map(drawOption));
    if (!shown.length) list.append(Object.assign(document.createElement("li"), { className: "los-search__none", textContent: "Nothing matches" }));
    list.querySelector(".los-search__none")?.setAttribute("role", "presentation");
    list.hidden = false;
    box.setAttribute("aria-expanded", "true");
    mark(-1);
    const more = found.length > MOST ? `, the first ${MOST} are shown: type more to narrow them` : "";
    status.textContent = found.length ? `${found.length} ${found.length === 1 ? "choice" : "choices"}${more}` : "Nothing matches";
  }

  function close() {
    list.hidden = true;
    box.setAttribute("aria-expanded", "false");
    status.textContent = "";
    mark(-1);
  }

  function drawOption(option, place) {
    const line = document.createElement("li");
    line.id = `${id}-option-${place}`;
    line.className = "los-search__option";
    line.setAttribute("role", "option");
    line.setAttribute("aria-selected", String(option.selected));
    line.textContent = option.text;
    line.addEventListener("mousedown", (event) => event.preventDefault());
    line.addEventListener("click", () => take(option));
    return line;
  }

  function mark(place) {
    list.children[active]?.classList.remove("los-search__option--active");
    active = place;
    box.removeAttribute("aria-activedescendant");
    if (place < 0) return;
    list.children[place].classList.add("los-search__option--active");
    list.children[place].scrollIntoView({ block: "nearest" });
    box.setAttribute("aria-activedescendant", `${id}-option-${place}`);
  }

  function take(option) {
    box.value = option.text.trim();
    settle();
    close();
  }

  // What stands in the box counts when it names a choice; anything else is no choice.
  function settle() {
    const wanted = box.value.trim().toLowerCase();
    typed.value = box.value.trim();
    const value = choices.find((option) => option.text.trim().toLowerCase() === wanted)?.value ?? "";
    if (value === select.value) return;
    select.value = value;
    select.dispatchEvent(new Event("change", { bubbles: true }));
  }

  const keys = {
    ArrowDown: () => (list.hidden ? open() : mark(Math.min(active + 1, shown.length - 1))),
    ArrowUp: () => (list.hidden ? open() : mark(Math.max(active - 1, -1))),
    Escape: () => (list.hidden ? (box.value = "", settle()) : close()),
    Enter: () => take(shown[active] || shown[0]),
  };
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (list.hidden || !(active >= 0 || shown.length === 1))) return;
    if (!keys[event.key] || event.isComposing) return;
    event.preventDefault();
    keys[event.key]();
  });
  box.addEventListener("input", () => (settle(), open()));
  box.addEventListener("click", () => list.hidden && open());
  box.addEventListener("blur", () => (settle(), close()));
}

// Every typed word must occur; choices where each begins a word come first.
function closest(choices, typed) {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const found = choices.filter((option) => words.every((word) => option.text.toLowerCase().includes(word)));
  const begins = (option) => {
    const parts = option.text.toLowerCase().split(/[\s(/,-]+/);
    return words.every((word) => parts.some((part) => part.startsWith(word)));
  };
  return [...found.filter(begins), ...found.filter((option) => !begins(option))];
}
