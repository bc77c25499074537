"""The journal beneath the record: append-only, crash-safe, undoable, shared by processes.

- `files`: the few file operations that change anything, so that a test can cut them short
- `documents`: plain JSON documents: checked copies, exact comparison
- `lines`: a change as one line of JSON with a checksum
- `lock`: one writer at a time
- `layout`: the TinyDB files `record.json` and `reviews.json`, one document a line
- `migrations`: numbered changes of the format
- `history`: the steps that can be taken back, and what taking one back means
- `reviews`: the reviews, left on disk until somebody asks for them
- `state`, `opening`: what the files say, in memory
- `engine`: reading on, appending, steps, undo
- `snapshot`: the present state as files, and a new journal
- `checking`: what is wrong with the files, in words
- `storage`, `table`: TinyDB's storage and table on top; the only two that import tinydb
"""
