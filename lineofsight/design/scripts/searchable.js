// A long select becomes a box to type in with a list under it (the ARIA pattern "editable combobox with list
// autocomplete"). The select stays in the form, hidden, and is what gets sent; without this script it is simply shown.
// Where there are more choices than a select can hold, the page has such a box already, whose words the server
// understands: then the page itself is asked for choices, as one types.

const MOST = 60;
const PAUSE = 150;

export function makeSearchable(field) {
  const choices = field.dataset.lookUp === undefined ? choicesOf(field) : choicesLookedUp(field);
  const box = choices.box;
  const id = box.id;
  const label = document.querySelector(`label[for="${CSS.escape(id)}"]`);
  const list = document.createElement("ul");
  const status = document.createElement("div");
  let shown = [];
  let active = -1;
  let asked = 0;

  const said = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": `${id}-list` };
  Object.entries(said).forEach(([name, value]) => box.setAttribute(name, value));
  Object.assign(list, { id: `${id}-list`, className: "los-search__list", hidden: true });
  list.setAttribute("role", "listbox");
  if (label) list.setAttribute("aria-labelledby", (label.id ||= `${id}-label`));
  status.className = "govuk-visually-hidden";
  status.setAttribute("role", "status");
  const frame = document.createElement("div");
  frame.className = "los-search";
  choices.place.before(frame);
  frame.append(box, ...choices.beside, list, status);

  // All choices while the box holds what is chosen already, else those that hold every typed word. An answer that
  // comes after one has typed on, or left, is of no use any more.
  async function open() {
    const words = box.value.trim();
    const mine = ++asked;
    const found = await choices.find(words === choices.chosen()?.text ? "" : words);
    if (mine !== asked || !found) return;
    shown = found.choices;
    list.replaceChildren(...shown.map(drawOption));
    if (!shown.length) list.append(Object.assign(document.createElement("li"), { className: "los-search__none", textContent: "Nothing matches" }));
    list.querySelector(".los-search__none")?.setAttribute("role", "presentation");
    list.hidden = false;
    box.setAttribute("aria-expanded", "true");
    mark(-1);
    const more = found.more ? `, the first ${shown.length} are shown: type more to narrow them` : "";
    const many = found.count ?? shown.length;
    status.textContent = many ? `${many} ${many === 1 ? "choice" : "choices"}${more}` : "Nothing matches";
  }

  function close() {
    asked += 1;
    list.hidden = true;
    box.setAttribute("aria-expanded", "false");
    status.textContent = "";
    mark(-1);
  }

  function drawOption(choice, place) {
    const line = document.createElement("li");
    line.id = `${id}-option-${place}`;
    line.className = "los-search__option";
    line.setAttribute("role", "option");
    line.setAttribute("aria-selected", String(choice.value === choices.chosen()?.value));
    line.textContent = choice.text;
    line.addEventListener("mousedown", (event) => event.preventDefault());
    line.addEventListener("click", () => take(choice));
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

  function take(choice) {
    box.value = choice.text;
    choices.take(choice);
    close();
  }

  // What stands in the box counts when it names a choice; anything else is no choice.
  function settle() {
    const words = box.value.trim();
    choices.typed(words, shown.find((choice) => choice.text.toLowerCase() === words.toLowerCase()));
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

// The choices of a select, which hides behind a box of its own.
function choicesOf(select) {
  const every = [...select.options].filter((option) => option.value !== "").map((option) => ({ value: option.value, text: option.text.trim() }));
  const box = document.createElement("input");
  Object.assign(box, { id: select.id, type: "text", autocomplete: "off", className: "govuk-input los-search__box", disabled: select.disabled });
  if (select.classList.contains("govuk-select--error")) box.classList.add("govuk-input--error");
  if (select.hasAttribute("aria-describedby")) box.setAttribute("aria-describedby", select.getAttribute("aria-describedby"));
  select.id = `${box.id}-select`;
  select.hidden = true;
  // What was typed and names no choice is sent too, so that it is refused and not lost in silence.
  const typed = Object.assign(document.createElement("input"), { type: "hidden", name: `${select.name}-typed` });
  const chosen = () => every.find((choice) => choice.value === select.value) ?? null;
  box.value = chosen()?.text || select.dataset.typed || "";
  const choose = (value) => {
    if (value === select.value) return;
    select.value = value;
    select.dispatchEvent(new Event("change", { bubbles: true }));
  };
  return {
    box,
    place: select,
    beside: [typed],
    chosen,
    take: (choice) => (choose(choice.value), (typed.value = choice.text)),
    typed: (words) => {
      typed.value = words;
      choose(every.find((choice) => choice.text.toLowerCase() === words.toLowerCase())?.value ?? "");
    },
    find: async (words) => {
      const found = words ? closest(every, words) : every;
      return { choices: found.slice(0, MOST), more: found.length > MOST, count: found.length };
    },
  };
}

// The choices of a box that the page drew: it is sent with what was typed, and beside it hidden what was chosen, and
// what stood in the box for that.
function choicesLookedUp(box) {
  const name = box.dataset.lookUp;
  const within = box.closest(".los-look-up");
  const said = within.querySelector(`[name="${CSS.escape(name)}-said"]`);
  const value = Object.assign(document.createElement("input"), { type: "hidden", name });
  const drawn = within.querySelector(`[name="${CSS.escape(name)}"]`);
  value.value = drawn.value;
  (drawn.closest(".los-look-up__found") || drawn).remove();
  const take = (choice) => {
    value.value = choice.value;
    said.value = choice.text;
    value.dispatchEvent(new Event("change", { bubbles: true }));
  };
  return {
    box,
    place: box,
    beside: [value],
    chosen: () => (value.value === "" ? null : { value: value.value, text: said.value }),
    take,
    typed: (words, choice) => {
      if (choice) take(choice);
      else if (words !== said.value) value.value = "";
    },
    find: async (words) => {
      await new Promise((go) => setTimeout(go, PAUSE));
      if (words && words !== box.value.trim()) return null;
      const address = new URL(window.location.href);
      address.hash = "";
      address.searchParams.set("look-up", name);
      address.searchParams.set("words", words);
      try {
        const answer = await fetch(address, { headers: { Accept: "application/json" } });
        if (!answer.ok || !answer.headers.get("Content-Type")?.startsWith("application/json")) return null;
        const found = await answer.json();
        return { choices: found.choices.map(([key, text]) => ({ value: key, text })), more: found.more };
      } catch {
        return null; // without a connection the words are sent as they are, and the server finds what they mean
      }
    },
  };
}

// Every typed word must occur; choices where each begins a word come first.
function closest(choices, typed) {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const found = choices.filter((choice) => words.every((word) => choice.text.toLowerCase().includes(word)));
  const begins = (choice) => {
    const parts = choice.text.toLowerCase().split(/[\s(/,-]+/);
    return words.every((word) => parts.some((part) => part.startsWith(word)));
  };
  return [...found.filter(begins), ...found.filter((choice) => !begins(choice))];
}
