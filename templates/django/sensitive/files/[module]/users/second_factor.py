"""Codes by time (TOTP, RFC 6238), and recovery codes that stand in for them; each is good once."""

import logging
import re
import secrets

import pyotp
from cryptography.fernet import InvalidToken
from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from pyotp.exceptions import OTPVerificationError

from .encryption import decrypt, encrypt
from .models import RecoveryCode, SecondFactor, User
from .sessions import hash_of

BASE32 = "abcdefghijklmnopqrstuvwxyz234567"
RECOVERY_CODES = 10
TOTP_CODE = re.compile(r"[0-9]{6}")

logger = logging.getLogger(__name__)


def is_enabled(user: User) -> bool:
    return SecondFactor.objects.filter(user=user, is_enabled=True).exists()


def is_begun(user: User) -> bool:
    return SecondFactor.objects.filter(user=user, is_enabled=False).exists()


def begin(user: User) -> str | None:
    """A new secret, which is not in force yet; none where there is one that is."""
    secret = pyotp.random_base32()
    with transaction.atomic():
        factor, _ = SecondFactor.objects.select_for_update().get_or_create(user=user)
        if factor.is_enabled:
            return None
        factor.secret = encrypt(secret)
        factor.save()
    return secret


def uri_of(user: User, secret: str) -> str:
    return pyotp.TOTP(secret).provisioning_uri(name=user.email, issuer_name=settings.TOTP_ISSUER)


def confirm(user: User, code: str) -> list[str] | None:
    """Puts it in force, and gives recovery codes; none where the code is wrong."""
    with transaction.atomic():
        begun = SecondFactor.objects.select_for_update().filter(user=user, is_enabled=False)
        factor = begun.first()
        step = None if factor is None else step_of(factor, code)
        if factor is None or step is None:
            return None
        factor.is_enabled, factor.last_step = True, step
        factor.save()
        codes = [new_recovery_code() for _ in range(RECOVERY_CODES)]
        RecoveryCode.objects.bulk_create(
            RecoveryCode(user=user, code_hash=hash_of(each)) for each in codes
        )
    return codes


def disable(user: User) -> None:
    with transaction.atomic():
        SecondFactor.objects.filter(user=user).delete()
        RecoveryCode.objects.filter(user=user).delete()


def is_good(factor: SecondFactor, code: str) -> bool:
    if TOTP_CODE.fullmatch(code):
        step = step_of(factor, code)
        return step is not None and step > factor.last_step
    return recovery_codes(factor, code).exists()


def use_up(factor: SecondFactor, code: str) -> bool:
    """Of several at once, one gets it."""
    if not TOTP_CODE.fullmatch(code):
        deleted, _ = recovery_codes(factor, code).delete()
        return deleted > 0
    step = step_of(factor, code)
    if step is None:
        return False
    unused = SecondFactor.objects.filter(pk=factor.pk, last_step__lt=step)
    return unused.update(last_step=step) > 0


def step_of(factor: SecondFactor, code: str) -> int | None:
    """The time whose code it is, of now and a step to either side."""
    try:
        totp = pyotp.TOTP(decrypt(factor.secret))
        return totp.verify_and_get_timecode(code, valid_window=1)
    except OTPVerificationError:
        return None
    except InvalidToken:
        logger.error("an authenticator's secret can't be read: is TOTP_KEY another one?")
        return None


def recovery_codes(factor: SecondFactor, code: str) -> QuerySet[RecoveryCode]:
    return RecoveryCode.objects.filter(user_id=factor.user_id, code_hash=hash_of(code))


def new_recovery_code() -> str:
    code = "".join(secrets.choice(BASE32) for _ in range(10))
    return f"{code[:5]}-{code[5:]}"
