"""Every test that takes ``store`` runs on SQLite and on PostgreSQL."""

from __future__ import annotations

from archive.conftest import address, server, store

__all__ = ["address", "server", "store"]
