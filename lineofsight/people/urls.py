from django.urls import path

from .views import accounts, directory, roles, setting_up, signing_in, tokens

app_name = "people"
urlpatterns = [
    path("sign-in/login/", signing_in.sign_in, name="sign_in"),
    path("set-up/", setting_up.set_up, name="set_up"),
    path("people/", directory.people, name="people"),
    path("people/add/", directory.add_person, name="add_person"),
    path("people/me/", directory.me, name="me"),
    path("people/roles/", roles.roles, name="roles"),
    path("people/roles/<int:pk>/end/", roles.end_role, name="end_role"),
    path("people/tokens/", tokens.tokens, name="tokens"),
    path("people/tokens/make/", tokens.make_token, name="make_token"),
    path("people/tokens/<int:pk>/revoke/", tokens.revoke_token, name="revoke_token"),
    path("people/<int:pk>/", directory.person, name="person"),
    path("people/<int:pk>/change/", directory.change_person, name="change_person"),
    path("people/<int:pk>/returning/", directory.record_returning, name="record_returning"),
    path("people/<int:pk>/roles/give/", roles.give_role, name="give_role"),
    path("people/<int:pk>/account/open/", accounts.open_account, name="open_account"),
    path("people/<int:pk>/account/close/", accounts.close_account, name="close_account"),
    path("people/<int:pk>/account/password/", accounts.send_password_link, name="send_password_link"),
    path("people/<int:pk>/account/second-step/", accounts.remove_second_factor, name="remove_second_factor"),
]
