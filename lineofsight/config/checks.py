"""Production refuses to start with unsafe settings and says why."""

from django.conf import settings


def reasons_not_to_start() -> list[str]:
    """One sentence for each unsafe setting, with its remedy; [] when it is safe to serve the world. A trial or test
    installation is never refused."""
    if settings.ENV != "production":
        return []
    reasons = []
    if not settings.SITE_ADDRESS.startswith("https://"):
        reasons.append("LINEOFSIGHT_ADDRESS must begin with https:// so that cookies and links are safe.")
    if settings.DEMONSTRATION:
        reasons.append("LINEOFSIGHT_DEMO must not be set: it shows sign-in details and messages to everyone.")
    if len(settings.SECRET_KEY) < 40:
        reasons.append("SECRET_KEY must be at least 40 characters of randomness.")
    if set(settings.ALLOWED_HOSTS) & {"*", "localhost"}:
        reasons.append("LINEOFSIGHT_HOSTS must name this server's own address and nothing else.")
    if "sqlite" in settings.DATABASES["default"]["ENGINE"]:
        reasons.append("DATABASE_URL must point to PostgreSQL 15 or later.")
    if not settings.EMAIL_HOST:
        reasons.append("SMTP_HOST must name a mail server: people are asked by e-mail.")
    return reasons
