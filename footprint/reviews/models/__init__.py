"""What is kept about reviews, a file for each part of a review's life."""

from footprint.reviews.models.early import EarlyTrigger
from footprint.reviews.models.lateness import LatenessException
from footprint.reviews.models.midway import Midway
from footprint.reviews.models.preparing import Consultation, Invitation, Paper, Readiness
from footprint.reviews.models.record import (
    Afterwards,
    Decision,
    Draft,
    Progress,
    RecordTemplate,
    RecordVersion,
    SentCopy,
    SetAside,
)
from footprint.reviews.models.review import BOOKED, Adjournment, Clock, KnownFrom, Meeting, Review

__all__ = [
    "BOOKED",
    "Adjournment",
    "Afterwards",
    "Clock",
    "Consultation",
    "Decision",
    "Draft",
    "EarlyTrigger",
    "Invitation",
    "KnownFrom",
    "LatenessException",
    "Meeting",
    "Midway",
    "Paper",
    "Progress",
    "Readiness",
    "RecordTemplate",
    "RecordVersion",
    "Review",
    "SentCopy",
    "SetAside",
]
