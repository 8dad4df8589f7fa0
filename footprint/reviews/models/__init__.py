"""What is kept about reviews, a file for each part of a review's life."""

from footprint.reviews.models.record import Afterwards, Decision, Draft, RecordVersion, SentCopy, SetAside
from footprint.reviews.models.review import Clock, KnownFrom, Meeting, Review

__all__ = [
    "Afterwards",
    "Clock",
    "Decision",
    "Draft",
    "KnownFrom",
    "Meeting",
    "RecordVersion",
    "Review",
    "SentCopy",
    "SetAside",
]
