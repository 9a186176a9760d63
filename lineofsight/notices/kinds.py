"""What this module declares in the registers."""

from lineofsight.core.clock import now

from .schedules import register_job
from .services import send_waiting

register_job("notices.send_waiting", lambda: send_waiting(now()), in_transaction=False)
