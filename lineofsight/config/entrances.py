"""Who may enter each route: what our views declare, and what we declare for views of the libraries we use."""

from django.http import Http404, HttpRequest

from lineofsight.core.access import CLOSED, Entrance

PUBLIC, SIGNED_IN = Entrance(("public",)), Entrance(("signed-in",))
ONES_OWN = Entrance(each="Everybody their own.")

#: Routes of libraries, by route name: who may use them, and what people do there. Everything else of theirs is closed: it is
#: not found.
THIRD_PARTY = {
    "account_login": (PUBLIC, "Sign in."),
    "account_logout": (PUBLIC, "Sign out."),
    "account_inactive": (PUBLIC, "Read that an account is closed."),
    "account_reauthenticate": (SIGNED_IN, "Give one's password again before a change of how one signs in."),
    "account_change_password": (SIGNED_IN, "Change one's own password."),
    "account_set_password": (SIGNED_IN, "Choose a first password."),
    "account_reset_password": (PUBLIC, "Ask for a link to choose a new password."),
    "account_reset_password_done": (PUBLIC, "Read that the link is on its way."),
    "account_reset_password_from_key": (PUBLIC, "Choose a new password, with the link from the message."),
    "account_reset_password_from_key_done": (PUBLIC, "Read that the new password is kept."),
    "account_request_login_code": (PUBLIC, "Ask for a code by mail to sign in with."),
    "account_confirm_login_code": (PUBLIC, "Sign in with the code from the message."),
    "mfa_index": (SIGNED_IN, "See how one signs in."),
    "mfa_authenticate": (PUBLIC, "Take the second step of signing in."),
    "mfa_reauthenticate": (SIGNED_IN, "Give a code again before a change of how one signs in."),
    "mfa_activate_totp": (SIGNED_IN, "Turn the second step of signing in on."),
    "mfa_deactivate_totp": (SIGNED_IN, "Turn the second step of signing in off."),
    "mfa_view_recovery_codes": (SIGNED_IN, "See one's recovery codes."),
    "mfa_generate_recovery_codes": (SIGNED_IN, "Make new recovery codes."),
    "mfa_download_recovery_codes": (SIGNED_IN, "Keep one's recovery codes as a file."),
    "mfa_list_webauthn": (SIGNED_IN, "See one's passkeys."),
    "mfa_add_webauthn": (SIGNED_IN, "Add a passkey."),
    "mfa_edit_webauthn": (ONES_OWN, "Name one of one's own passkeys."),
    "mfa_remove_webauthn": (ONES_OWN, "Remove one of one's own passkeys."),
    "mfa_reauthenticate_webauthn": (SIGNED_IN, "Use a passkey again before a change of how one signs in."),
    "mfa_login_webauthn": (PUBLIC, "Sign in with a passkey."),
    "openid_connect_login": (PUBLIC, "Sign in with one's organisation's own service."),
    "openid_connect_callback": (PUBLIC, "Come back from one's organisation's own service."),
    "socialaccount_login_cancelled": (PUBLIC, "Read that signing in elsewhere was given up."),
    "socialaccount_login_error": (PUBLIC, "Read why signing in elsewhere did not work."),
    "api:openapi-view": (PUBLIC, "What the API can do."),
    "api:openapi-json": (PUBLIC, "What the API can do, as an OpenAPI document."),
}


def audience_of(view, request: HttpRequest) -> Entrance:
    """Who may open this view. A view of ours carries its own entrance; one that forgot to is closed. A library's view that
    is not in use here is not found."""
    declared = getattr(view, "access", None)
    if declared is not None:
        return declared
    if request.path.startswith("/static/"):
        return PUBLIC
    if is_ours(view):
        return CLOSED
    match = request.resolver_match
    if match and match.namespace == "api":
        return PUBLIC  # the API asks for a token or a session itself, and holds each operation to its @access
    if match and match.view_name in THIRD_PARTY:
        return THIRD_PARTY[match.view_name][0]
    raise Http404


def is_ours(view) -> bool:
    """Whether a view is of this product, not of a library it uses."""
    named = getattr(view, "view_class", view)
    return str(getattr(named, "__module__", "")).startswith("lineofsight.")
