"""Production refuses to start with unsafe settings and says why; a mistyped setting is never read as "no"."""

import os
import subprocess
import sys
from types import SimpleNamespace

import pytest

from lineofsight.config.checks import reasons_not_to_start

SAFE = {
    "ENV": "production",
    "SITE_ADDRESS": "https://plan.testshire.example",
    "ALLOWED_HOSTS": ["plan.testshire.example"],
    "DEMONSTRATION": False,
    "SECRET_KEY": "k" * 50,
    "DATABASES": {"default": {"ENGINE": "django.db.backends.postgresql"}},
    "EMAIL_HOST": "mail.testshire.example",
    "EMAIL_HOST_PASSWORD": "secret",
    "EMAIL_USE_TLS": True,
    "SOCIALACCOUNT_PROVIDERS": {},
}


def test_safe_settings_are_not_refused():
    assert reasons_not_to_start(SimpleNamespace(**SAFE)) == []


@pytest.mark.parametrize(
    ("setting", "unsafe", "named"),
    [
        ("SITE_ADDRESS", "http://plan.testshire.example", "LINEOFSIGHT_ADDRESS"),
        ("ALLOWED_HOSTS", ["*"], "LINEOFSIGHT_HOSTS"),
        ("ALLOWED_HOSTS", ["plan.testshire.example", "localhost"], "LINEOFSIGHT_HOSTS"),
        ("ALLOWED_HOSTS", ["elsewhere.example"], "LINEOFSIGHT_HOSTS"),
        ("DEMONSTRATION", True, "LINEOFSIGHT_DEMO"),
        ("SECRET_KEY", "short", "SECRET_KEY"),
        ("DATABASES", {"default": {"ENGINE": "django.db.backends.sqlite3"}}, "DATABASE_URL"),
        ("EMAIL_HOST", "", "SMTP_HOST"),
        ("EMAIL_USE_TLS", False, "SMTP_TLS"),
        (
            "SOCIALACCOUNT_PROVIDERS",
            {"openid_connect": {"APPS": [{"settings": {"server_url": "http://id.example"}}]}},
            "OIDC_SERVER",
        ),
    ],
)
def test_each_unsafe_setting_is_a_reason_that_names_it(setting, unsafe, named):
    (reason,) = reasons_not_to_start(SimpleNamespace(**{**SAFE, setting: unsafe}))

    assert reason.startswith(f"{named} must ")


def test_a_trial_is_never_refused():
    assert reasons_not_to_start(SimpleNamespace(ENV="trial")) == []


def lineofsight(*words, tmp_path, **environment):
    """The command as a process of its own, with these settings and none of this machine's."""
    return subprocess.run(
        [sys.executable, "-m", "lineofsight.config.cli", *words],
        env={"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path / "data"), **environment},
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_the_server_says_every_reason_and_does_not_start(tmp_path):
    done = lineofsight("serve", tmp_path=tmp_path, LINEOFSIGHT_ENV="production", LINEOFSIGHT_DEMO="yes")

    assert done.returncode == 1 and not done.stdout
    for name in ("LINEOFSIGHT_ADDRESS", "LINEOFSIGHT_HOSTS", "LINEOFSIGHT_DEMO", "DATABASE_URL", "SMTP_HOST"):
        assert f"- {name} must " in done.stderr


def test_any_other_web_server_is_refused_the_same_way(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", "import lineofsight.config.wsgi"],
        env={"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path), "LINEOFSIGHT_ENV": "production"},
        capture_output=True,
        text=True,
        timeout=60,
    )

    assert done.returncode == 1 and "not safe in production" in done.stderr


@pytest.mark.parametrize(
    ("setting", "mistyped"),
    [
        ("LINEOFSIGHT_ENV", "prod"),
        ("SMTP_TLS", "ja"),
        ("SMTP_PORT", "smtp"),
        ("LINEOFSIGHT_ADDRESS", "plan.testshire.example"),
        ("DATABASE_URL", "mysql://user@host/name"),
        ("DATA_DIR", "/dev/null/data"),
        ("PORT", "abc"),
        ("PORT", "70000"),
        ("PORT", "-1"),
    ],
)
@pytest.mark.parametrize("command", [["check"], ["run"]])
def test_a_mistyped_setting_is_named_in_one_line(tmp_path, command, setting, mistyped):
    done = lineofsight(*command, tmp_path=tmp_path, **{setting: mistyped})

    assert done.returncode == 1
    assert setting in done.stderr and len(done.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize("mistyped", ["abc", "0", "65536", "8000.5"])
def test_a_mistyped_port_is_a_misuse_of_the_command(tmp_path, mistyped):
    done = lineofsight("serve", "--port", mistyped, tmp_path=tmp_path)

    assert done.returncode == 2 and "Traceback" not in done.stderr
    assert f"{mistyped!r} is no whole number from 1 to 65535" in done.stderr.splitlines()[-1]


@pytest.mark.parametrize(
    "command",
    [["plan", "list"], ["plan", "export"], ["user", "list"], ["history", "verify"], ["people", "export", "x.xlsx"]],
)  # fmt: skip
def test_what_only_reads_makes_no_database(tmp_path, command):
    done = lineofsight(*command, tmp_path=tmp_path)

    assert done.returncode == 1 and not done.stdout
    assert done.stderr.startswith("There is no database in ") and "DATA_DIR" in done.stderr


def test_what_brings_something_in_makes_the_embedded_database(tmp_path):
    done = lineofsight(
        "user", "add", "kit@example.org", "--name", "Kit Marsh", "--role", "administrator", tmp_path=tmp_path
    )

    assert done.returncode == 0 and "Kit Marsh signs in" in done.stdout
    assert "Making a new database" in done.stderr


def test_a_trial_run_of_a_directory_file_makes_nothing_anywhere(tmp_path):
    from lineofsight.groups.importing import write_directory

    file = tmp_path / "people.xlsx"
    write_directory(file, {"people": [{"name": "Priya Nair", "email": "priya@example.org"}]})

    done = lineofsight("people", "import", str(file), "--dry-run", tmp_path=tmp_path)

    assert done.returncode == 0, done.stderr
    assert "Priya Nair" in done.stdout and "Would save: 1 new" in done.stdout
    assert "There is no database in" in done.stderr
    assert [one.name for one in tmp_path.iterdir()] == ["people.xlsx"]
