"""A generated archive with planted contradictions and changes, and the score of a scan over it.

`python -m benchmarks.archive` writes the articles and a file that says what is true in them, scans them, and prints
precision, recall, time and memory. The stories stand in `domains/`, one YAML file for each field of news.
"""
