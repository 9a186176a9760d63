"""A coordinator asks, the message arrives, a lead answers on a phone without signing in; the chair reads what came."""

from lineofsight.demo.sign_ins import address_of

from .acting import RUTH, follow, heading, press, said, sign_in
from .looking import look_at
from .mailbox import words_of
from .proofs import proves

DENTISTS = "Ask dentists, housing officers and school nurses"
TOM, HIS_PASSWORD = address_of("Tom Ashdown"), "six quiet coordinators"
A_PHOTO = {
    "name": "noticeboard.png",
    "mimeType": "image/png",
    "buffer": bytes.fromhex(
        "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000"
        "050001a5f645400000000049454e44ae426082"
    ),
}


@proves(row=26)
def test_a_coordinator_asks_and_a_lead_answers_on_a_phone_without_signing_in(product, visit):
    product.command("user", "add", TOM, "--password-stdin", given=f"{HIS_PASSWORD}\n")
    tom = visit(product)
    sign_in(tom, "", address=TOM, password=HIS_PASSWORD)
    asks_the_housing_lead(tom)
    link = the_message_arrives(product)
    opening_the_link_changes_nothing(product, visit, link)
    dele_says_that_it_is_not_his(visit(product, phone=True), link)
    farida = visit(product, phone=True)
    link_of_hers = she_gets_it_with_his_words(product)
    she_answers_after_naming_a_child(farida, link_of_hers)
    the_used_links_say_so(farida, link, link_of_hers)
    a_withdrawn_link_says_why(product, tom, visit)
    the_chair_sees_who_was_asked_and_who_answered(product, visit)


def asks_the_housing_lead(tom):
    tom.goto("/plans/1/")
    follow(tom, f"…{DENTISTS}…")
    follow(tom, "Asked and answered")
    press(tom, "Ask Housing Lead")
    look_at(tom, "ask")
    tom.get_by_label("Year").fill("2020")
    press(tom, "Ask")
    assert "must be today or later" in tom.inner_text(".govuk-error-summary")
    tom.get_by_label("Year").fill("2031")
    press(tom, "Ask")
    assert "Housing Lead was asked. Dele Ajayi gets a link by e-mail" in said(tom)


def the_message_arrives(product) -> str:
    """Messages go each minute; whoever cannot wait types the command that the minute types."""
    product.command("run-due")
    message = product.mailbox.message_to("dele.ajayi", DENTISTS)
    assert str(message["Subject"]).strip().startswith("MVSCP: ")
    text = words_of(message)
    assert "Dear Dele Ajayi" in text and "Tom Ashdown asks Housing Lead" in text
    assert "needs no password" in text
    return product.mailbox.link_to("dele.ajayi", DENTISTS)


def opening_the_link_changes_nothing(product, visit, link):
    """Mail scanners open every link, more than once."""
    before = product.command("history", "verify")
    scanner = visit(product)
    for method in (scanner.request.get, scanner.request.head, scanner.request.get):
        assert method(link).ok
    assert product.command("history", "verify") == before


def dele_says_that_it_is_not_his(dele, link):
    dele.goto(link)
    look_at(dele, "answer-by-link")
    assert "A question to Housing Lead" in said(dele)
    assert dele.get_by_role("navigation").count() == 0, "nothing on the page leads anywhere else"
    press(dele, "Send")
    assert "There is a problem" in said(dele)
    look_at(dele, "answer-by-link-empty")
    dele.get_by_label("Not mine").check()
    dele.get_by_label("Whose is it?").fill("Fenwick Housing Association")
    dele.get_by_label("I am Dele Ajayi").check()
    press(dele, "Send")
    assert heading(dele) == "Thank you"
    assert "We have noted that this is not for Housing Lead" in said(dele)


def she_gets_it_with_his_words(product) -> str:
    product.command("run-due")
    text = words_of(product.mailbox.message_to("farida.noor", DENTISTS))
    assert "Dear Farida Noor" in text and "Dele Ajayi" in text
    return product.mailbox.link_to("farida.noor", DENTISTS)


