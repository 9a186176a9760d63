"""The REST API: one OpenAPI document, the routers of the modules, tokens that carry a person's rights."""

from ninja import NinjaAPI

api = NinjaAPI(title="Line of Sight", version="1", urls_namespace="api", docs_url=None)
