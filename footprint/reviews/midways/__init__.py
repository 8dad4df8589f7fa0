"""The midway between two reviews: it sets itself, the IRO records it in a few words, and it is never a review."""
