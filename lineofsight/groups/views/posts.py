"""Posts and who holds them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from lineofsight.core.access import access
from lineofsight.core.clock import today
from lineofsight.design.forms.saving import carry_out
from lineofsight.links.panels import drawn_panels
from lineofsight.links.stories import told_story

from .. import forms, policies, presenters, queries, services


@access("signed-in")
@require_safe
def posts(request: HttpRequest) -> HttpResponse:
    """Every post and who holds it."""
    list = presenters.post_list(request.GET, today())
    may_keep = policies.can_keep_groups(request.reader)
    context = {"list": list, "may_keep": may_keep, "today": today(), "wide": True}
    return list.export() or render(request, "groups/posts.jinja", context)


@access("signed-in")
@require_safe
def post(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything about one post."""
    post = get_object_or_404(queries.posts(), pk=pk)
    may_keep = policies.can_keep_groups(request.reader)
    holdings = queries.holdings_of_post(post)
    now = [one for one in holdings if not one.until_on]
    before = [one for one in holdings if one.until_on]
    context = {
        "post": post,
        "last_day": presenters.last_day(post),
        "holders": presenters.holding_rows(now, may_keep=bool(may_keep)),
        "holders_before": presenters.holding_rows(before, may_keep=False),
        "may_keep": may_keep,
        "panels": drawn_panels(request.reader, "groups.post", post),
        "story": told_story(request.reader, post, presenters.STORY),
    }
    return render(request, "groups/post.jinja", context)


@access(policies.can_keep_groups)
def add_post(request: HttpRequest) -> HttpResponse:
    """Add a post."""
    form = forms.PostForm(request.POST or None, initial={"organisation": request.GET.get("agency")})
    if form.is_valid():
        made = []
        if carry_out(
            form,
            lambda: made.append(services.create_post(**form.cleaned_data, by=request.reader)),
            field="name",
        ):
            messages.success(request, f"{made[0].name} is here. Say now who holds it.")
            return redirect(made[0])
    return render(request, "groups/add_post.jinja", {"form": form})


@access(policies.can_keep_groups)
def change_post(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a post's entry."""
    post = get_object_or_404(queries.posts(), pk=pk)
    form = forms.ChangePostForm(request.POST or None, initial=forms.post_as_it_is(post))
    if form.is_valid() and carry_out(
        form, lambda: services.change_post(post, by=request.reader, **form.cleaned_data), field="name"
    ):
        messages.success(request, "Saved.")
        return redirect(post)
    return render(request, "groups/change_post.jinja", {"form": form, "post": post})


@access(policies.can_keep_groups)
def abolish_post(request: HttpRequest, pk: int) -> HttpResponse:
    """Abolish a post."""
    post = get_object_or_404(queries.posts(), pk=pk)
    form = forms.LastDayForm(request.POST or None)
    if form.is_valid() and carry_out(
        form, lambda: services.abolish_post(post, by=request.reader, **form.cleaned_data), field="last_day"
    ):
        messages.success(request, f"{post.name} is abolished.")
        return redirect(post)
    return render(request, "groups/abolish_post.jinja", {"form": form, "post": post})


@access(policies.can_keep_groups)
def take_up_post(request: HttpRequest, pk: int) -> HttpResponse:
    """Say who takes up a post."""
    post = get_object_or_404(queries.posts(), pk=pk)
    form = forms.HolderForm(request.POST or None)
    if form.is_valid() and carry_out(
        form, lambda: services.take_up_post(post, by=request.reader, **form.cleaned_data), field="person"
    ):
        messages.success(request, f"{form.cleaned_data['person'].name} holds this post.")
        return redirect(post)
    return render(request, "groups/take_up_post.jinja", {"form": form, "post": post})


@access(policies.can_keep_groups)
def leave_post(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that somebody leaves a post."""
    holding = get_object_or_404(queries.holdings(), pk=pk)
    form = forms.LastDayForm(request.POST or None)
    if form.is_valid() and carry_out(
        form, lambda: services.leave_post(holding, by=request.reader, **form.cleaned_data), field="last_day"
    ):
        messages.success(request, "Saved.")
        return redirect(holding.post)
    return render(request, "groups/leave_post.jinja", {"form": form, "holding": holding})
