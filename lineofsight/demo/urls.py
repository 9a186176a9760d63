"""Addresses of the demonstration."""

from django.urls import path

from lineofsight.design.views import gallery

app_name = "demo"
urlpatterns = [path("gallery/", gallery, name="gallery")]
