"""PostgreSQL for Footprint: the server named by DATABASE_URL, or one that Footprint starts in its own data folder."""

from footprint.database.address import DatabaseSetupError, secret_key, settings
from footprint.database.sharing import running

__all__ = ["DatabaseSetupError", "running", "secret_key", "settings"]
