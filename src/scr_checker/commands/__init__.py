"""One file per command of the command line; ``cli`` only parses and dispatches."""
