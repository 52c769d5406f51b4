"""What the database keeps, and who reads the database can't make use of."""

import base64
from functools import cache

from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


def encrypt(text: str) -> str:
    return cipher(settings.TOTP_KEY).encrypt(text.encode()).decode()


def decrypt(text: str) -> str:
    return cipher(settings.TOTP_KEY).decrypt(text).decode()


@cache
def cipher(key: str) -> Fernet:
    derived = HKDF(SHA256(), length=32, salt=None, info=b"totp").derive(key.encode())
    return Fernet(base64.urlsafe_b64encode(derived))
