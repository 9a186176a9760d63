"""Addresses of how plans come in and go out, of what they leave open, and of their stages."""

from django.urls import path

from ..views import agreed, exports, gaps, imports, stages

urlpatterns = [
    path("plans/<int:pk>/export/", exports.export_plan, name="export_plan"),
    path("plans/<int:pk>/gaps/", gaps.gaps, name="gaps"),
    path("plans/<int:pk>/stage/<str:stage>/", stages.move_stage, name="move_stage"),
    path("plans/<int:pk>/as-agreed/", agreed.as_agreed, name="as_agreed"),
    path("plans/<int:pk>/as-agreed/<int:version>/", agreed.as_agreed, name="as_agreed_version"),
    path("plans/<int:pk>/newer-version/", imports.newer_version, name="newer_version"),
    path("plans/import/", imports.start, name="import_plan"),
    path("plans/imports/", imports.imports, name="imports"),
    path("plans/import/<int:pk>/", imports.one_import, name="import"),
    path("plans/import/<int:pk>/check/", imports.check, name="import_check"),
    path("plans/import/<int:pk>/columns/", imports.columns, name="import_columns"),
    path("plans/import/<int:pk>/row/<str:place>/", imports.row, name="import_row"),
    path("plans/import/<int:pk>/undo/", imports.undo, name="import_undo"),
    path("plans/import/<int:pk>/leads/", imports.leads, name="import_leads"),
    path("plans/import/<int:pk>/save/", imports.save, name="import_save"),
    path("plans/import/<int:pk>/differences/", imports.differences, name="import_differences"),
    path("plans/import/<int:pk>/read-again/", imports.read_again, name="import_read_again"),
    path("plans/import/<int:pk>/abandon/", imports.abandon, name="import_abandon"),
    path("gaps/<str:noun>/<int:pk>/<str:kind>/let-stand/", gaps.set_aside, name="set_aside_gap"),
    path("gaps/<int:pk>/count-again/", gaps.take_up, name="take_up_gap"),
    path("doubts/<int:pk>/", gaps.settle, name="settle_doubt"),
]
