"""geopy."""

from geopy.adapters import AioHTTPAdapter
from geopy.distance import geodesic
from geopy.geocoders import Nominatim


async def locate(place: str):
    location = Nominatim(user_agent="a").geocode(place)  # blocks: http
    async with Nominatim(user_agent="a", adapter_factory=AioHTTPAdapter) as geolocator:
        other = await geolocator.geocode(place)
    return geodesic(location.point, other.point).km
