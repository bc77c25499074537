"""Claims out of text, and cards out of claims."""

from store.claims.duplicates import near_equal
from store.claims.generator import propose
from store.claims.hand import by_hand, choices
from store.claims.proposal import Proposal

__all__ = ["Proposal", "by_hand", "choices", "near_equal", "propose"]
