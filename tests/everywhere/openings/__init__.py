"""The addresses of each app, and how the tests open them."""
