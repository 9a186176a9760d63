// While one reads what was understood, the printed row it came from is marked and scrolled into view beside it.
const rows = [...document.querySelectorAll(".los-read__row[data-printed]")];
const wide = window.matchMedia("(min-width: 62.0625em)");
let marked = null;

function mark(row) {
  if (row === marked) return;
  for (const one of document.querySelectorAll(".los-printed__row--here")) one.classList.remove("los-printed__row--here");
  marked?.classList.remove("los-read__row--here");
  marked = row;
  const printed = row && document.getElementById(row.dataset.printed);
  if (!printed) return;
  row.classList.add("los-read__row--here");
  printed.classList.add("los-printed__row--here");
  const frame = printed.closest(".los-printed__frame");
  const above = printed.offsetTop - frame.scrollTop;
  if (above < 40 || above + printed.offsetHeight > frame.clientHeight - 20) {
    frame.scrollTop = Math.max(0, printed.offsetTop - frame.clientHeight / 4);
  }
}

// The row being read is the one under the pointer or the focus, else the first below the top fifth of the window.
function atReadingHeight() {
  if (!wide.matches) return;
  const height = window.innerHeight / 5;
  const row = rows.find((one) => one.getBoundingClientRect().bottom > height);
  if (row && row.getBoundingClientRect().top < window.innerHeight) mark(row);
}

let asked = false;
window.addEventListener(
  "scroll",
  () => {
    if (asked) return;
    asked = true;
    window.requestAnimationFrame(() => {
      asked = false;
      atReadingHeight();
    });
  },
  { passive: true },
);
for (const kind of ["mouseover", "focusin"]) {
  document.addEventListener(kind, (event) => {
    const row = event.target.closest(".los-read__row[data-printed]");
    if (row && wide.matches) mark(row);
  });
}
