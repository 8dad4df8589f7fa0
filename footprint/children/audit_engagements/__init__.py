"""Engagements of auditors and inspectors: who reads which children, for what, from when to when."""
