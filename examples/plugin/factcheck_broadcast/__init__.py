"""An example plugin: what a broadcaster might want."""
