"""Changes after which a review may have to be brought forward: noted, noticed, and chosen about."""
