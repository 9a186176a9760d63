from django.urls import path

from . import views

app_name = "documents"
urlpatterns = [
    path("documents/", views.documents, name="documents"),
    path("documents/add/", views.add, name="add"),
    path("documents/choose/", views.support, name="support"),
    path("documents/<int:pk>/", views.document, name="document"),
    path("documents/<int:pk>/<int:number>/", views.download, name="download"),
    path("documents/<int:pk>/new-version/", views.add_version, name="add_version"),
    path("documents/<int:pk>/change/", views.change, name="change"),
    path("documents/<int:pk>/take-down/", views.take_down, name="take_down"),
    path("documents/<int:pk>/no-longer/", views.no_longer, name="no_longer"),
]
