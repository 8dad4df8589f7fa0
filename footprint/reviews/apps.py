from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    name = "footprint.reviews"
    label = "reviews"

    def ready(self) -> None:
        """When care or the calendar changes, the dates of the reviews follow; messages ask who they are for."""
        from footprint.children.following import before_leaving, follow
        from footprint.council.following import follow_calendar
        from footprint.post.letters.offices import add_office
        from footprint.reviews import offices
        from footprint.reviews.following_calendar import recount
        from footprint.reviews.following_care import reckon
        from footprint.reviews.leaving import let_go

        follow(reckon)
        follow_calendar(recount)
        before_leaving(let_go)
        add_office(offices.IRO_OF_CHILD, offices.iro_of_child)
        add_office(offices.IRO, offices.iro_of_review)
        add_office(offices.MANAGER, offices.manager_of_review)
