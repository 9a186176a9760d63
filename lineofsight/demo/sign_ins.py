"""Who may be tried out, and with which password."""

from .content.partnership import ADDRESS, PASSWORD, PEOPLE


def address_of(name: str) -> str:
    """The invented e-mail address of somebody: "Priya Nair" → priya.nair@marlowe-vale.example."""
    return f"{name.lower().replace(' ', '.')}@{ADDRESS}"


def shown() -> list[tuple[str, str, str]]:
    """(name, address, what they do) of those whom the sign-in page and the terminal offer."""
    return [(name, address_of(name), more["shown"]) for name, _, _, more in PEOPLE if "shown" in more]


def lines_for_the_terminal() -> list[str]:
    """What `make run` prints."""
    width = max(len(address) for _, address, _ in shown())
    return [
        "Sign in as one of these, each with the password " + PASSWORD,
        *(f"  {address:<{width}}  {what}" for _, address, what in shown()),
    ]
