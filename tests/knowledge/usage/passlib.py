"""passlib: hashing and verifying take their time, wherever the context is made."""

from fastapi import FastAPI
from passlib.context import CryptContext
from passlib.hash import bcrypt

app = FastAPI()
context = CryptContext(schemes=["bcrypt"], deprecated="auto")


def verify(plain: str, hashed: str) -> bool:
    return context.verify(plain, hashed)


@app.post("/login")
async def login(password: str, hashed: str):
    if not verify(password, hashed):  # blocks: cpu
        return None
    if context.needs_update(hashed):
        return context.hash(password)  # blocks: cpu
    return bcrypt.hash(password)  # blocks: cpu


@app.post("/register")
def register(password: str):
    return context.hash(password)
