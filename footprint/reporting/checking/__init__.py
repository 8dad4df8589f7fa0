"""Tables that people paste or give as a file, read and checked for what does not add up. Nothing of them is kept."""
