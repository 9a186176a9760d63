"""Addresses at which the plan is changed. `<noun>_<what>` and `take_out_<noun>` are the same page for several kinds."""

from django.urls import path

from ..views import keeping, promising, retiring, structure

NOUNS = ("statement", "section", "outcome", "objective", "action")
PROMISES = ("objective", "action")

urlpatterns = [
    path("plans/add/", keeping.add_plan, name="add_plan"),
    path("plans/<int:pk>/change/", keeping.change_plan, name="change_plan"),
    path("plans/<int:pk>/statements/add/", keeping.add_statement, name="add_statement"),
    path(
        "plans/<int:pk>/statements/arrange/<str:kind>/",
        structure.arrange_statements,
        name="arrange_statements",
    ),
    path("plans/<int:pk>/sections/add/", keeping.add_section, name="add_section"),
    path("plans/<int:pk>/sections/arrange/", structure.arrange_sections, name="arrange_sections"),
    path("plans/statements/<int:pk>/change/", keeping.change_statement, name="change_statement"),
    path("plans/sections/<int:pk>/change/", keeping.change_section, name="change_section"),
    path("plans/sections/<int:pk>/outcomes/add/", keeping.add_outcome, name="add_outcome"),
    path("plans/sections/<int:pk>/outcomes/arrange/", structure.arrange_outcomes, name="arrange_outcomes"),
    path("plans/sections/<int:pk>/objectives/add/", promising.add_objective, name="add_objective"),
    path(
        "plans/sections/<int:pk>/objectives/arrange/", structure.arrange_objectives, name="arrange_objectives"
    ),
    path("plans/outcomes/<int:pk>/change/", keeping.change_outcome, name="change_outcome"),
    path("plans/objectives/<int:pk>/outcomes/", promising.choose_outcomes, name="objective_outcomes"),
    path("plans/objectives/<int:pk>/actions/add/", promising.add_action, name="add_action"),
    path("plans/objectives/<int:pk>/actions/arrange/", structure.arrange_actions, name="arrange_actions"),
    path("plans/objectives/<int:pk>/move/", structure.move_objective, name="objective_move"),
    path("plans/objectives/<int:pk>/split/", structure.split, name="objective_split"),
    path("plans/objectives/<int:pk>/merge/", structure.merge, name="objective_merge"),
    path("plans/actions/<int:pk>/move/", structure.move_action, name="action_move"),
]
for noun in PROMISES:
    urlpatterns += [
        path(f"plans/{noun}s/<int:pk>/change/", promising.change, {"noun": noun}, name=f"{noun}_change"),
        path(f"plans/{noun}s/<int:pk>/measure/", promising.change, {"noun": noun}, name=f"{noun}_measure"),
        path(f"plans/{noun}s/<int:pk>/date/", promising.give_date, {"noun": noun}, name=f"{noun}_date"),
        path(
            f"plans/{noun}s/<int:pk>/who/",
            promising.choose_who_answers,
            {"noun": noun},
            name=f"{noun}_who_answers",
        ),
    ]
for noun in NOUNS:
    urlpatterns += [
        path(f"plans/{noun}s/<int:pk>/take-out/", retiring.take_out, {"noun": noun}, name=f"take_out_{noun}"),
        path(f"plans/{noun}s/<int:pk>/put-back/", retiring.put_back, {"noun": noun}, name=f"put_back_{noun}"),
    ]
