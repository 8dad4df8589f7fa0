from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from footprint.page.access import to_try
from footprint.reviews.address import Address, form_data, move_made, rows_after, was_typed
from footprint.reviews.dates import held_reviews, reviews_to_come
from footprint.reviews.forms import ReviewDates


@to_try
def dates(request: HttpRequest) -> HttpResponse:
    """Asked by the form it answers with the address that keeps the dates; asked by that address, with the dates."""
    params = request.GET
    if "entered" not in params and not was_typed(params):
        return render(request, "reviews/review_dates.html", {"form": ReviewDates(rows=1)})
    data, rows = form_data(params)
    form = ReviewDates(data, rows=rows)
    if not form.is_valid():
        return render(request, "reviews/review_dates.html", {"form": form})
    entered, held = form.cleaned_data["entered"], form.held
    if was_typed(params):
        return redirect(str(Address(entered, held, rows=rows_after(params))))
    address = Address(entered, held, move_made(params, entered=entered, held=held))
    cards = {"held": held_reviews(address), "to_come": reviews_to_come(address), "moved": address.moved}
    return render(request, "reviews/review_dates.html", {"form": form, **cards})
