"""`create_app()`: everything in it runs at import; its routes where they belong."""

from factory import create_app

app = create_app()  # calls: create_app
