"""Subscriptions: feeds fetched over the web, politely and within limits, and what they bring."""
