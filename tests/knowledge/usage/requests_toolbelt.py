"""requests-toolbelt: a session with a base address is a session of requests."""

from requests_toolbelt import MultipartEncoder
from requests_toolbelt.sessions import BaseUrlSession

session = BaseUrlSession(base_url="https://example.org/")


async def upload(name: str):
    form = MultipartEncoder(fields={"file": (name, b"")})
    session.post("upload", data=form, headers={"Content-Type": form.content_type})  # blocks: http
    with session.get("big", stream=True) as response:  # blocks: http
        for line in response.iter_lines():  # blocks: http
            print(line)
