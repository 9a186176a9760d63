"""Plans over the API: the same queries and services as the pages. `shapes`, `promise_shapes`: what goes in and out; `plans`: plans, sections,
outcomes, statements; `promises`: objectives, actions and work plans; `judging`: claims and tests of effect; `structure`: order, moving, splitting, merging, taking
out and putting back; `gaps`: what is left open; `exchange`: files in and out."""

from ninja import Router

from . import exchange, gaps, judging, plans, promises, structure

router = Router(tags=["plan"])
for part in (plans, promises, judging, structure, gaps, exchange):
    router.add_router("", part.router)
