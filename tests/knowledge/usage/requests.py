"""requests: every call that sends waits for the answer; a session is the same."""

import requests
from requests.adapters import HTTPAdapter

session = requests.Session()
session.mount("https://", HTTPAdapter(max_retries=3))


async def module_functions(url: str):
    requests.get(url, timeout=5).json()  # blocks: http
    response = requests.request("PATCH", url, json={})  # blocks: http
    response.raise_for_status()
    return response.json()


async def sessions(url: str):
    session.post(url, data={})  # blocks: http
    with requests.Session() as local:
        local.headers["x"] = "y"
        local.get(url)  # blocks: http
    prepared = session.prepare_request(requests.Request("GET", url))
    session.send(prepared)  # blocks: http


async def streaming(url: str, path: str):
    with requests.get(url, stream=True) as response:  # blocks: http
        for chunk in response.iter_content(8192):  # blocks: http
            print(len(chunk))
