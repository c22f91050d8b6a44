from .settings import load

SETTINGS = load()  # calls: load
