"""One review in several meetings: it goes on in another, or is adjourned, and is complete with its last."""
