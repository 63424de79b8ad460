"""A content folder at a revision, for the commands that compare with one."""

from guidepress.cli.errors import stop
from guidepress.cli.options import option
from guidepress.cli.problems import show
from guidepress.cli.session import JOBS, Session, collector_paused
from guidepress.review.revision import Revision, read_revision

BASE = option(
    "--base",
    "revision",
    metavar="REV",
    required=True,
    help="The revision to compare with: what the change is to come into.",
)


def revision_or_stop(session: Session, name: str) -> Revision:
    """The folder at a revision; what cannot be read there is printed and ends the command.

    Raises `GuidepressError` where there is no such revision.
    """
    with collector_paused():
        revision = read_revision(session.content, name, session.cache, JOBS)
    if revision.unread:
        show(revision.unread, revision.source.count(), err=True)
        stop()
    return revision
