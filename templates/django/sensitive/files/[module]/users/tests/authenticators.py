import pyotp

from .. import second_factor
from ..encryption import decrypt
from ..models import SecondFactor, User

STEP = 30


def enrol(user: User) -> tuple[pyotp.TOTP, list[str]]:
    """Gives a user a second factor; answers the authenticator, which has shown no code yet, and recovery codes."""
    totp = pyotp.TOTP(second_factor.begin(user) or "")
    codes = second_factor.confirm(user, totp.now()) or []
    SecondFactor.objects.filter(user=user).update(last_step=0)
    return totp, codes


def stored_secret(user: User) -> str:
    return decrypt(SecondFactor.objects.get(user=user).secret)
