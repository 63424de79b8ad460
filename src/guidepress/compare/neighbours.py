"""Each edition compared with the one before it, once ever."""

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import pairwise

from guidepress.compare.change import Comparison
from guidepress.compare.compare import compare
from guidepress.compare.wording import WordingRules
from guidepress.model.guideline import Edition, Guideline, Messages
from guidepress.read.folder import Source
from guidepress.storage.cache import Cache, digest, software


def wording_rules(guideline: Guideline, words: Mapping[str, Messages]) -> WordingRules:
    """How wordings are judged in a guideline."""
    spelling = {name: words[name].spelling for name in guideline.languages}
    return WordingRules(guideline.head.source_language, spelling)


def compare_neighbours(
    source: Source,
    guideline: Guideline,
    editions: Sequence[Edition],
    words: Mapping[str, Messages],
    cache: Cache,
) -> tuple[Comparison, ...]:
    """The comparisons of neighbours, oldest first: one fewer than there are editions."""
    common = digest(software(), *(file.digest for file in source.common))
    keys = [digest("compare", common, *pair) for pair in pairwise(_digests(source))]
    judge = wording_rules(guideline, words)
    return tuple(
        cache.get_or_make(key, partial(compare, old, new, judge))
        for key, (old, new) in zip(keys, pairwise(editions), strict=True)
    )


def _digests(source: Source) -> list[str]:
    return [folder.digest for folder in source.editions]
