"""Looking at a page as strictly as its users' machines would."""

import json
from pathlib import Path

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
PICTURES = Path(__file__).resolve().parents[2] / ".cache" / "pictures"
PRODUCT = "Line of Sight"
#: Headings, what can be filled in, and what can be pressed, save what only a script does: showing a typed password, a passkey.
OFFERS = """() => [...document.querySelectorAll('main h1, main h2, main h3, main label, main legend, main button')]
    .filter(one => one.checkVisibility() && !one.closest('details:not([open]), .govuk-password-input__toggle, form:has([data-passkey])'))
    .map(one => one.innerText.trim()).filter(Boolean)"""

#: Words of lists and tables that run out of their box.
CUT_OFF = """() => [...document.querySelectorAll('main tbody th, main td, main dd')]
    .filter(one => one.scrollWidth > one.clientWidth + 1 && one.checkVisibility()).map(one => one.innerText.trim())"""


class Watch:
    """Collects what a page did wrong behind the scenes: own files that are missing, pages that broke, script errors,
    breaches of the content security policy."""

    def __init__(self, page, address: str):
        self.faults: list[str] = []
        self.address = address
        page.on("response", self._response)
        page.on("pageerror", lambda error: self.faults.append(f"script error: {error}"))
        page.on("console", self._console)

    def _response(self, response) -> None:
        if not response.url.startswith(self.address):
            return
        is_page = response.request.resource_type == "document"
        if response.status >= 500 or (response.status >= 400 and not is_page):
            self.faults.append(f"{response.status} {response.url}")

    def _console(self, message) -> None:
        if message.type == "error" and "Content Security Policy" in message.text:
            self.faults.append(message.text)


def look_at(page, name: str = "") -> None:
    """Fail on anything that `faults_of` finds. With a name, a picture is kept for people to look at."""
    if name:
        PICTURES.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=PICTURES / f"{name}-{page.viewport_size['width']}.png", full_page=True)
    faults = faults_of(page)
    assert not faults, "\n".join(faults)


def look_at_on_a_phone_too(page, name: str = "") -> None:
    """The same in the window as it is, and 320 pixels wide."""
    wide = page.viewport_size
    look_at(page, name)
    page.set_viewport_size({"width": 320, "height": 640})
    look_at(page, name)
    cut_off = page.evaluate(CUT_OFF)
    page.set_viewport_size(wide)
    assert not cut_off, f"{page.url} cuts off {cut_off}"


def faults_of(page) -> list[str]:
    """What is wrong with how a page looks and reads, in words: no style, wider than its window, not exactly one main
    heading, no title, and whatever axe finds."""
    width = page.viewport_size["width"]
    facts = page.evaluate(
        """() => ({
            font: getComputedStyle(document.querySelector('h1') || document.body).fontFamily,
            wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
            headings: [...document.querySelectorAll('h1')].map(one => one.textContent.trim()),
            title: document.title,
        })"""
    )
    faults = []
    if "Times" in facts["font"]:
        faults.append("it has no style")
    if facts["wide"] > 0:
        faults.append(f"it is {facts['wide']} pixels wider than its window: {_what_is_wide(page)}")
    if len(facts["headings"]) != 1 or not facts["headings"][0]:
        faults.append(f"its main headings are {facts['headings']}")
    if not facts["title"].endswith(PRODUCT) or facts["title"].startswith(("–", PRODUCT)):
        faults.append(f"its title is {facts['title']!r}")
    faults += [json.dumps(barrier, ensure_ascii=False)[:1500] for barrier in find_barriers(page)]
    return [f"{page.url} in a window of {width}: {fault}" for fault in faults]


def what_is_lost_without_scripts(page, bare) -> list[str]:
    """What `page` offers (headings, what can be filled in and pressed) and the same page without JavaScript, in the
    window `bare`, does not."""
    bare.goto(page.url)
    there = " ".join(bare.inner_text("body").split())
    offered = page.evaluate(OFFERS)
    return [
        f"{page.url} without JavaScript: no {words!r}"
        for words in offered
        if " ".join(words.split()) not in there
    ]


def find_barriers(page) -> list[dict]:
    """What axe finds against WCAG 2.2 AA and best practice: rule, help text and the elements. Nothing in a window without
    scripts: axe waits for timers, which do not run there. The same pages are looked at with scripts elsewhere."""
    if page.evaluate("matchMedia('(scripting: none)').matches"):
        return []
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(AXE.read_text() + "\n;null")
    found = page.evaluate(
        "async () => (await axe.run(document, {resultTypes: ['violations'], preload: false})).violations.map("
        "v => ({rule: v.id, help: v.help, where: v.nodes.slice(0, 3).map(n => n.target.join(' ') + ' ' + n.html)}))"
    )
    return list(found)


def _what_is_wide(page) -> list[str]:
    """The innermost elements that reach beyond the window."""
    return page.evaluate(
        """() => [...document.querySelectorAll('body *')]
            .filter(one => one.getBoundingClientRect().right > document.documentElement.clientWidth + 0.5)
            .slice(-3).map(one => one.outerHTML.slice(0, 160))"""
    )
