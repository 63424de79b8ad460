"""The speaker notes of a section: editorial remarks, asides, and its literature in full."""

from collections.abc import Iterator

from guidepress.model.chapter import Section
from guidepress.slides.deck import Para, Run
from guidepress.slides.runs import runs, text_runs
from guidepress.view import reference
from guidepress.view.chapter_types import SectionView
from guidepress.view.localizer import Localizer, Spans
from guidepress.view.reference import ReferenceView, reference_view


def section_notes(section: Section, view: SectionView, localizer: Localizer) -> Iterator[Para]:
    """What the section remarks, then every work that it cites, under the headings of its lists.

    Works that are cited, but in no list, come last.
    """
    yield from _editorial_notes(view, localizer)
    for aside in view.remarks:
        yield _heading(aside.title, "remarks", localizer)
        yield from (Para(runs(paragraph)) for paragraph in aside.paragraphs)
    for literature in view.literature:
        yield _heading(literature.heading, "literature", localizer)
        for item in literature.items:
            yield _work(item.reference, item.printed, item.note, localizer)
    listed = {item.reference.id for literature in view.literature for item in literature.items}
    others = dict.fromkeys(c.ref for c in section.citations() if c.ref not in listed)
    if others:
        yield _heading((), "literature", localizer)
    for ref in others:
        work = reference_view(localizer.edition.references[ref], localizer)
        yield _work(work, "", (), localizer)


def _heading(title: Spans, word: str, localizer: Localizer) -> Para:
    """A title as a heading, or an interface word where there is none."""
    return Para(runs(title) or text_runs(localizer.words.words[word]), "heading")


def editorial_note(note: Spans, localizer: Localizer) -> Iterator[Para]:
    """An editorial remark, if there is one."""
    if note:
        yield Para((*text_runs(f"{localizer.words.words['editorial_remark']} "), *runs(note)))


def _editorial_notes(view: SectionView, localizer: Localizer) -> Iterator[Para]:
    """The editorial remarks on a section, on its blocks, and on what is in them."""
    yield from editorial_note(view.note, localizer)
    for block in view.blocks:
        for note in (block.note, *(note for _, note in block.inner_notes())):
            yield from editorial_note(note, localizer)


def _work(work: ReferenceView, printed: str, note: Spans, localizer: Localizer) -> Para:
    """A work in a line, with its links, how the source prints it, and remarks on it."""
    line = [*text_runs(reference.line(work)), *_links(work)]
    if printed:
        line += text_runs(f" {localizer.words.words['printed_here']} {printed}")
    for each in (work.note, note):
        line += [run for para in editorial_note(each, localizer) for run in (Run(" "), *para.runs)]
    return Para(tuple(line), "bullet")


def _links(work: ReferenceView) -> Iterator[Run]:
    for link in work.links:
        yield Run(" ")
        yield Run(link.address, link=link.address)
