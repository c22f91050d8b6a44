from .cards import refund

__all__ = ["refund"]
