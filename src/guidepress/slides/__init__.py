"""Slide decks: what is on each slide, how it fits, and the three forms of a deck."""
