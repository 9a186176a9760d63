"""Addresses of the first page, and of what every product must say of itself."""

from django.urls import path

from . import views

app_name = "home"
urlpatterns = [
    path("", views.home, name="home"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("your-data/", views.data, name="data"),
]
