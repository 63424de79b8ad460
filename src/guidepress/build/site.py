"""Put a site together: outputs whose key is that of the last build stay, the others are made."""

from collections.abc import Callable, Iterator, Mapping
from os.path import realpath
from pathlib import Path

from guidepress.build.context import Context
from guidepress.build.incremental import Build, key, last_build, remember, workshop
from guidepress.build.output import Files, Output
from guidepress.build.outputs import outputs_of
from guidepress.build.workers import make_all
from guidepress.storage.atomic import Staging, Stamps, is_intact


def make_site(context: Context, out: Path, processes: int, progress: Callable[[str], None]) -> int:
    """Make the site, and give the number of files that were made anew."""
    outputs = {output.name: output for output in outputs_of(context)}
    keys = {name: output.key(context) for name, output in outputs.items()}
    kept = _kept(keys, last_build(out), out)
    changed = [output for name, output in outputs.items() if name not in kept]
    staging = Staging(Path(realpath(out)), workshop(out))
    try:
        built = {name: (keys[name], staging.keep(files)) for name, files in kept.items()}
        sizes = {path: size for files in kept.values() for path, (size, _) in files.items()}
        for name, files in _make(changed, context, sizes, processes, progress):
            built[name] = (keys[name], _put(staging, files))
        staging.commit()
    except BaseException:
        staging.discard()
        raise
    remember(Build(key(context.source, context.options), built), out)
    return sum(len(files) for name, (_, files) in built.items() if name not in kept)


def _kept(keys: Mapping[str, str], last: Build, out: Path) -> dict[str, Stamps]:
    """The files of the outputs that are as the last build left them, and are what they shall be."""
    same = {
        name: last.outputs[name][1]
        for name, output_key in keys.items()
        if name in last.outputs and output_key == last.outputs[name][0]
    }
    return {name: files for name, files in same.items() if is_intact(out, files)}


def _make(
    outputs: list[Output],
    context: Context,
    sizes: dict[str, int],
    processes: int,
    progress: Callable[[str], None],
) -> Iterator[tuple[str, Files]]:
    """The files of each output; `sizes` are those of files that are kept."""
    jobs = [job for output in outputs for job in output.jobs(context)]
    results = make_all(jobs, context, processes, progress)
    results.sizes.update(sizes)
    for output in outputs:
        files = output.files(context, results)
        results.sizes.update((path, len(content)) for path, content in files.items())
        yield output.name, files


def _put(staging: Staging, files: Files) -> Stamps:
    return {path: staging.put(path, content) for path, content in sorted(files.items())}
