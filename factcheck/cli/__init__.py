"""The command line: one module a command; `entry.run` is the way in."""
