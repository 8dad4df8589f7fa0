from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    name = "footprint.reviews"
    label = "reviews"

    def ready(self) -> None:
        """When care changes, the dates of the reviews follow."""
        from footprint.children.following import before_leaving, follow
        from footprint.reviews.following_care import reckon
        from footprint.reviews.leaving import let_go

        follow(reckon)
        before_leaving(let_go)
