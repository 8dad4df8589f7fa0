"""What is done before a review: its papers, the talk with the child, who is invited, and whether it is ready."""
