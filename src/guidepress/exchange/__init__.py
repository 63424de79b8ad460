"""Texts on their way to translators' tools and back."""

RULES = {
    "translation-fits": "A translation that comes back fits the text that it was made for.",
}
