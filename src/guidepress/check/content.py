"""Read all files of a guideline, each checked on the scales of its edition."""

import json
from dataclasses import replace
from functools import partial

from guidepress.check.file import check_file
from guidepress.model.guideline import EditionHead, Guideline
from guidepress.read.folder import File, Source
from guidepress.read.reader import Reader, ReadResult, Results
from guidepress.storage.cache import Cache, digest


def read_content(
    source: Source, guideline: Guideline, context: str, cache: Cache, jobs: int
) -> dict[str, ReadResult]:
    """What became of the editions' files, and of the common ones whose texts are shown.

    `context` is the hash of the common files and of the software.
    """
    reader = Reader(cache, context, partial(check_file, guideline=guideline), jobs)
    results = _read_editions(source, guideline, reader)
    return results | _read(reader, _used(source, guideline, results))


def _read(reader: Reader, files: list[File]) -> dict[str, ReadResult]:
    return {result.file.path: result for result in reader.read(files)}


def _read_editions(source: Source, guideline: Guideline, reader: Reader) -> dict[str, ReadResult]:
    """First edition.yaml, which may name scales; then what is rated on the same, together."""
    results: dict[str, ReadResult] = {}
    by_context: dict[str, tuple[Reader, list[File]]] = {}
    for folder in source.editions:
        heads = _read(reader, [*folder.of("edition")])
        results |= heads
        own = _on_scales(next(iter(heads.values()), None), guideline, reader)
        files = by_context.setdefault(own.context, (own, []))[1]
        files += [file for file in folder.files if file.kind != "edition"]
    for own, files in by_context.values():
        results |= _read(own, files)
    return results


def _on_scales(head: ReadResult | None, guideline: Guideline, reader: Reader) -> Reader:
    """The reader for the files of an edition, which may have scales of its own."""
    if head is None or not isinstance(head.value, EditionHead) or not head.value.scales:
        return reader
    context = digest(reader.context, json.dumps(list(head.value.scales.items())))
    check = partial(check_file, guideline=guideline.of(head.value))
    return replace(reader, context=context, check=check)


def _used(source: Source, guideline: Guideline, results: Results) -> list[File]:
    """The common files whose texts this guideline shows."""
    heads = [r.value for r in results.values() if isinstance(r.value, EditionHead)]
    named = (guideline.head.scales, *(head.scales for head in heads))
    scales = {name for by_key in named for name in by_key.values()}
    return [
        file
        for file in source.common
        if file.kind in ("guideline", "glossary") or (file.kind == "scale" and file.stem in scales)
    ]
