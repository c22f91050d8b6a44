"""python-jose: cheap, but for signing with RSA."""

from jose import jwt

PEM = open("key.pem").read()


async def login(claims: dict):
    token = jwt.encode(claims, "secret", algorithm="HS256")
    return jwt.decode(token, "secret", algorithms=["HS256"])


async def sign(claims: dict):
    return jwt.encode(claims, PEM, algorithm="RS256")  # blocks: cpu
