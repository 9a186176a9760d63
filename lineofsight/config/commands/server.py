"""`lineofsight run`, `serve`, `work`, `migrate`: the running product, as one process or as several."""

import argparse
import os
import sys
import threading
import time
from typing import NoReturn

from .database import with_database
from .help import add_command

STOPPED = "Exit status: 0 stopped, 1 it could not start: the reason is told on standard error."


def add_to(commands: argparse._SubParsersAction) -> None:
    run = add_command(
        commands,
        "run",
        help="everything in one process: pages, background work, due jobs (the embedded default)",
        about="Brings the database up to date, then serves pages until stopped with Ctrl-C.",
        examples="""
            lineofsight run
            lineofsight run --port 8001
        """,
        ends=STOPPED,
    )
    run.add_argument("--port", type=_port, help="default: PORT or 8000")
    run.add_argument("--host", default="127.0.0.1", help="address to listen on (default: this machine only)")
    run.set_defaults(run=run_everything)

    serve = add_command(
        commands,
        "serve",
        help="pages only, for production (start `work` and `run-due` beside it)",
        about="Serves pages with several processes. Refused while a setting is unsafe; the reasons are told.",
        examples="""
            lineofsight serve
            lineofsight serve --host 0.0.0.0 --port 80 --workers 4
        """,
        ends=STOPPED,
    )
    serve.add_argument("--port", type=_port, help="default: PORT or 8000")
    serve.add_argument("--host", default="127.0.0.1", help="address to listen on")
    serve.add_argument("--workers", type=int, default=2, help="processes (default 2)")
    serve.set_defaults(run=serve_pages)

    work = add_command(
        commands,
        "work",
        help="background work only: reads uploaded plans",
        about="Takes up what pages left to be done in the background, until stopped with Ctrl-C. Any number may run.",
        examples="""
            lineofsight work
        """,
        ends=STOPPED,
    )
    work.set_defaults(run=work_through_tasks)

    migrate = add_command(
        commands,
        "migrate",
        help="bring the database up to date",
        about="Makes the database if there is none, and brings it to the shape this version needs. Safe to repeat.",
        examples="""
            lineofsight migrate
        """,
        ends="Exit status: 0 done, 1 the database could not be used.",
    )
    migrate.set_defaults(run=lambda arguments: with_database(migrate_database, may_make=True))


def _port(words: str) -> int:
    from lineofsight.config.environment import port_of

    found = port_of(words)
    if found is None:
        raise argparse.ArgumentTypeError(f"{words!r} is no whole number from 1 to 65535")
    return found


def migrate_database() -> int:
    """Bring the database up to date; safe to repeat."""
    from lineofsight.config.cli import start_django

    start_django()
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    return 0


def run_everything(arguments: argparse.Namespace) -> int:
    """One process: waitress with its threads, one worker thread, one thread for due jobs each minute."""
    if arguments.port:
        os.environ["PORT"] = str(arguments.port)
    os.environ.setdefault("LINEOFSIGHT_ADDRESS", f"http://localhost:{os.environ.get('PORT') or 8000}")
    migrate_database()
    import waitress
    from django.conf import settings

    from lineofsight.config.environment import remember_address
    from lineofsight.config.wsgi import application

    threading.Thread(target=_work_for_ever, name="worker", daemon=True).start()
    threading.Thread(target=_run_due_each_minute, name="due-jobs", daemon=True).start()
    try:
        server = waitress.create_server(
            application,
            host=arguments.host,
            port=settings.PORT,
            threads=6,
            max_request_body_size=settings.REQUEST_SIZE_LIMIT
            + 1,  # waitress refuses what is as large, not larger
        )
    except OSError as fault:
        print(
            f"Cannot listen on {arguments.host}:{settings.PORT}: {fault.strerror}. "
            "Is it running already? Choose another port: PORT=8001 make run",
            file=sys.stderr,
        )
        return 1
    remember_address(settings.DATA_DIR, settings.SITE_ADDRESS)
    _say_where(settings.PORT)
    server.run()
    return 0


def serve_pages(arguments: argparse.Namespace) -> NoReturn:
    """Refuse unsafe settings, else replace this process by granian."""
    from lineofsight.config.cli import start_django

    start_django()
    from django.conf import settings

    from lineofsight.config.checks import refuse_unsafe_settings

    refuse_unsafe_settings()
    become_granian(arguments.host, arguments.port or settings.PORT, arguments.workers)


def become_granian(host: str, port: int, workers: int) -> NoReturn:
    """From here on this process is the web server; it knows its settings by DJANGO_SETTINGS_MODULE."""
    command = [sys.executable, "-m", "granian", "--interface", "wsgi"]
    where = ["--host", host, "--port", str(port), "--workers", str(workers)]
    os.execv(sys.executable, [*command, *where, "lineofsight.config.wsgi:application"])


def work_through_tasks(arguments: argparse.Namespace) -> int:
    """Work through background tasks until stopped."""
    from lineofsight.config.cli import start_django

    start_django()
    _worker().run()
    return 0


def _worker():
    from django.core.management.utils import get_random_string
    from django_tasks_db.management.commands.db_worker import Worker

    return Worker(
        queue_names=["default"],
        interval=0.5,
        batch=False,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=get_random_string(16),
        excluded_queue_names=[],
    )


def _work_for_ever() -> None:
    while True:
        try:
            _worker().run()
        except Exception as fault:
            print(f"The background worker starts again after: {fault!r}", file=sys.stderr)
            time.sleep(5)


def _run_due_each_minute() -> None:
    from django.db import close_old_connections

    from lineofsight.notices.schedules import run_due_jobs

    while True:
        try:
            run_due_jobs()
        except Exception as fault:
            print(f"Due jobs are tried again in a minute after: {fault!r}", file=sys.stderr)
        close_old_connections()
        time.sleep(60)


def _say_where(port: int) -> None:
    from django.conf import settings

    print(f"\nLine of Sight is running: http://localhost:{port}/")
    if settings.DEMONSTRATION:
        from lineofsight.demo.sign_ins import lines_for_the_terminal

        print("\n".join(lines_for_the_terminal()))
    print("Stop it with Ctrl-C.", flush=True)
