"""The REST API: one OpenAPI document and page, the routers of the modules, tokens that carry a person's rights."""

from collections.abc import Callable
from functools import wraps
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from ninja import NinjaAPI
from ninja.openapi.docs import DocsBase
from ninja.openapi.schema import OpenAPISchema

from lineofsight.core.access import CLOSED, Entrance, access
from lineofsight.core.errors import EditionConflict, NotAllowed, Refused
from lineofsight.people.api import SessionAuth, TokenAuth

MODULES = ("organisations", "people", "groups", "documents", "comments", "returns", "plan")
METHODS = ("get", "post", "put", "patch", "delete")


class OperationsPage(DocsBase):
    """What the API can do, as a page of ours: no script, no style but our own."""

    def render_page(self, request: HttpRequest, api: NinjaAPI, **kwargs: Any) -> HttpResponse:
        context = {"parts": operations_by_tag(api), "schema_address": self.get_openapi_url(api, kwargs)}
        return render(request, "config/operations.jinja", context)


class Api(NinjaAPI):
    """Describes itself once: what it can do does not change while it runs, and working it out takes half a second."""

    def __init__(self, **told: Any):
        super().__init__(**told)
        self._described: dict[str, OpenAPISchema] = {}

    def get_openapi_schema(
        self, *, path_prefix: str | None = None, path_params: dict | None = None
    ) -> OpenAPISchema:
        prefix = path_prefix or self.get_root_path(path_params or {})
        if prefix not in self._described:
            self._described[prefix] = super().get_openapi_schema(path_prefix=prefix)
        return self._described[prefix]


api = Api(
    title="Line of Sight",
    version="1",
    description="Read what the pages show and change what they can change, with the rights of one person. "
    "Send a token in the header `Authorization: Bearer los_…`.",
    urls_namespace="api",
    docs=OperationsPage(),
    docs_url="/",
    docs_decorator=access("public"),
    auth=[TokenAuth(), SessionAuth()],
)


def only_for_its_audience(operation: Callable) -> Callable:
    """Enforces what `@access(...)` under the route declares; an operation without it is a programming error."""
    entrance = getattr(operation, "access", None)
    if entrance is None:
        raise TypeError(f"{operation.__module__}.{operation.__name__}: say who may use it with @access(...)")

    @wraps(operation)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        entrance.decision(request.reader).require()  # type: ignore[attr-defined]
        return operation(request, *args, **kwargs)

    return guarded


api.add_decorator(only_for_its_audience, mode="operation")


@api.exception_handler(NotAllowed)
def not_allowed(request: HttpRequest, fault: NotAllowed) -> HttpResponse:
    return api.create_response(request, {"detail": str(fault)}, status=403)


@api.exception_handler(Refused)
def refused(request: HttpRequest, fault: Refused) -> HttpResponse:
    return api.create_response(request, {"detail": str(fault)}, status=409)


@api.exception_handler(EditionConflict)
def changed_in_between(request: HttpRequest, fault: EditionConflict) -> HttpResponse:
    both = {"detail": str(fault), "theirs": fault.theirs, "yours": fault.yours}
    return api.create_response(
        request, {**both, "edition": getattr(fault.record, "edition", None)}, status=409
    )


for module in MODULES:
    if find_spec(f"lineofsight.{module}.api"):
        api.add_router("", import_module(f"lineofsight.{module}.api").router)


def operations_by_tag(of: NinjaAPI) -> dict[str, list[dict]]:
    """Every operation for the page: tag → [{"method", "path", "summary", "description", "parameters", "fields", "who"}]."""
    schema = of.get_openapi_schema(path_prefix="/api/")
    entrances = {
        (method.lower(), path): operation.view_func.access for path, method, operation in operations_of(of)
    }
    parts: dict[str, list[dict]] = {}
    for path, methods in schema["paths"].items():
        for method in METHODS:
            if method in methods:
                told = methods[method]
                entrance = entrances.get((method, path.removeprefix("/api")), CLOSED)
                row = _row(method, path, told, schema, entrance)
                parts.setdefault((told.get("tags") or ["more"])[0], []).append(row)
    return parts


def operations_of(of: NinjaAPI) -> list[tuple[str, str, Any]]:
    """Every operation: (path, method, ninja's operation)."""
    found = []
    for bound in of._get_bound_routers():
        for path, view in bound.path_operations.items():
            found += [
                (f"{bound.prefix}{path}", method, operation)
                for operation in view.operations
                for method in operation.methods
            ]
    return found


def _row(method: str, path: str, told: dict, schema: dict, entrance: Entrance) -> dict:
    return {
        "method": method.upper(),
        "path": path,
        "summary": told.get("summary", ""),
        "description": told.get("description", ""),
        "parameters": [
            {
                "name": one["name"],
                "where": one["in"],
                "required": one.get("required", False),
                "type": _type(one.get("schema", {})),
            }
            for one in told.get("parameters", [])
        ],
        "fields": _fields(told, schema),
        "who": entrance.words,
    }


def _fields(told: dict, schema: dict) -> list[dict]:
    """What the body of a request holds."""
    bodies = told.get("requestBody", {}).get("content", {}).values()
    content: dict = next((one["schema"] for one in bodies), {})  # JSON, or a form when a file is sent
    named = content.get("$ref", "").rpartition("/")[2]
    shape = schema["components"]["schemas"].get(named, content)
    needed = shape.get("required", [])
    return [
        {"name": name, "type": _type(one), "required": name in needed}
        for name, one in shape.get("properties", {}).items()
    ]


def _type(one: dict) -> str:
    if "anyOf" in one:
        return " or ".join(_type(other) for other in one["anyOf"])
    if "$ref" in one:
        return one["$ref"].rpartition("/")[2]
    if one.get("type") == "array":
        return f"list of {_type(one.get('items', {}))}"
    if one.get("enum"):
        return "one of " + ", ".join(str(value) for value in one["enum"])
    return {"null": "nothing"}.get(one.get("type", ""), one.get("format") or one.get("type", "anything"))
