from django.contrib.auth import hashers


class Argon2PasswordHasher(hashers.Argon2PasswordHasher):
    """What OWASP asks for; Django's 100 MiB and eight lanes add up where many sign in at once."""

    memory_cost = 19 * 1024
    parallelism = 1
