"""Taking in a council's SSDA903 files: reading, checking, and the periods of care and reviews that follow from them."""
