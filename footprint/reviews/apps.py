from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    name = "footprint.reviews"
    label = "reviews"

    def ready(self) -> None:
        """When care or the calendar changes, the dates of the reviews follow."""
        from footprint.children.following import before_leaving, follow
        from footprint.council.following import follow_calendar
        from footprint.reviews.following_calendar import recount
        from footprint.reviews.following_care import reckon
        from footprint.reviews.leaving import let_go

        follow(reckon)
        follow_calendar(recount)
        before_leaving(let_go)