def she_answers_after_naming_a_child(farida, link):
    """Nobody is named in a plan: the page warns, and keeps what she wrote and the photo."""
    farida.goto(link)
    farida.get_by_label("Here is what happened").check()
    words = farida.get_by_label("In your own words")
    words.fill("Officers fear to lose the tenant's trust. We met about a child called Jayden Smith, aged 6.")
    farida.get_by_label("A: at risk").check()
    farida.get_by_text("Say more: what comes next").click()
    farida.get_by_label("What gets in the way?").fill("Nobody can train the weekend staff.")
    farida.get_by_label("Add a file or photo").set_input_files(A_PHOTO)
    farida.get_by_label("I am Farida Noor").check()
    press(farida, "Send")
    assert "must not be named here" in farida.inner_text(".govuk-error-summary")
    assert "noticeboard.png" in said(farida), "the photo need not be chosen again"
    assert farida.get_by_label("What gets in the way?").is_visible(), "what was typed stays open"
    look_at(farida, "answer-names-a-child")
    words.fill(
        "Officers fear to lose the tenant's trust. A short script for the doorstep is in use since May."
    )
    press(farida, "Send")
    assert heading(farida) == "Thank you" and "You are done" in said(farida)
    look_at(farida, "thanks")


def the_used_links_say_so(phone, link, link_of_hers):
    phone.goto(link_of_hers)
    assert "by Farida Noor: here is what happened" in said(phone)
    assert "If there is something to add" in said(phone)
    phone.goto(link)
    assert "it was said that this is not for Housing Lead. The right people are asked instead" in said(phone)
    assert "no longer waits for an answer from you" in said(phone)
    assert phone.get_by_role("button").count() == 0
    look_at(phone, "link-used")


def a_withdrawn_link_says_why(product, tom, visit):
    tom.goto("/plans/1/")
    follow(tom, f"…{DENTISTS}…")
    follow(tom, "Asked and answered")
    press(tom, "Ask Education Lead")
    press(tom, "Ask")
    product.command("run-due")
    link = product.mailbox.link_to("sian.pugh", DENTISTS)
    follow(tom, "Withdraw the question")
    press(tom, "Withdraw the question")
    assert "There is a problem" in said(tom)
    tom.get_by_label("Why is the question withdrawn?").fill("School nurses are asked in the spring")
    press(tom, "Withdraw the question")
    sian = visit(product, phone=True)
    assert sian.goto(link).status == 410
    look_at(sian, "link-withdrawn")
    assert "the question was taken back, because “School nurses are asked in the spring”" in said(sian)
    assert sian.goto(f"{link[:-4]}/").status == 404
    assert "We do not know this link" in said(sian)


def the_chair_sees_who_was_asked_and_who_answered(product, visit):
    ruth = visit(product)
    sign_in(ruth, RUTH)
    ruth.goto("/plans/1/")
    follow(ruth, f"…{DENTISTS}…")
    assert "Reported: A at risk" in said(ruth) and "by Fenwick Housing Association" in said(ruth)
    assert "What gets in the way: Nobody can train the weekend staff." in said(ruth)
    look_at(ruth, "objective-reported")
    follow(ruth, "Asked and answered")
    look_at(ruth, "asked-and-answered")
    words = said(ruth)
    assert "Fenwick Housing Association" in words and "Answered" in words
    assert "A short script for the doorstep is in use since May." in words and "Farida Noor" in words
    assert "Handed on" in words and "Withdrawn: School nurses are asked in the spring" in words
    assert "Ask Health Lead" not in words, "a chair reads, those who keep the plan ask"
    follow(ruth, "History")
    assert "Handed the question on" in said(ruth) and "Tom Ashdown" in said(ruth)


def test_an_expired_link_says_so_and_a_new_one_comes_to_the_address_on_record(product, visit):
    """Seven weeks ago the delegated partners were asked; nobody answered, and the link's time is over."""
    phone = visit(product, phone=True)
    old = product.mailbox.link_to("stephen.hale", "Agree how and when adult services")
    assert phone.goto(old).status == 410
    look_at(phone, "link-expired")
    assert "This link worked until" in said(phone)
    press(phone, "Send me a new link")
    assert heading(phone) == "Look into your e-mail"
    product.command("run-due")
    phone.goto(product.mailbox.link_to("stephen.hale", "your new link"))
    phone.get_by_label("No change, because…").check()
    press(phone, "Send")
    assert "Write why nothing changed" in phone.inner_text(".govuk-error-summary")
    phone.get_by_label("In your own words").fill("The adults' board meets in January.")
    phone.get_by_label("somebody else").check()
    phone.get_by_label("Your name").fill("Bethan Rhys")
    phone.get_by_label("Your role").fill("Head of adult safeguarding")
    press(phone, "Send")
    assert heading(phone) == "Thank you"

    ruth = visit(product)
    sign_in(ruth, RUTH)
    ruth.goto("/plans/1/")
    follow(ruth, "…Agree how and when adult services…")
    assert "The adults' board meets in January." in said(ruth)
    follow(ruth, "Asked and answered")
    assert "Bethan Rhys, Head of adult safeguarding" in said(ruth)
    assert "sent with Stephen Hale’s link" in said(ruth)
