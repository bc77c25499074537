"""What comes back in that is no page to read: Earmark's own JSON, and decks of cards."""
