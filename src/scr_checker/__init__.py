"""A rule-based second reader for drafts of serious case reviews."""

__version__ = "0.1.0"

YOUNG_VALUES = 200_000
"""How many values may be made before the collector looks for cycles: packs and documents read hold none."""
