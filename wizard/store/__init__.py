"""The vault: one encrypted file per office, its keys, its copies and the shelf of cases in it.

Start in `vault`. Nothing here imports the database library before a vault is opened or made, so that the
first window does not wait for it.
"""
