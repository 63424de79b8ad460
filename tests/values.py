"""Other values for the fields of a model: other words, other lists, other levels."""

from collections.abc import Callable, Mapping
from typing import Any, Literal, get_args, get_origin

from hypothesis import strategies as st

from editions import NOWHERE, model
from guidepress.model.guideline import Edition
from guidepress.model.text import EVERY_LANGUAGE, Text

Draw = Callable[[st.SearchStrategy[Any]], Any]

WORDS = ("nicht", "5 mg", "50 mg", "**fett**", "CO~2~", "10^6^", "[@leaf-2019]", "≤", "HER2-", "–")
FILES = ("window-distance.png", "pot.png", "other.png")
_OPTIONAL = ("original", "printed", "nct", "literal", "agreement", "chapter")
_EDITS: tuple[Callable[[str], str], ...] = (
    lambda words: f"{words}.",
    lambda words: words.replace(" ", "  ", 1),
    lambda words: words.replace("-", " ", 1),
    lambda words: words.replace("ß", "ss"),
    lambda words: words.swapcase(),
    lambda words: words.partition(" ")[2] or "x",
    lambda words: f"*{words}*",
)


@st.composite
def wordings(draw: Draw, words: str) -> str:
    """Other words: a little otherwise, or quite."""
    if draw(st.booleans()):
        return str(draw(st.sampled_from(_EDITS))(words))
    return " ".join([*words.split()[:3], *draw(st.lists(st.sampled_from(WORDS), min_size=1))])


@st.composite
def texts(draw: Draw, text: Text | None) -> Text:
    """A text that says something else in one language, in each, or the same in all."""
    words = dict(text.words) if text else {"de": "neu", "en": "new"}
    if draw(st.integers(0, 5)) == 0:
        said = next(iter(words.values()))
        turned = {"de": said, "en": said} if EVERY_LANGUAGE in words else {EVERY_LANGUAGE: said}
        return Text(turned, NOWHERE)
    names = draw(st.sampled_from([*((name,) for name in words), tuple(words)]))
    return Text(words | {name: draw(wordings(words[name])) for name in names}, NOWHERE)


@st.composite
def lists(draw: Draw, value: tuple[Any, ...], fresh: st.SearchStrategy[Any]) -> tuple[Any, ...]:
    """A list with one more, one less, or in another order."""
    action = draw(st.sampled_from(("add", *(("drop", "shuffle") if value else ()))))
    place = draw(st.integers(0, max(len(value) - (action == "drop"), 0)))
    if action == "add":
        return (*value[:place], draw(fresh), *value[place:])
    if action == "drop":
        return value[:place] + value[place + 1 :]
    return tuple(draw(st.permutations(value)))


@st.composite
def mappings(
    draw: Draw, value: Mapping[str, Any], keys: tuple[str, ...], fresh: st.SearchStrategy[Any]
) -> Mapping[str, Any]:
    """A mapping with one entry more, less or otherwise."""
    key = draw(st.sampled_from([name for name in (*value, *keys) if name != "id"]))
    if key in value and draw(st.booleans()):
        return {name: part for name, part in value.items() if name != key}
    return {**value, key: draw(fresh)}


NAMES = st.sampled_from(("leaf-2019", "kettle-2021", "finger-test", "x-1", "x-2"))
VARIABLES: st.SearchStrategy[Any] = st.one_of(
    st.integers(2, 99),
    st.text("abc ", min_size=1),
    st.just([{"family": "Leaf", "given": "A"}, {"literal": "et al."}]),
    st.just({"date-parts": [[2020, 2]]}),
)


def _strings(value: str, name: str, words: tuple[str, ...]) -> st.SearchStrategy[str]:
    """Another string; another of these words, where they are all that there are."""
    if words:
        return st.sampled_from([word for word in words if word != value])
    if name == "file":
        return st.sampled_from(FILES)
    empty = [""] if name in _OPTIONAL else []
    return st.sampled_from([*empty, "en", "x-1", "85", f"{value}-2"])


def _levels(edition: Edition) -> st.SearchStrategy[str]:
    values = {level.value for scale in edition.scales.values() for level in scale.levels}
    return st.sampled_from([*sorted(values), "?"])


def values(edition: Edition, record: Any, name: str) -> st.SearchStrategy[Any]:
    """Other values for a field that holds no record with an id."""
    hint, value = model()[type(record)][name], getattr(record, name)
    if hint in (Text, Text | None):
        gone = [st.none()] if value and hint != Text else []
        return st.one_of(*gone, texts(value))
    if hint is bool:
        return st.just(not value)
    if hint is str or get_origin(hint) is Literal:
        return _strings(value, name, get_args(hint))
    if name == "names":
        return lists(value, NAMES).filter(bool)
    if hint == tuple[str, ...]:
        return lists(value, NAMES)
    keys = tuple(edition.scales)
    by_hint: dict[Any, st.SearchStrategy[Any]] = {
        Mapping[str, str]: mappings(value, keys, _levels(edition)),
        Mapping[str, int]: mappings(value, ("heat", "x-1"), st.integers(2, 4)),
        Mapping[str, tuple[str, ...]]: mappings(value, keys, lists(("k", "l"), NAMES)),
        Mapping[str, object]: mappings(value, ("volume", "title"), VARIABLES),
        Mapping[str, Text]: mappings(value, ("x-1", "x-2"), texts(None)),
    }
    return by_hint[hint]
