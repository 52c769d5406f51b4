from .base import *  # noqa: F403
from .base import DATABASES, LOGGING

SECRET_KEY = "test"  # noqa: S105
RATE_LIMIT_PER_MINUTE = 0
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Nothing is collected before tests.
WHITENOISE_AUTOREFRESH = True
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# Tests look at what is logged where they care about it.
LOGGING["handlers"]["stdout"] = {"class": "logging.NullHandler"}
# Tests have a database of their own, in memory.
DATABASES["default"]["TEST"] = {"NAME": None}
