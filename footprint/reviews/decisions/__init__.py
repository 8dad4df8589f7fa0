"""What a review decided: who does it by when, the team manager's answer, and what became of it."""
