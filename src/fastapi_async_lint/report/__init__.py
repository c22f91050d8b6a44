"""Diagnostics to text: one file a format. Nothing here prints; nothing heavy is imported before it is asked for."""
