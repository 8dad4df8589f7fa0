"""The annual report: what it consists of, its writing, and its forms (HTML, PDF, Word, Excel)."""
