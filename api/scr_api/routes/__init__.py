"""One file per group of addresses; each answers by way of ``service``."""
