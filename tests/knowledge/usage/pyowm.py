"""PyOWM."""

from pyowm import OWM


async def weather(place: str):
    manager = OWM("key").weather_manager()
    return manager.weather_at_place(place).weather  # blocks: http
