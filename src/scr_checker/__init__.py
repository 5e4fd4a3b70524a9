"""A rule-based second reader for drafts of serious case reviews."""

__version__ = "0.1.0"
