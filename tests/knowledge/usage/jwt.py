"""PyJWT: signing and checking take no time, fetching keys does."""

import jwt
from jwt import PyJWKClient

keys = PyJWKClient("https://example.org/keys")


async def login(token: str):
    header = jwt.get_unverified_header(token)
    claims = jwt.decode(token, "secret", algorithms=["HS256"])
    keys.get_signing_key_from_jwt(token)  # blocks: http
    jwt.encode(claims, "-----BEGIN PRIVATE KEY-----", algorithm="RS256")  # blocks: cpu
    return jwt.encode(claims, "secret", algorithm=header["alg"])
