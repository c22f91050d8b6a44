"""Builds the knowledge data files from installed packages and overlays, and checks them against the packages."""
