"""The main tasks of a reader in three engines: what is done (`tasks.py`), and who does it (`chromium.py`, `firefox.py`, `webkit.py`)."""
