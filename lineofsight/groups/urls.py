from django.urls import path

from .views import directory, groups, leaving, posts, words

app_name = "groups"
urlpatterns = [
    path("groups/", groups.groups, name="groups"),
    path("groups/structure/", groups.structure, name="structure"),
    path("groups/add/", groups.add_group, name="add_group"),
    path("groups/<int:pk>/", groups.group, name="group"),
    path("groups/<int:pk>/change/", groups.change_group, name="change_group"),
    path("groups/<int:pk>/end/", groups.end_group, name="end_group"),
    path("groups/<int:pk>/seats/add/", groups.start_membership, name="start_membership"),
    path("groups/seats/<int:pk>/change/", groups.change_seat, name="change_seat"),
    path("posts/", posts.posts, name="posts"),
    path("posts/add/", posts.add_post, name="add_post"),
    path("posts/<int:pk>/", posts.post, name="post"),
    path("posts/<int:pk>/change/", posts.change_post, name="change_post"),
    path("posts/<int:pk>/abolish/", posts.abolish_post, name="abolish_post"),
    path("posts/<int:pk>/holders/add/", posts.take_up_post, name="take_up_post"),
    path("posts/holders/<int:pk>/end/", posts.leave_post, name="leave_post"),
    path("directory/printed-words/", words.words, name="words"),
    path("directory/printed-words/<int:pk>/", words.match_words, name="match_words"),
    path("directory/printed-words/remembered/<int:pk>/forget/", words.forget_wording, name="forget_wording"),
    path("people/<int:pk>/leaving/", leaving.record_leaving, name="record_leaving"),
    path("people/<int:pk>/left-empty/", leaving.left_empty, name="left_empty"),
    path("directory/import/", directory.directory_file, name="directory_file"),
    path("directory/template/", directory.template, name="directory_template"),
    path("directory/import/<int:pk>/", directory.preview, name="directory_preview"),
    path("directory/import/<int:pk>/give-up/", directory.give_up, name="give_up_directory_file"),
]
