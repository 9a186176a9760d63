// Escape puts away what a tile of the wall says; pointing at or reaching another tile brings it back.
for (const wall of document.querySelectorAll(".los-wall")) {
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") wall.classList.add("los-wall--quiet");
  });
  for (const kind of ["mouseover", "focusin"]) {
    wall.addEventListener(kind, (event) => {
      if (event.target.closest(".los-tile") && !event.target.closest(".los-tile__sentence")) wall.classList.remove("los-wall--quiet");
    });
  }
}
