"""Readings kept and searchable: SQLite by default, PostgreSQL by address."""
