"""Vault."""

import hvac

client = hvac.Client(url="https://example.org", token="t")


async def secrets():
    if not client.is_authenticated():  # blocks: http
        client.auth.approle.login("role", "secret")  # blocks: http
    answer = client.secrets.kv.v2.read_secret_version(path="a")  # blocks: http
    client.read("secret/a")  # blocks: http
    return answer["data"]["data"]
