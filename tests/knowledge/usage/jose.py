"""python-jose: cheap."""

from jose import jwt


async def login(claims: dict):
    token = jwt.encode(claims, "secret", algorithm="HS256")
    return jwt.decode(token, "secret", algorithms=["HS256"])
