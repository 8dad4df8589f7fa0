"""The work programme of a year: what the service wants to reach, by when and how, and how it went."""
