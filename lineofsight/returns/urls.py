from django.urls import path

app_name = "returns"
urlpatterns: list = [path("answer/<str:secret>/", lambda request, secret: None, name="answer")]
