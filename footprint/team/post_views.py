"""Posts of the team: listed, added, changed from a day, ended."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from footprint.accounts.queries import staff
from footprint.accounts.request import SignedInRequest
from footprint.page import clock
from footprint.page.access import allowed
from footprint.page.acts import ActPage, Cleaned, Done, act, typed, version_of
from footprint.team import actions, queries, tables
from footprint.team.forms import AddPost, ChangePost, EndPost
from footprint.team.models import Post
from footprint.team.pages import missing, trail
from footprint.team.permissions import MANAGE_POSTS


@allowed(get=MANAGE_POSTS)
def posts(request: SignedInRequest) -> HttpResponse:
    today = clock.today()
    return render(request, "team/posts.html", {"shown": tables.posts_table(queries.posts(on=today), on=today)})


@allowed(MANAGE_POSTS)
def add(request: SignedInRequest) -> HttpResponse:
    people = staff(on=clock.today())
    first = {"from_on": clock.today(), "kind": "permanent", "work": "reviews", "fte": "1"}

    def save(cleaned: Cleaned) -> Done:
        key = cleaned.pop("person")
        person = next(person for person in people if str(person.pk) == key)
        actions.add_post(person=person, by=request.user, at=timezone.now(), **cleaned)
        return back_to_posts(f"{person} holds the post {cleaned['title']}.")

    form = AddPost(typed(request), people=tables.people_choices(people), initial=first)
    return act(request, form=form, save=save, page=page_of("Add a post", button="Add the post"))


@allowed(MANAGE_POSTS)
def change(request: SignedInRequest, post_id: UUID) -> HttpResponse:
    held = get(post_id)
    words = actions.words_of(held)
    first = {"title": held.title, "kind": held.kind, "work": held.work, "fte": held.fte, "from_on": clock.today()}

    def save(cleaned: Cleaned) -> Done:
        actions.change_post(post=held, by=request.user, at=timezone.now(), expecting=words, **cleaned)
        return back_to_posts("The post is changed.")

    page = page_of(
        f"Change the post of {held.person}",
        title="Change a post",
        button="Change the post",
        before=f"Now: {words}. From the day you choose it is as you write below; earlier caseloads stay as they were.",
        stored=[("The post", words)],
    )
    return act(request, form=ChangePost(typed(request), initial=first), save=save, page=page, version=version_of(words))


@allowed(MANAGE_POSTS)
def end(request: SignedInRequest, post_id: UUID) -> HttpResponse:
    held = get(post_id)
    words = actions.words_of(held)

    def save(cleaned: Cleaned) -> Done:
        actions.end_post(post=held, by=request.user, at=timezone.now(), expecting=words, **cleaned)
        return back_to_posts("The post ends.")

    page = page_of(
        f"End the post of {held.person}",
        title="End a post",
        button="End the post",
        before=f"{words}.",
        stored=[("The post", words)],
    )
    form = EndPost(typed(request), initial={"until_on": clock.today()})
    return act(request, form=form, save=save, page=page, version=version_of(words))


def page_of(heading: str, **words: Any) -> ActPage:
    return ActPage(heading, trail=trail("team:posts"), back=reverse("team:posts"), **words)


def back_to_posts(sentence: str) -> Done:
    return Done(sentence, reverse("team:posts"))


def get(key: UUID) -> Post:
    post = queries.get_post(pk=key)
    if post is None:
        raise missing("post", key)
    return post
