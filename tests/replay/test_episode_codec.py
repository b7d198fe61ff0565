"""Episodes in a code: every structured value comes back as it was, and no free word is written."""

from datetime import date

from hypothesis import given

from rehab.patient.authored import EpisodeText
from rehab.replay.code import Header, code_of, opened
from rehab.replay.episode_json import episode_json
from rehab.source import read, shape
from tests.replay.episodes import AS_OF, PROTOCOL, episodes, the_catalogue, the_layers

HEADER = Header(
    program="1.20.3", protocol=4711, files="0123abcd", overlays=("89abcdef",), as_of=AS_OF, sheet="00c0ffee"
)


def came_back(episode: EpisodeText) -> EpisodeText:
    """An episode as it is read from its own code."""
    letters = code_of(HEADER, episode, the_layers(), the_catalogue())
    return opened(letters).episode(the_layers(), the_catalogue(), protocol=PROTOCOL)


@given(episodes())
def test_every_structured_value_comes_back(episode: EpisodeText) -> None:
    """Writing and reading an episode gives the same one, whatever it holds."""
    assert came_back(episode).model_dump() == episode.model_dump()


@given(episodes())
def test_as_a_file_it_says_the_same(episode: EpisodeText) -> None:
    """The JSON of an episode is read as that episode."""
    node, findings = read(episode_json(episode), name="code")
    assert node is not None
    again, shaped = shape(EpisodeText, node)
    assert (findings, shaped) == ((), ())
    assert again is not None
    assert again.model_dump() == episode.model_dump()


@given(episodes())
def test_free_words_change_no_letter(episode: EpisodeText) -> None:
    """Names, notes and reasons are not in the code: with other ones it is the same."""
    named = episode.model_copy(
        update={
            "patient": episode.patient.model_copy(update={"id": "demo", "name": "M. K."}),
            "clinic": episode.clinic.model_copy(update={"name": "Riverside", "clinician": "J. Smith"}),
            "check_ins": tuple(
                one.model_copy(update={"name": "J. Smith, PT", "note": "limps"}) for one in episode.check_ins
            ),
            "overrides": tuple(
                one.model_copy(update={"by": "J. Smith", "why": "a wedding"}) for one in episode.overrides
            ),
        }
    )
    catalogue, layers = the_catalogue(), the_layers()
    assert code_of(HEADER, named, layers, catalogue) == code_of(HEADER, episode, layers, catalogue)


def test_the_header_comes_back() -> None:
    """Whose code it is, for which day and how it is printed is read before anything else."""
    header = HEADER.model_copy(
        update={"clinic": "deadbeef", "looks_back": True, "paper": "letter", "large_print": True}
    )
    episode = EpisodeText.model_validate(
        {
            "patient": {"id": "-"},
            "protocol": PROTOCOL,
            "starts": [{"procedure": "x", "date": date(2026, 1, 5), "knee": "left"}],
        }
    )
    assert opened(code_of(header, episode, the_layers(), the_catalogue())).header == header
