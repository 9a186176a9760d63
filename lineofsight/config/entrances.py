"""Who may enter each route: what our views declare, and what we declare for views of the libraries we use."""

from django.http import HttpRequest

#: Routes of libraries, by route name or prefix, and who may use them. Everything else of theirs is closed.
THIRD_PARTY = {
    "account_login": ("public",),
    "account_logout": ("signed-in",),
    "account_reauthenticate": ("signed-in",),
    "account_change_password": ("signed-in",),
    "account_set_password": ("signed-in",),
    "account_reset_password": ("public",),
    "account_reset_password_done": ("public",),
    "account_reset_password_from_key": ("public",),
    "account_reset_password_from_key_done": ("public",),
    "account_inactive": ("public",),
    "mfa_index": ("signed-in",),
    "mfa_authenticate": ("public",),
    "mfa_reauthenticate": ("signed-in",),
    "mfa_activate_totp": ("signed-in",),
    "mfa_deactivate_totp": ("signed-in",),
    "mfa_view_recovery_codes": ("signed-in",),
    "mfa_generate_recovery_codes": ("signed-in",),
    "mfa_download_recovery_codes": ("signed-in",),
}


def audience_of(view, request: HttpRequest) -> tuple[str, ...]:
    """The marks that open this view. A view of ours carries its own; () closes the door."""
    declared = getattr(view, "access", None)
    if declared is not None:
        return declared
    match = request.resolver_match
    if match and match.url_name in THIRD_PARTY and not match.namespace:
        return THIRD_PARTY[match.url_name]
    if request.path.startswith("/static/"):
        return ("public",)
    return ()
