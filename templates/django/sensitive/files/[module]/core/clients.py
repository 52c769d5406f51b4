from django.http import HttpRequest


def user_agent_of(request: HttpRequest) -> str | None:
    """What the client calls itself, as much of it as is kept."""
    return request.headers.get("User-Agent", "")[:255] or None
