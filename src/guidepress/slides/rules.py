"""What slides require of content and master."""

from collections.abc import Mapping

from guidepress.problem import Severity

RULES: Mapping[str, tuple[Severity, str]] = {
    "slide-over-several": ("warning", "What a section says fits on one slide."),
    "slide-row-over-several": ("warning", "A row of a table fits on one slide."),
    "slide-title-fits": ("error", "A title fits above what is on its slide."),
    "slide-font": ("warning", "The master is set in a font that slides are measured in."),
    "slide-letters": ("warning", "Some font of the decks has every letter of a slide."),
    "slide-master": ("error", "The master of the slides has the layouts that slides need."),
}
