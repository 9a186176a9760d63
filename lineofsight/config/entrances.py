"""Who may enter each route: what our views declare, and what we declare for views of the libraries we use."""

from django.http import Http404, HttpRequest

PUBLIC, SIGNED_IN = ("public",), ("signed-in",)

#: Routes of libraries, by route name, and who may use them. Everything else of theirs is closed: it is not found.
THIRD_PARTY = {
    "account_login": PUBLIC,
    "account_logout": PUBLIC,
    "account_inactive": PUBLIC,
    "account_reauthenticate": SIGNED_IN,
    "account_change_password": SIGNED_IN,
    "account_set_password": SIGNED_IN,
    "account_reset_password": PUBLIC,
    "account_reset_password_done": PUBLIC,
    "account_reset_password_from_key": PUBLIC,
    "account_reset_password_from_key_done": PUBLIC,
    "account_request_login_code": PUBLIC,
    "account_confirm_login_code": PUBLIC,
    "mfa_index": SIGNED_IN,
    "mfa_authenticate": PUBLIC,
    "mfa_reauthenticate": SIGNED_IN,
    "mfa_activate_totp": SIGNED_IN,
    "mfa_deactivate_totp": SIGNED_IN,
    "mfa_view_recovery_codes": SIGNED_IN,
    "mfa_generate_recovery_codes": SIGNED_IN,
    "mfa_download_recovery_codes": SIGNED_IN,
    "mfa_list_webauthn": SIGNED_IN,
    "mfa_add_webauthn": SIGNED_IN,
    "mfa_edit_webauthn": SIGNED_IN,
    "mfa_remove_webauthn": SIGNED_IN,
    "mfa_reauthenticate_webauthn": SIGNED_IN,
    "mfa_login_webauthn": PUBLIC,
    "openid_connect_login": PUBLIC,
    "openid_connect_callback": PUBLIC,
    "socialaccount_login_cancelled": PUBLIC,
    "socialaccount_login_error": PUBLIC,
}


def audience_of(view, request: HttpRequest) -> tuple[str, ...]:
    """The marks that open this view. A view of ours carries its own; () closes the door, as on a view of ours that
    forgot to. A library's view that is not in use here is not found."""
    declared = getattr(view, "access", None)
    if declared is not None:
        return declared
    if request.path.startswith("/static/"):
        return PUBLIC
    if is_ours(view):
        return ()
    match = request.resolver_match
    if match and match.namespace == "api":
        return PUBLIC  # the API asks for a token or a session itself, and holds each operation to its @access
    if match and not match.namespace and match.url_name in THIRD_PARTY:
        return THIRD_PARTY[match.url_name]
    raise Http404


def is_ours(view) -> bool:
    """Whether a view is of this product, not of a library it uses."""
    named = getattr(view, "view_class", view)
    return str(getattr(named, "__module__", "")).startswith("lineofsight.")
