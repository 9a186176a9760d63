from django.urls import path

from .views import asked, behind_links, keeping

app_name = "returns"
urlpatterns = [
    path("answer/<str:secret>/", behind_links.answer, name="answer"),
    path("answer/<str:secret>/thanks/<str:told>/", behind_links.thanks, name="thanks"),
    path("answer/<str:secret>/new-link/", behind_links.new_link, name="new_link"),
    path("asked/", asked.mine, name="mine"),
    path("asked/<int:pk>/", asked.ask, name="ask"),
    path("asked/<int:pk>/answer/", asked.answer, name="answer_ask"),
    path("asked/<int:pk>/hand-on/", keeping.hand_on, name="hand_on"),
    path("asked/<int:pk>/remind/", keeping.remind, name="remind"),
    path("asked/<int:pk>/withdraw/", keeping.withdraw, name="withdraw"),
    path("asked/tell/", asked.tell, name="tell"),
    path("asks/", keeping.asks, name="asks"),
    path("asks/new/", keeping.new_ask, name="new_ask"),
]
