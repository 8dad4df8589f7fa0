"""What is done for a written reason: it holds for a while, raises an alert, and is judged afterwards."""
