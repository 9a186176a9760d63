from django.urls import path

from . import views

app_name = "comments"
urlpatterns = [
    path("comments/add/", views.add, name="add"),
    path("comments/<int:pk>/take-back/", views.take_back, name="take_back"),
]
