"""PostgreSQL for Footprint: the server named by DATABASE_URL, or one that Footprint starts in its own data folder."""

from footprint.database.address import DatabaseSetupError, owner_settings, secret_key, settings
from footprint.database.roles import grants, make_site, site_is_missing
from footprint.database.sharing import running

__all__ = [
    "DatabaseSetupError",
    "grants",
    "make_site",
    "owner_settings",
    "running",
    "secret_key",
    "settings",
    "site_is_missing",
]
