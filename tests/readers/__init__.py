"""Tests of the readers, with makers that turn a markdown report into every format."""
