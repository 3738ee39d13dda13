"""What Reportedly reaches: ``python -m benchmarks --gold FOLDER`` prints the table of ``docs/benchmarks.md``."""
