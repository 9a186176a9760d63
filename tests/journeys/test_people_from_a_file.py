"""People and organisations come in as a workbook, on the page and by command: differences first, safe to repeat, and
whoever is no longer in the file is listed and never deleted."""

import openpyxl

from .acting import ANNEKE, DELE, PRIYA, follow, heading, press, said, sign_in
from .looking import look_at
from .spreadsheet import append, remove, write

NEW_NURSE = {
    "Name": "Ines Okoro",
    "Email": "ines.okoro@vht.example",
    "Job title": "Named nurse",
    "Organisation": "Vale Hospital Trust",  # as somebody types it from memory
    "Agency lead": "Yes",
}


def test_a_business_manager_brings_the_directory_up_to_date_from_a_workbook(product, visit, tmp_path):
    page = visit(product)
    sign_in(page, PRIYA)
    workbook = takes_the_directory_away(page, tmp_path)
    edits_it_and_mistypes_an_agency(workbook)
    is_told_where_and_what_to_do(page, workbook)
    write(workbook, "People", "Organisation", "Vale Hospitals Trust", where=("Name", "Ines Okoro"))
    sees_every_difference_and_saves(page, workbook)
    the_same_file_again_brings_nothing_new(page, workbook)
    another_person_finds_them(product, visit)


def takes_the_directory_away(page, folder):
    page.goto("/people/")
    follow(page, "Import a file")
    assert heading(page) == "Import people and organisations"
    look_at(page, "directory-file")
    with page.expect_download() as coming:
        page.get_by_role("link", name="the directory as it is now").click()
    file = folder / "Our directory.xlsx"
    coming.value.save_as(file)
    return file


def edits_it_and_mistypes_an_agency(file):
    """As in any spreadsheet: a row is added, a cell changed, rows of somebody who left taken out."""
    write(file, "People", "Job title", "Director of homes", where=("Name", "Dele Ajayi"))
    append(file, "People", NEW_NURSE)
    append(
        file, "Memberships", {"Group": "Executive", "Person": "ines.okoro@vht.example", "Sits as": "Adviser"}
    )
    remove(file, "People", "Name", "Colin Marsh")
    remove(file, "Memberships", "Person", "colin.marsh@marlowe-vale.example")


def is_told_where_and_what_to_do(page, file):
    page.get_by_label("Workbook").set_input_files(file)
    press(page, "Compare")
    look_at(page, "directory-faults")
    assert "1 fault to mend first" in said(page)
    assert "Nothing can be saved while there is one" in said(page)
    assert "“Vale Hospital Trust” is not on the sheet Organisations and not known here" in said(page)
    assert "Did you mean “Vale Hospitals Trust”?" in said(page)
    assert page.get_by_role("button", name="Save all of this").count() == 0
    look_at(page, "directory-faults")
    press(page, "Choose the file again")


def sees_every_difference_and_saves(page, file):
    page.get_by_label("Workbook").set_input_files(file)
    press(page, "Compare")
    look_at(page, "directory-differences")
    words = said(page)
    assert "Ines Okoro" in words
    assert "Head of neighbourhoods" in words and "Director of homes" in words
    assert "Colin Marsh" in words, "whoever is no longer in the file is listed"
    press(page, "Save all of this")
    assert heading(page) == "The directory is up to date"
    assert "Saved: 2 new, 1 changed" in said(page) and "Colin Marsh" in said(page)
    look_at(page, "directory-gone")


def the_same_file_again_brings_nothing_new(page, file):
    page.goto("/directory/import/")
    page.get_by_label("Workbook").set_input_files(file)
    press(page, "Compare")
    assert "Nothing new" in said(page)
    press(page, "Put this file aside")
    assert "Nothing was changed" in said(page)


def another_person_finds_them(product, visit):
    """The leaver is still there: nobody is deleted by being left out."""
    anneke = visit(product, phone=True)
    sign_in(anneke, ANNEKE)
    anneke.goto("/people/")
    follow(anneke, "Ines Okoro")
    assert "Named nurse" in said(anneke) and "Executive" in said(anneke)
    anneke.goto("/people/")
    follow(anneke, "Colin Marsh")
    assert "Head of service" in said(anneke)
    assert anneke.goto("/directory/import/").status == 403


def test_the_command_does_the_same_and_refuses_a_bad_workbook_with_place_and_remedy(product, visit, tmp_path):
    template, ours = tmp_path / "template.xlsx", tmp_path / "ours.xlsx"
    assert "Saved" in product.command("people", "template", template)
    assert openpyxl.load_workbook(template).sheetnames[1:7] == [
        "Areas", "Organisations", "People", "Posts", "Groups", "Memberships",
    ]  # fmt: skip
    product.command("people", "export", ours)
    assert "Nothing new: the directory says all this already." in product.command("people", "import", ours)

    append(ours, "People", NEW_NURSE)
    refused = product.command("people", "import", ours, expect=1)
    assert "People, row" in refused and "Organisation" in refused and "“Vale Hospital Trust”" in refused
    assert "ours.xlsx: nothing was saved." in refused

    write(ours, "People", "Organisation", "Vale Hospitals Trust", where=("Name", "Ines Okoro"))
    remove(ours, "People", "Name", "Colin Marsh")
    assert "Ines Okoro" in product.command("people", "import", ours, "--dry-run")
    saved = product.command("people", "import", ours)
    assert "new      People, row" in saved and "Ines Okoro" in saved and "Colin Marsh" in saved
    assert "Nothing new" in product.command("people", "import", ours)

    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(ours.read_bytes()[:3000])
    assert "broken.xlsx" in product.command("people", "import", broken, expect=1)
    assert "missing.xlsx" in product.command("people", "import", tmp_path / "missing.xlsx", expect=1)
    assert ".xlsx" in product.command("people", "template", tmp_path / "template.txt", expect=2)

    page = visit(product, phone=True)
    sign_in(page, DELE)
    page.goto("/people/")
    follow(page, "Ines Okoro")
    assert "Vale Hospitals Trust" in said(page)
