"""Addresses of the plan's pages."""

from django.urls import path

from ..views import actions, history, objectives, pictures, plans, sections, work_plans

urlpatterns = [
    path("plans/", plans.plans, name="plans"),
    path("plans/<int:pk>/", plans.plan, name="plan"),
    path("plans/<int:pk>/timeline/", pictures.timeline, name="timeline"),
    path("plans/<int:pk>/who/", pictures.carriers, name="carriers"),
    path("plans/<int:pk>/list/", plans.promises, name="promises"),
    path("plans/<int:pk>/about/", plans.about, name="about"),
    path("plans/<int:pk>/taken-out/", plans.taken_out, name="taken_out"),
    path("plans/<int:pk>/history/", history.plan, name="plan_history"),
    path("plans/statements/<int:pk>/history/", history.statement, name="statement_history"),
    path("plans/sections/<int:pk>/", sections.section, name="section"),
    path("plans/sections/<int:pk>/history/", history.section, name="section_history"),
    path("plans/outcomes/<int:pk>/history/", history.outcome, name="outcome_history"),
    path("plans/objectives/<int:pk>/", objectives.objective, name="objective"),
    path("plans/objectives/<int:pk>/asked/", objectives.asked, name="objective_asked"),
    path("plans/objectives/<int:pk>/evidence/", objectives.evidence, name="objective_evidence"),
    path("plans/objectives/<int:pk>/comments/", objectives.comments, name="objective_comments"),
    path("plans/objectives/<int:pk>/history/", history.objective, name="objective_history"),
    path("plans/actions/<int:pk>/", actions.action, name="action"),
    path("plans/actions/<int:pk>/asked/", actions.asked, name="action_asked"),
    path("plans/actions/<int:pk>/evidence/", actions.evidence, name="action_evidence"),
    path("plans/actions/<int:pk>/comments/", actions.comments, name="action_comments"),
    path("plans/actions/<int:pk>/history/", history.action, name="action_history"),
    path("work-plans/", work_plans.parties, name="work_plans"),
    path("work-plans/mine/", work_plans.mine, name="my_work_plan"),
    path("work-plans/<int:pk>/", work_plans.work_plan, name="work_plan"),
]
