"""What the linter finds in real projects, measured so that anyone can measure it again on clones of their own."""
