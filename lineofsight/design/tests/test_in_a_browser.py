"""Pages in a real browser: accessible, at phone width, without scripts, under the security policy."""

import pytest

pytestmark = pytest.mark.browser
WIDTHS = (1280, 320)


@pytest.fixture
def look(browser, address):
    """look("/gallery/", width=320): the page, failing the test when the browser complains of anything."""
    opened, complaints = [], []

    def at(path, *, width=1280, **options):
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        opened.append(context)
        page = context.new_page()
        page.on(
            "console",
            lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None,
        )
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(address + path)
        page.wait_for_load_state("networkidle")
        return page

    yield at
    for context in opened:
        context.close()
    assert complaints == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(
    "path", ["/gallery/", "/gallery/?errors=yes&words=a&section=Neglect", "/note/", "/sign-in/?fail"]
)
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(look, axe, path, width):
    page = look(path, width=width)
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_axe_finds_nothing_once_things_are_open(look, axe):
    page = look("/gallery/", width=320)
    page.click("text=Menu")
    page.check("#id_dated")
    for summary in page.locator("main summary").all():
        summary.click()
    page.fill("#id_lead", "p")
    assert page.locator("#id_lead-list [role=option]:visible").count() == 2
    assert axe(page) == []
    page.click("summary.los-account__name")
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_without_scripts_menu_account_and_revealed_fields_are_within_reach(look):
    page = look("/gallery/", width=320, java_script_enabled=False)
    assert page.get_by_role("link", name="Notes").is_visible()
    assert page.locator("input[name=due_on-day]").is_visible()
    assert page.locator("select#id_lead").is_visible()
    page.click("summary.los-account__name")
    assert page.get_by_role("button", name="Sign out").is_visible()


def test_the_keyboard_alone_reaches_main_menu_account_and_content(look):
    page = look("/note/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent.trim()") == "Skip to main content"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "id_title"
    page.focus("summary.los-account__name")
    page.keyboard.press("Enter")
    assert page.get_by_role("button", name="Sign out").is_visible()
    page.keyboard.press("Escape")
    assert not page.get_by_role("button", name="Sign out").is_visible()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def chosen(page):
    return page.eval_on_selector("#id_lead-select", "select => select.value")


def test_a_long_select_can_be_searched_by_any_word_with_the_mouse(look):
    page = look("/gallery/")
    page.fill("#id_lead", "serv child")
    page.get_by_role("option", name="Children’s services").click()
    assert (chosen(page), page.input_value("#id_lead")) == ("0", "Children’s services")
    page.click("#id_lead")
    assert page.locator("#id_lead-list [role=option]:visible").count() == 4, "all choices, to choose another"


def test_a_long_select_can_be_searched_with_the_keyboard_alone(look):
    page = look("/gallery/")
    page.focus("#id_lead")
    page.keyboard.type("p")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.get_attribute("#id_lead", "aria-activedescendant") == "id_lead-option-1"
    page.keyboard.press("Enter")
    assert (chosen(page), page.input_value("#id_lead")) == ("3", "Probation")
    assert page.url.endswith("/gallery/"), "choosing does not send the form"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    assert page.locator("#id_lead-list [role=option]:visible").count() == 0 and chosen(page) == "3"
    page.keyboard.press("Escape")
    assert (chosen(page), page.input_value("#id_lead")) == ("", "")


def test_what_is_typed_in_full_is_chosen_and_anything_else_is_no_choice(look):
    page = look("/gallery/")
    page.fill("#id_lead", "police")
    page.press("#id_lead", "Tab")
    assert chosen(page) == "2"
    page.fill("#id_lead", "nobody I know")
    assert page.get_by_text("Nothing matches").first.is_visible()
    page.press("#id_lead", "Tab")
    assert chosen(page) == ""


def school(page) -> str:
    """The choice that would be sent."""
    return page.locator("[name=school]").input_value()


