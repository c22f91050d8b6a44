"""Tiny programs, one for each feature, whose calls and contexts are both analysed and watched at run time."""
