"""Looking at a page as strictly as its users' machines would."""

import json
from pathlib import Path

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
PICTURES = Path(__file__).resolve().parents[2] / ".cache" / "pictures"


class Watch:
    """Collects what a page did wrong behind the scenes: own files that are missing, errors, breaches of the content
    security policy. `expected` statuses are those a journey provokes on purpose."""

    def __init__(self, page, address: str):
        self.faults: list[str] = []
        self.address = address
        page.on("response", self._response)
        page.on("pageerror", lambda error: self.faults.append(f"script error: {error}"))
        page.on("console", self._console)

    def _response(self, response) -> None:
        ours = response.url.startswith(self.address)
        if ours and response.status >= 400 and response.request.resource_type != "document":
            self.faults.append(f"{response.status} {response.url}")

    def _console(self, message) -> None:
        if message.type == "error" and "Content Security Policy" in message.text:
            self.faults.append(message.text)


def look_at(page, name: str = "") -> None:
    """Fail on anything axe finds, on a page without style, and on a page wider than its window. With a name, a
    picture is kept for people to look at."""
    if name:
        PICTURES.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=PICTURES / f"{name}-{page.viewport_size['width']}.png", full_page=True)
    font = page.evaluate("getComputedStyle(document.body).fontFamily")
    assert "Times" not in font, f"{page.url} has no style"
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0, f"{page.url} is {wide} pixels wider than its window of {page.viewport_size['width']}"
    violations = find_barriers(page)
    assert not violations, f"{page.url}\n{json.dumps(violations, indent=1)[:4000]}"


def find_barriers(page) -> list[dict]:
    """What axe finds against WCAG 2.2 AA and best practice: rule, help text and the elements. Works with page scripts
    off too, because axe is evaluated from outside the page."""
    page.evaluate(AXE.read_text() + "\n;null")
    found = page.evaluate(
        "async () => (await axe.run(document, {resultTypes: ['violations']})).violations.map("
        "v => ({rule: v.id, help: v.help, where: v.nodes.slice(0, 3).map(n => n.target.join(' ') + ' ' + n.html)}))"
    )
    return list(found)
