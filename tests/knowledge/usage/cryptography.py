"""cryptography: making keys and deriving them from passwords computes; Fernet and signing are quick."""

from cryptography.fernet import Fernet
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

fernet = Fernet(Fernet.generate_key())


async def keys(password: bytes, token: bytes):
    rsa.generate_private_key(public_exponent=65537, key_size=2048)  # blocks: cpu
    kdf = PBKDF2HMAC(algorithm=hashes.SHA256(), length=32, salt=b"", iterations=480_000)
    kdf.derive(password)  # blocks: cpu
    return fernet.decrypt(fernet.encrypt(token))
