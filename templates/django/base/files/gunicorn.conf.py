"""Read by gunicorn itself: `gunicorn config.wsgi` needs no further options."""

from pathlib import Path

import gunicorn.http.wsgi
from environs import Env

env = Env()
env.read_env(str(Path(__file__).resolve().parent / ".env"), recurse=False)

bind = f"{env.str('HOST', '127.0.0.1')}:{env.int('PORT', 8000)}"
worker_class = "gthread"
workers = env.int("WEB_CONCURRENCY", 2)
threads = env.int("WEB_THREADS", 4)
keepalive = 5
# What is in flight gets this long after SIGTERM; orchestrators kill after ten seconds.
graceful_timeout = 7

# The header that names the server would otherwise say which one it is.
gunicorn.http.wsgi.SERVER = "web"
