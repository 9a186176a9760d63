from django.urls import path

from . import views

app_name = "organisations"
urlpatterns = [
    path("agencies/", views.organisations, name="organisations"),
    path("agencies/add/", views.add_organisation, name="add_organisation"),
    path("agencies/<int:pk>/", views.organisation, name="organisation"),
    path("agencies/<int:pk>/change/", views.change_organisation, name="change_organisation"),
    path("agencies/<int:pk>/leaving/", views.record_leaving, name="record_leaving"),
    path("agencies/<int:pk>/returning/", views.record_returning, name="record_returning"),
    path("areas/", views.areas, name="areas"),
    path("areas/add/", views.add_area, name="add_area"),
    path("areas/<int:pk>/", views.area, name="area"),
    path("areas/<int:pk>/change/", views.change_area, name="change_area"),
    path("partnership/", views.profile, name="profile"),
    path("partnership/change/", views.change_profile, name="change_profile"),
]
