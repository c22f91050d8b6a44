"""PyJWT: signing with a secret and checking take no time, fetching keys does, and so does signing with RSA."""

import jwt
from jwt import PyJWKClient

keys = PyJWKClient("https://example.org/keys")

PEM = open("key.pem").read()


async def login(token: str):
    header = jwt.get_unverified_header(token)
    claims = jwt.decode(token, "secret", algorithms=["HS256"])
    keys.get_signing_key_from_jwt(token)  # blocks: http
    jwt.encode(claims, "-----BEGIN PRIVATE KEY-----", algorithm="RS256")  # blocks: cpu
    return jwt.encode(claims, "secret", algorithm=header["alg"])


async def sign(claims: dict):
    return jwt.encode(claims, PEM, algorithm="RS256")  # blocks: cpu
