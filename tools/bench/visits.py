"""Which addresses are opened, and as whom: every page the survey finds, and those that people open every day by name."""

from dataclasses import dataclass

BUSINESS_MANAGER, PARTNER, AGENCY_LEAD, SCRUTINEER = (
    "Priya Nair",
    "Marcus Bell",
    "Dele Ajayi",
    "Anneke de Vries",
)
FLOOR = "home:accessibility"

#: What people call it → (who opens it, route, query part). The others of the survey stand in the JSON only.
DAILY = {
    "home, business manager": (BUSINESS_MANAGER, "home:home", ""),
    "home, safeguarding partner": (PARTNER, "home:home", ""),
    "home, agency lead": (AGENCY_LEAD, "home:home", ""),
    "home, scrutineer": (SCRUTINEER, "home:home", ""),
    "plans": (BUSINESS_MANAGER, "plan:plans", ""),
    "the wall": (BUSINESS_MANAGER, "plan:plan", ""),
    "the wall, agency lead": (AGENCY_LEAD, "plan:plan", ""),
    "timeline": (BUSINESS_MANAGER, "plan:timeline", ""),
    "who carries what": (BUSINESS_MANAGER, "plan:carriers", ""),
    "list of promises": (BUSINESS_MANAGER, "plan:promises", ""),
    "list of promises, last page": (BUSINESS_MANAGER, "plan:promises", "page=99999"),
    "section": (BUSINESS_MANAGER, "plan:section", ""),
    "objective": (BUSINESS_MANAGER, "plan:objective", ""),
    "objective, agency lead": (AGENCY_LEAD, "plan:objective", ""),
    "what an objective was asked": (BUSINESS_MANAGER, "plan:objective_asked", ""),
    "evidence of an objective": (BUSINESS_MANAGER, "plan:objective_evidence", ""),
    "comments on an objective": (BUSINESS_MANAGER, "plan:objective_comments", ""),
    "history of an objective": (BUSINESS_MANAGER, "plan:objective_history", ""),
    "history of the plan": (BUSINESS_MANAGER, "plan:plan_history", ""),
    "action": (BUSINESS_MANAGER, "plan:action", ""),
    "who answers": (BUSINESS_MANAGER, "plan:work_plans", ""),
    "work plan": (BUSINESS_MANAGER, "plan:work_plan", ""),
    "my work plan": (BUSINESS_MANAGER, "plan:my_work_plan", ""),
    "my work plan, agency lead": (AGENCY_LEAD, "plan:my_work_plan", ""),
    "gaps": (BUSINESS_MANAGER, "plan:gaps", ""),
    "the plan as agreed": (BUSINESS_MANAGER, "plan:as_agreed_version", ""),
    "people": (BUSINESS_MANAGER, "people:people", ""),
    "people, last page": (BUSINESS_MANAGER, "people:people", "page=99999"),
    "person": (BUSINESS_MANAGER, "people:person", ""),
    "agencies": (BUSINESS_MANAGER, "organisations:organisations", ""),
    "agency": (BUSINESS_MANAGER, "organisations:organisation", ""),
    "groups": (BUSINESS_MANAGER, "groups:groups", ""),
    "group": (BUSINESS_MANAGER, "groups:group", ""),
    "posts": (BUSINESS_MANAGER, "groups:posts", ""),
    "post": (BUSINESS_MANAGER, "groups:post", ""),
    "structure": (BUSINESS_MANAGER, "groups:structure", ""),
    "asks": (BUSINESS_MANAGER, "returns:asks", ""),
    "asks, last page": (BUSINESS_MANAGER, "returns:asks", "page=99999"),
    "ask": (BUSINESS_MANAGER, "returns:ask", ""),
    "asked of me": (AGENCY_LEAD, "returns:mine", ""),
    "answer": (BUSINESS_MANAGER, "returns:answer_ask", ""),
    "evidence": (BUSINESS_MANAGER, "documents:documents", ""),
    "document": (BUSINESS_MANAGER, "documents:document", ""),
    "outbox": (BUSINESS_MANAGER, "notices:outbox", ""),
    "imports": (BUSINESS_MANAGER, "plan:imports", ""),
    "settings of sign-in": (BUSINESS_MANAGER, "mfa_index", ""),
}


@dataclass(frozen=True)
class Visit:
    """One address opened by somebody; `daily` ones are printed, the others only when they miss a bar."""

    what: str
    who: str
    address: str
    daily: bool


def visits(addresses: dict[str, str]) -> list[Visit]:
    """The daily ones first, then every other route that was found."""
    named = [
        Visit(what, who, _with(addresses[route], query), True) for what, (who, route, query) in DAILY.items()
    ]
    routes = {route for _, route, _ in DAILY.values()}
    return named + [
        Visit(route, BUSINESS_MANAGER, address, False)
        for route, address in addresses.items()
        if route not in routes
    ]


def _with(address: str, query: str) -> str:
    return f"{address}{'&' if '?' in address else '?'}{query}" if query else address
