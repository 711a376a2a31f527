"""What all tests share: sample analyses, the corpora beside the project, and their mark."""

from collections.abc import Generator
from pathlib import Path

import pytest

from reader.model import Analysis
from tests.notation import marked

SHARED = Path(__file__).parents[2] / "shared"
BRIDGE = """\
# Harbour bridge reopens after two years

@ By Ida Moreno

The bridge over the inner harbour reopened on Friday after repairs that cost \
[[s1:$48.6 million]], the city said.

[[q1:“We replaced every [[s1.of:cable]],”]] [[q1.cue:said]] [[p1 q1.by:Lena Okafor]], the chief \
engineer. [[q1:“It will outlive all of us.”]]

Traffic had fallen by [[s2:12 [[s2.unit:percent]]]] on weekdays, according to the mayor, \
[[p2:Tomás de la Cruz]], who [[q2.cue:called]] the closing [[q2:“a lesson in patience.”]]

[[p3:Ines de la Cruz]], who owns a shop on the quay and is no relation, sold [[s3:24 to 33 \
[[s3.unit:breakfasts]]]] a day. [[q3:“I counted the cars, and [[s4:three in ten]] never came \
back,”]] [[p3~ q3.by:she]] [[q3.cue:said]].

[[p1:Okafor]] and [[p2:De la Cruz]] will walk across it on Sunday.
===
p1 Lena Okafor | chief engineer
p2 Tomás de la Cruz | mayor
p3 Ines de la Cruz | shop owner
q2 mixed
s1 = 48_600_000 dollar money
s2 down 12 percentage percent
s3 = 24..33 breakfast
s4 = 30 percentage percent
"""


@pytest.fixture(scope="session", autouse=True)
def _own_library(tmp_path_factory: pytest.TempPathFactory) -> Generator[None, None, None]:
    """Keeps the library and settings of whoever runs the tests out of them."""
    folder = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(folder / "data"))
        patch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
        patch.setenv("XDG_CONFIG_HOME", str(folder / "config"))
        yield


@pytest.fixture(scope="session")
def bridge() -> Analysis:
    """A short report: three people (two share a surname), three quotations, four figures."""
    return marked(BRIDGE)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of corpora beside the project; the test is skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("the corpora are not here")
    return SHARED


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks what asks for the corpora as `shared`, and skips it where they are absent."""
    for item in items:
        if "shared" in getattr(item, "fixturenames", ()):
            item.add_marker("shared")
        if item.get_closest_marker("shared") and not SHARED.is_dir():
            item.add_marker(pytest.mark.skip(reason="the corpora are not here"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A test of the corpora that is skipped although they are here has failed."""
    report = yield
    if report.skipped and item.get_closest_marker("shared") and SHARED.is_dir():
        report.outcome = "failed"
        report.longrepr = f"skipped, although the corpora are here: {report.longrepr}"
    return report
