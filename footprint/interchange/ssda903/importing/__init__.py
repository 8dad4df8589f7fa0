"""Files into the register: held against its rows in DuckDB, merged there, and written back in one transaction."""
