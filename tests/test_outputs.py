"""The list of outputs: each file of the site is one output's, and the preview finds it there."""

from collections import Counter

import pytest

from conftest import CASES
from guidepress.build.context import Context, context_of
from guidepress.build.on_demand import OnDemand
from guidepress.build.options import Options
from guidepress.build.outputs import outputs_of
from guidepress.build.site import make_site
from guidepress.check.check import check
from guidepress.read.folder import scan_folder
from guidepress.storage.cache import Cache
from sites import snapshot


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Context, dict[str, bytes]]:
    """A guideline with three editions, and the files of its site, without decks."""
    folder = tmp_path_factory.mktemp("outputs")
    cache, source = Cache(folder / "cache"), scan_folder(CASES / "good" / "changes")
    context, _ = context_of(source, check(source, cache), cache, Options(slides=False))
    assert context
    make_site(context, folder / "site", 1, lambda _: None)
    return context, snapshot(folder / "site")


def test_every_output_has_a_name_of_its_own(made: tuple[Context, dict[str, bytes]]) -> None:
    names = Counter(output.name for output in outputs_of(made[0]))
    assert names.most_common(1)[0][1] == 1


def test_a_preview_shows_each_file_as_a_build_makes_it(
    made: tuple[Context, dict[str, bytes]],
) -> None:
    context, files = made
    on_demand = OnDemand(context, processes=1)
    assert [path for path in files if on_demand.file(path) != files[path]] == []
    assert on_demand.file("api/v1/2024/none.json") is None
    assert on_demand.file("de/2024/none/") is None
