"""What templates see: one language, plain words only."""
