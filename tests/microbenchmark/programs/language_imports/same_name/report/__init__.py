from .build import build as report
