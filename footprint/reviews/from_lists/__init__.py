"""What a council's list tells of reviews: the last one held, and the date booked for the next."""
