"""Each edition compared with the one before it, once ever."""

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import pairwise

from guidepress.compare.change import Comparison
from guidepress.compare.compare import compare
from guidepress.compare.wording import Tongue
from guidepress.model.guideline import Edition, Guideline, Words
from guidepress.read.folder import Source
from guidepress.storage.cache import Memory, digest, software


def tongue(guideline: Guideline, words: Mapping[str, Words]) -> Tongue:
    """How wordings are judged in a guideline."""
    spelling = {name: words[name].spelling for name in guideline.languages}
    return Tongue(guideline.head.source_language, spelling)


def chronicle(
    source: Source,
    guideline: Guideline,
    editions: Sequence[Edition],
    words: Mapping[str, Words],
    memory: Memory,
) -> tuple[Comparison, ...]:
    """The comparisons of neighbours, oldest first: one fewer than there are editions."""
    common = digest(software(), *(file.digest for file in source.common))
    keys = [digest("compare", common, *pair) for pair in pairwise(_digests(source))]
    judge = tongue(guideline, words)
    return tuple(
        memory.recall(key, partial(compare, old, new, judge))
        for key, (old, new) in zip(keys, pairwise(editions), strict=True)
    )


def _digests(source: Source) -> list[str]:
    return [folder.digest for folder in source.editions]
