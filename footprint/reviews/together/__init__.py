"""Brothers and sisters reviewed in one meeting: it is booked once, and what is true of all is written once."""
