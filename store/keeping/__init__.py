"""Keeping what was made: backups, looking for damage, and mending it.

- `copies`: the record's files as of one moment, and what they hold in figures
- `backups`: everything in one file, verified after writing
- `daily`: the record every day, the last seven days kept
- `restoring`: putting a backup in the place of what is there, cut short at no harm
- `checking`: what is wrong with the library, the record, and what lies between the two
- `replaying`: what a card's reviews come to, quickly
- `between`: imports and deletions that only one of the two stores knows of
- `salvage`: what can be read of a damaged TinyDB file
- `record_mending`, `library_mending`, `repairing`: setting damage aside and rebuilding
"""
