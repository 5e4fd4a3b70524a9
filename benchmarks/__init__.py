"""How fast, how large and how it grows: ``python -m benchmarks`` prints everything measured in one run."""
