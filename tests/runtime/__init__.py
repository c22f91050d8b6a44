"""Runs the fixture programs and sees the symptoms that the findings name."""
