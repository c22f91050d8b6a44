"""urllib3: sending a request waits for the answer, making a pool does not."""

import urllib3
from urllib3.util import Retry

http = urllib3.PoolManager(retries=Retry(3), maxsize=10)


async def requests(url: str):
    response = http.request("GET", url)  # blocks: http
    urllib3.request("POST", url, json={})  # blocks: http
    with urllib3.PoolManager() as pool:
        pool.urlopen("GET", url)  # blocks: http
    return response.json(), response.data.decode()


async def streaming(url: str):
    response = http.request("GET", url, preload_content=False)  # blocks: http
    for chunk in response.stream(1024):  # blocks: http
        print(len(chunk))
    response.release_conn()


async def host():
    pool = urllib3.HTTPSConnectionPool("example.org", port=443)
    return pool.request("GET", "/").status  # blocks: http
