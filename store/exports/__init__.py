"""What leaves Earmark: one module for each format.

Every export writes what a query chose (`store.exports.choice`), never contains the time at which
it was made, and is written beside its target and renamed into place, so that a full disk or a
second program never meets half a file.
"""
