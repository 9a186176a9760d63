"""Pictures are escaped markup, named for screen readers, without anything the security policy forbids."""

import xml.etree.ElementTree as ElementTree

import pytest
from markupsafe import Markup

from lineofsight.design import shapes, svg


def test_a_picture_is_well_formed_named_and_described():
    drawn = svg.picture(
        "The wall", "37 objectives", 400, 200.5, [svg.rect(0, 0, 10, 5), svg.text(1, 2, "a & b")]
    )
    root = ElementTree.fromstring(drawn)
    name = "{http://www.w3.org/2000/svg}"
    assert root.get("role") == "img" and root.get("viewBox") == "0 0 400 200.5"
    assert root.find(f"{name}title").get("id") == root.get("aria-labelledby")
    assert root.find(f"{name}desc").text == "37 objectives"
    assert root.find(f"{name}text").text == "a & b"


def test_a_picture_with_links_is_a_group_whose_links_are_named():
    drawn = svg.picture(
        "Wall", "…", 9, 9, [svg.link("/plan/7/", 'Objective "7"', [svg.circle(1, 1, 1)])], links=True
    )
    link = ElementTree.fromstring(drawn).find("{http://www.w3.org/2000/svg}a")
    assert link.get("href") == "/plan/7/" and link.get("aria-label") == 'Objective "7"'
    assert 'role="group"' in drawn


def test_words_of_people_cannot_become_markup():
    drawn = svg.text(0, 0, "</text><script>", class_='"x')
    assert "&lt;/text&gt;&lt;script&gt;" in drawn and 'class="&#34;x"' in drawn
    assert isinstance(drawn, Markup)


@pytest.mark.parametrize(
    "unsafe",
    [
        lambda: svg.element("script"),
        lambda: svg.element("foreignObject"),
        lambda: svg.rect(0, 0, 1, 1, style="fill:red"),
        lambda: svg.rect(0, 0, 1, 1, onclick="x()"),
        lambda: svg.element("rect", **{"x onload": "1"}),
        lambda: svg.link("javascript:alert(1)", "x", []),
        lambda: svg.link(" data:text/html,x", "x", []),
    ],
)
def test_what_pages_forbid_is_refused(unsafe):
    with pytest.raises(ValueError, match="picture"):
        unsafe()


def test_attributes_are_written_as_svg_wants_them():
    drawn = svg.line(0, 1, 2.5, 3, stroke_width=1.0, stroke_dasharray="4 2", hidden=None, class_="los-line")
    assert (
        drawn
        == '<line x1="0" y1="1" x2="2.5" y2="3" stroke-width="1" stroke-dasharray="4 2" class="los-line"/>'
    )


def test_hatching_is_a_pattern_one_can_fill_with():
    drawn = svg.hatching("vague")
    assert 'patternUnits="userSpaceOnUse"' in drawn and 'id="vague"' in drawn
    assert svg.filled_with("vague") == "url(#vague)"


@pytest.mark.parametrize(
    ("words", "rows"),
    [
        ("Rewrite the neglect strategy", ["Rewrite the", "neglect…"]),
        ("Audit", ["Audit"]),
        ("", []),
        ("Antidisestablishmentarianism", ["Antidisest…"]),
    ],
)
def test_words_are_broken_into_lines_and_cut_with_an_ellipsis(words, rows):
    assert svg.wrap(words, width=11, lines=2) == rows


def test_each_shape_is_well_formed_and_silent():
    for name in shapes.SHAPES:
        root = ElementTree.fromstring(shapes.draw(name))
        assert root.get("aria-hidden") == "true" and len(root), name


def test_an_unknown_shape_is_told_with_those_there_are():
    with pytest.raises(KeyError, match="use one of answered, clock"):
        shapes.draw("star")
