/**
 * Makes ("create") or drops ("drop") the database of DATABASE_URL by Django's own connection: projects have no command for
 * that. The last line says what it is, as `DatabaseCommands` wants it. `_nodb_cursor` is how Django's test runner does it.
 */
export const DJANGO_DATABASE = `
import os, sys
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
import django
django.setup()
from django.db import connection, utils

def execute(sql):
    with connection._nodb_cursor() as cursor:
        cursor.execute(sql)

def exists():
    try:
        connection.ensure_connection()
        return True
    except utils.OperationalError as error:
        known = ("does not exist", "Unknown database")
        if not any(words in str(error) for words in known):
            sys.exit(str(error).strip().splitlines()[-1])
        return False

name = connection.ops.quote_name(connection.settings_dict["NAME"])
if sys.argv[1] == "drop":
    if connection.vendor != "sqlite":
        execute(f"DROP DATABASE IF EXISTS {name}")
    sys.exit()

found = connection.vendor == "sqlite" or exists()
if not found:
    try:
        execute(f"CREATE DATABASE {name} {connection.creation.sql_table_creation_suffix()}")
    except utils.DatabaseError as error:
        sys.exit(str(error).strip().splitlines()[-1])
version = ".".join(map(str, connection.get_database_version()))
verb = "The database is there already," if found else "Created the database"
print(f"{verb} on {connection.display_name} {version}.")
`;
