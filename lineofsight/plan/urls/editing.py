"""Addresses at which the plan is changed. `<noun>_<what>` and `take_out_<noun>` are the same page for several kinds."""

from django.urls import path

from ..views import judging, keeping, merging, moving, promising, retiring, scale, splitting, structure

NOUNS = ("statement", "section", "outcome", "objective", "action")
PROMISES = ("objective", "action")
#: What is one text, so that it divides where the text does.
TEXTS = ("statement", "outcome", "objective", "action")

urlpatterns = [
    path("plans/add/", keeping.add_plan, name="add_plan"),
    path("plans/<int:pk>/change/", keeping.change_plan, name="change_plan"),
    path("to-judge/", judging.to_judge, name="to_judge"),
    path("plans/objectives/<int:pk>/claim/<str:judgement>/", judging.claim, name="claim"),
    path("plans/claims/<int:pk>/judge/", judging.judge_claim, name="judge_claim"),
    path("plans/claims/<int:pk>/withdraw/", judging.withdraw_claim, name="withdraw_claim"),
    path("plans/claims/<int:pk>/reopen/", judging.reopen_claim, name="reopen_claim"),
    path("plans/objectives/<int:pk>/effect/", judging.choose_effect, name="choose_effect"),
    path(
        "plans/objectives/<int:pk>/effect-tests/add/",
        judging.add_effect_test,
        {"noun": "objective"},
        "objective_effect_test",
    ),
    path(
        "plans/outcomes/<int:pk>/effect-tests/add/",
        judging.add_effect_test,
        {"noun": "outcome"},
        "outcome_effect_test",
    ),
    path("plans/effect-tests/<int:pk>/judge/", judging.judge_effect, name="judge_effect"),
    path("plans/effect-tests/<int:pk>/take-out/", judging.retire_effect_test, name="retire_effect_test"),
    path("plans/<int:pk>/rating-scale/", scale.rating_scale, name="rating_scale"),
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
    path("plans/objectives/<int:pk>/move/", moving.to_section, {"noun": "objective"}, name="objective_move"),
    path("plans/outcomes/<int:pk>/move/", moving.to_section, {"noun": "outcome"}, name="outcome_move"),
    path("plans/actions/<int:pk>/move/", moving.action, name="action_move"),
    path("plans/statements/<int:pk>/move/", moving.statement, name="statement_move"),
    path("plans/sections/<int:pk>/split/", splitting.section, name="section_split"),
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
for noun in TEXTS:
    urlpatterns.append(
        path(f"plans/{noun}s/<int:pk>/split/", splitting.split, {"noun": noun}, name=f"{noun}_split")
    )
for noun in NOUNS:
    urlpatterns += [
        path(f"plans/{noun}s/<int:pk>/merge/", merging.merge, {"noun": noun}, name=f"{noun}_merge"),
        path(f"plans/{noun}s/<int:pk>/take-out/", retiring.take_out, {"noun": noun}, name=f"take_out_{noun}"),
        path(f"plans/{noun}s/<int:pk>/put-back/", retiring.put_back, {"noun": noun}, name=f"put_back_{noun}"),
    ]
