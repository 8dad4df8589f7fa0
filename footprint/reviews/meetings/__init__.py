"""Booking, moving and cancelling the meeting of a review, and recording that it was held."""
