from django.urls import path

from . import views

app_name = "notices"
urlpatterns = [
    path("outbox/", views.outbox, name="outbox"),
    path("outbox/try-again/", views.try_all_again, name="try_all_again"),
    path("outbox/<int:pk>/", views.notice, name="notice"),
    path("outbox/<int:pk>/try-again/", views.try_again, name="try_again"),
    path("outbox/<int:pk>/withdraw/", views.withdraw, name="withdraw"),
    path("mail/", views.mail, name="mail"),
]
