"""Django's own backend, but for one type."""

from django.db.backends.mysql import base, features


class DatabaseFeatures(features.DatabaseFeatures):
    # MariaDB sorts its own UUIDs by their last digits first, unlike every other database.
    has_native_uuid_field = False


class DatabaseWrapper(base.DatabaseWrapper):
    features_class = DatabaseFeatures
