"""From views to files: pages, data."""
