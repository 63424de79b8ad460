"""guidepress turns medical guidelines written as YAML into a site, slides and data."""

__version__ = "0.1.0"
