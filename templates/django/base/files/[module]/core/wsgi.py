from io import BytesIO

from django.conf import settings


class BufferChunkedBodies:
    """Tells Django how long a body in chunks is: it reads no more than Content-Length says."""

    def __init__(self, application):
        self.application = application

    def __call__(self, environ, start_response):
        if "chunked" in environ.get("HTTP_TRANSFER_ENCODING", "").lower():
            # One byte over the limit is enough to be refused.
            body = environ["wsgi.input"].read(settings.API_BODY_LIMIT + 1)
            environ["wsgi.input"] = BytesIO(body)
            environ["CONTENT_LENGTH"] = str(len(body))
        return self.application(environ, start_response)
