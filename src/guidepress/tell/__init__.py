"""Changes outside the site: as text, as Markdown and as one HTML file."""
