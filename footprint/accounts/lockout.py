"""What axes asks: whose password was tried, and what to answer when too many were wrong."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def email_tried(request: HttpRequest, credentials: dict[str, Any] | None) -> str:
    tried = (credentials or {}).get("email") or request.POST.get("login", "")
    return str(tried).strip().lower()


def locked_out(request: HttpRequest, response: HttpResponse, credentials: dict[str, Any] | None) -> HttpResponse:
    """The same for an address that nobody has: it says nothing about who works here."""
    return render(request, "account/locked_out.html", status=429)
