"""The record of a held review: drafted with every keystroke kept, finalised, amended, and sent to named people."""
