"""Measures factcheck's speed and memory on generated news: `make bench`. Not part of the package, not a test."""
