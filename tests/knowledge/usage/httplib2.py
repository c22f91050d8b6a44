"""httplib2: `request` waits for the answer."""

import httplib2

http = httplib2.Http(".cache", timeout=5)
http.add_credentials("name", "password")


async def load(url: str):
    response, content = http.request(url, "GET")  # blocks: http
    return response.status, content
