#!/usr/bin/env python
"""Runs administrative tasks: `manage.py migrate`, `manage.py test`, `manage.py seed`."""

import os
import sys


def main() -> None:
    settings = "test" if sys.argv[1:2] == ["test"] else "dev"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", f"config.settings.{settings}")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
