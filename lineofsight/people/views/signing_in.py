"""The sign-in page: allauth's, with what is particular to this installation."""

from typing import Any

from allauth.account.views import LoginView

from lineofsight.core.access import access

from ..queries import demonstration_sign_ins, sign_in_providers


class SignIn(LoginView):
    """Sign in. Stands at the same address as allauth's own page, before it."""

    def get_context_data(self, **kwargs: Any) -> dict:
        told = super().get_context_data(**kwargs)
        return {**told, "providers": sign_in_providers(), "demonstration": demonstration_sign_ins()}


sign_in = access("public")(SignIn.as_view())
