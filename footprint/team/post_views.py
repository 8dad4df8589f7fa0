"""Posts of the team: listed, added, changed from a day, ended."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from footprint.accounts.queries import staff
from footprint.accounts.request import SignedInRequest
from footprint.accounts.views import asked
from footprint.page import clock
from footprint.page.access import allowed
from footprint.team import actions, queries, shown
from footprint.team.asking import done, missing, trail
from footprint.team.forms import AddPost, ChangePost, EndPost
from footprint.team.models import Post
from footprint.team.permissions import MANAGE_POSTS


@allowed(get=MANAGE_POSTS)
def posts(request: SignedInRequest) -> HttpResponse:
    today = clock.today()
    return render(request, "team/posts.html", {"shown": shown.posts_table(queries.posts(on=today), on=today)})


@allowed(MANAGE_POSTS)
def add(request: SignedInRequest) -> HttpResponse:
    today = clock.today()
    people = staff(on=today)
    first = {"from_on": today, "kind": "permanent", "fte": "1"}
    form = AddPost(request.POST or None, people=shown.people_choices(people), initial=first)

    def save(asked_for: dict[str, Any]) -> HttpResponse:
        key = asked_for.pop("person")
        person = next(one for one in people if str(one.pk) == key)
        actions.add_post(person=person, by=request.user, at=timezone.now(), **asked_for)
        return done(request, f"{person} holds the post {asked_for['title']}.", "team:posts")

    return asked(request, form, save, "team/add_post.html", {"trail": trail("team:posts")})


@allowed(MANAGE_POSTS)
def change(request: SignedInRequest, post: UUID) -> HttpResponse:
    found = get(post)
    first = {"title": found.title, "kind": found.kind, "fte": found.fte, "from_on": clock.today()}
    form = ChangePost(request.POST or None, initial=first)

    def save(asked_for: dict[str, Any]) -> HttpResponse:
        seen = request.POST.get("seen", "")
        actions.change_post(post=found, by=request.user, at=timezone.now(), expecting=seen, **asked_for)
        return done(request, "The post is changed.", "team:posts")

    context = {"post": found, "version": actions.version_of(found), "trail": trail("team:posts")}
    return asked(request, form, save, "team/change_post.html", context)


@allowed(MANAGE_POSTS)
def end(request: SignedInRequest, post: UUID) -> HttpResponse:
    found = get(post)

    def save(asked_for: dict[str, Any]) -> HttpResponse:
        actions.end_post(post=found, by=request.user, at=timezone.now(), **asked_for)
        return done(request, "The post ends.", "team:posts")

    form = EndPost(request.POST or None, initial={"until_on": clock.today()})
    context = {"post": found, "version": actions.version_of(found), "trail": trail("team:posts")}
    return asked(request, form, save, "team/end_post.html", context)


def get(key: UUID) -> Post:
    found = queries.get_post(pk=key)
    if found is None:
        raise missing("post", key)
    return found
