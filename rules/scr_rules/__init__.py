"""The rule packs, as data: each folder is a pack, found with ``importlib.resources``."""
