"""What a speaker finds in the notes: remarks, and the literature in full."""

from collections.abc import Iterator

from guidepress.model.chapter import Section
from guidepress.slides.deck import Para, Run
from guidepress.slides.runs import runs, words
from guidepress.view.chapter_types import SectionView
from guidepress.view.localizer import Localizer, Spans
from guidepress.view.reference import ReferenceView, reference_view


def notes(section: Section, view: SectionView, localizer: Localizer) -> Iterator[Para]:
    """The notes of a section: what it remarks, then every work that it cites, by heading."""
    yield from _remarks(view, localizer)
    for remark in view.remarks:
        yield Para(runs(remark.title) or words(localizer.words.words["remarks"]), "heading")
        yield from (Para(runs(paragraph)) for paragraph in remark.paragraphs)
    listed = {item.reference.id for each in view.literature for item in each.items}
    for literature in view.literature:
        yield Para(
            runs(literature.heading) or words(localizer.words.words["literature"]), "heading"
        )
        for item in literature.items:
            yield _work(item.reference, item.printed, item.note, localizer)
    others = dict.fromkeys(c.ref for c in section.citations() if c.ref not in listed)
    if others:
        yield Para(words(localizer.words.words["literature"]), "heading")
    for ref in others:
        yield _work(reference_view(localizer.edition.references[ref], localizer), "", (), localizer)


def remark(spans: Spans, localizer: Localizer) -> Iterator[Para]:
    """An editorial remark, if there is one."""
    if spans:
        yield Para((*words(f"{localizer.words.words['editorial_remark']} "), *runs(spans)))


def _remarks(view: SectionView, localizer: Localizer) -> Iterator[Para]:
    yield from remark(view.note, localizer)
    for block in view.blocks:
        for spans in (block.note, *(note for _, note in block.inner_notes())):
            yield from remark(spans, localizer)


def _work(work: ReferenceView, printed: str, note: Spans, localizer: Localizer) -> Para:
    said = [*words(written_out(work)), *_links(work)]
    if printed:
        said += words(f" {localizer.words.words['printed_here']} {printed}")
    for spans in (work.note, note):
        said += [run for para in remark(spans, localizer) for run in (Run(" "), *para.runs)]
    return Para(tuple(said), "bullet")


def written_out(work: ReferenceView) -> str:
    """A work in a line."""
    fields = (work.authors, work.title, work.container, work.details, work.extra)
    return work.literal or " ".join(field for field in fields if field)


def _links(work: ReferenceView) -> Iterator[Run]:
    for link in work.links:
        yield Run(" ")
        yield Run(link.address, link=link.address)
