"""A person who uses the keyboard and nothing else."""

from .acting import one_line

MOST_STOPS = 150
#: What is focused: its name as people see it, and everything about its looks that focus may change.
FOCUSED = """() => {
    const looks = element => [element, ...(element.labels || []), element.parentElement].flatMap(each =>
        ['', '::before', '::after'].map(part => {
            const style = getComputedStyle(each, part || null);
            return [style.outline, style.boxShadow, style.backgroundColor, style.borderColor, style.color].join(' ');
        })).join('\\n');
    const was = window.wasFocused, now = document.activeElement;
    const unchanged = was && was.element !== now && was.element.isConnected && looks(was.element) === was.looks;
    const left = unchanged ? was.element.outerHTML.slice(0, 200) : '';
    if (now === document.body) return {name: '', left, seen: true};
    window.wasFocused = {element: now, looks: looks(now)};
    const box = now.getBoundingClientRect();
    const label = now.labels && now.labels.length ? now.labels[0].innerText : '';
    return {
        name: label || now.getAttribute('aria-label') || now.innerText || now.value || '',
        left,
        seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    };
}"""


class Keys:
    """Works a page by keys alone. At each stop of Tab it fails unless what is focused can be seen and looks different
    from how it looks without focus."""

    def __init__(self, page):
        self.page = page

    def stop(self) -> str:
        """The name of what is focused; "" for nothing."""
        found = self.page.evaluate(FOCUSED)
        assert found["seen"], f"{found['name']!r} has the focus and is not in the window"
        assert not found["left"], f"with focus it looks as without: {found['left']}"
        return one_line(found["name"])

    def tab(self, *, back: bool = False) -> str:
        """Go on to the next stop; returns its name."""
        self.page.keyboard.press("Shift+Tab" if back else "Tab")
        return self.stop()

    def tab_to(self, words: str) -> str:
        """Press Tab until something whose name begins with these words has the focus."""
        met = []
        for _ in range(MOST_STOPS):
            met.append(self.tab())
            if met[-1].startswith(words):
                return met[-1]
        raise AssertionError(f"Tab never comes to {words!r}; it comes to {met}")

    def enter(self) -> None:
        """Press Enter where it leads to another page, and wait for that."""
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def skip_to_main(self) -> None:
        """From the top of a page: the first stop is the link that skips to the main part; take it."""
        self.page.locator("[data-govuk-skip-link-init]").wait_for(state="attached")
        first = self.tab()
        assert first == "Skip to main content", f"the first stop is {first!r}"
        self.page.keyboard.press("Enter")
        assert self.page.evaluate("document.activeElement.id") == "main-content"

    def type(self, words: str) -> None:
        """Replace what stands in the field."""
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(words)
