"""What is kept about reviews, a file for each part of a review's life."""

from footprint.reviews.models.review import Clock, KnownFrom, Meeting, Review

__all__ = ["Clock", "KnownFrom", "Meeting", "Review"]
