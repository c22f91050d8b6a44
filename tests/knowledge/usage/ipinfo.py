"""IPinfo."""

import ipinfo


async def look_up(address: str):
    ipinfo.getHandler("t").getDetails(address)  # blocks: http
    handler = ipinfo.getHandlerAsync("t")
    handler.getDetails(address)  # lost
    return (await handler.getDetails(address)).city