def test_more_than_a_select_can_hold_is_looked_up_as_one_types(look):
    page = look("/gallery/")
    page.fill("#id_school", "hill 45")
    page.get_by_role("option", name="Castle Hill School 45").click()
    assert (school(page), page.input_value("#id_school")) == ("45", "Castle Hill School 45")
    page.click("#id_school")
    page.locator("#id_school-list [role=option]").nth(59).wait_for()
    assert "the first 60 are shown" in page.locator(".los-look-up [role=status]").inner_text()
    page.fill("#id_school", "no such school")
    page.locator("#id_school-list").get_by_text("Nothing matches").wait_for()
    assert school(page) == ""


def test_what_is_looked_up_can_be_chosen_with_the_keyboard_alone(look):
    page = look("/gallery/")
    page.focus("#id_school")
    page.keyboard.type("marsh road school 1")
    page.get_by_role("option", name="Marsh Road School 103").wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.input_value("#id_school").startswith("Marsh Road School 1") and school(page)
    page.keyboard.press("Escape")
    assert (school(page), page.input_value("#id_school")) == ("", "")


def test_words_that_were_sent_before_anything_was_chosen_come_back_with_what_they_found(look):
    page = look("/gallery/?errors=yes")
    page.get_by_role("link", name="Choose one of those found for “castle”").click()
    assert page.evaluate("document.activeElement.id") == "id_school"
    page.keyboard.press("ArrowDown")
    page.get_by_role("option", name="Castle Hill School 1", exact=True).click()
    assert school(page) == "1"


def test_without_a_script_what_the_words_found_is_a_plain_list(look):
    page = look("/gallery/?errors=yes", java_script_enabled=False)
    found = page.get_by_label("Which of these?")
    assert found.locator("option").count() == 31
    found.select_option(label="Castle Hill School 5")
    assert school(page) == "5"


def test_the_error_summary_takes_the_focus_and_leads_to_the_searchable_box(look):
    page = look("/gallery/?errors=yes")
    assert page.evaluate("document.activeElement.className").startswith("govuk-error-summary")
    page.get_by_role("link", name="Answer the question “Who leads?”").click()
    assert page.evaluate("document.activeElement.id") == "id_lead"
    assert "id_lead-error" in page.get_attribute("#id_lead", "aria-describedby")
    page.get_by_role("link", name="no day 31").click()
    assert page.evaluate("document.activeElement.name") == "due_on-day"


def test_on_a_phone_a_table_is_cards_that_still_read_as_a_table(look):
    page = look("/gallery/", width=320)
    row = page.get_by_role("row", name="Recruit two lay members")
    assert row.get_by_role("rowheader").count() == 1 and row.get_by_role("cell").count() == 5
    assert row.bounding_box()["width"] <= 320


def test_on_paper_only_what_matters_is_printed(look):
    page = look("/gallery/")
    page.emulate_media(media="print")
    assert not page.locator(".los-navigation").is_visible() and not page.locator(".los-filters").is_visible()
    assert (
        page.locator(".los-table").first.is_visible() and page.get_by_text("Marlowe Vale").first.is_visible()
    )


def test_long_work_is_followed_until_it_is_done(look):
    page = look("/done/")
    asked = []

    def answer(route):
        asked.append(route.request.url)
        more = 'data-ask-again="/work/"' if len(asked) < 2 else ""
        body = f'<link rel="icon" href="data:,"><main><div id="progress" {more}><p>Row {len(asked)}</p></div></main>'
        route.fulfill(content_type="text/html", body=body)

    page.route("**/work/", answer)
    page.evaluate("""() => {
        document.querySelector("main").innerHTML = '<div id="progress" data-ask-again="/work/"><p>Row 0</p></div>';
        const again = document.createElement("script");
        again.type = "module";
        again.src = document.querySelector("script[src$='page.js']").src + "?again";
        document.head.append(again);
    }""")
    page.get_by_text("Row 1").wait_for(timeout=8000)
    page.wait_for_url("**/work/", timeout=8000)
    assert len(asked) == 3 and page.inner_text("#progress") == "Row 3"
