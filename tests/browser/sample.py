"""The bundled sample as an archive on a site, and the pages of it that a person would look at."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn

from reportedly.keeping import Archive
from reportedly.web.app import make_app
from reportedly.web.serving import listening
from reportedly.web.settings import Settings

EXAMPLES = Path(__file__).parents[2] / "examples" / "october-1962"


def made(path: Path) -> Path:
    """An archive of the sample."""
    with Archive(path) as archive:
        for _ in archive.add_many(sorted(EXAMPLES.glob("[0-9]*"))):
            pass
    return path


@contextmanager
def served(path: Path) -> Iterator[str]:
    """A site on an archive, in a thread, and its address."""
    settings = Settings(port=0)
    with Archive(path, create=False, seconds=settings.query_seconds) as archive, listening(settings) as ear:
        server = uvicorn.Server(uvicorn.Config(make_app(archive, settings), log_level="error"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [ear]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        try:
            yield f"http://127.0.0.1:{ear.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(timeout=10)


def pages(path: Path) -> dict[str, str]:
    """The pages of the sample, by what they show."""
    with Archive(path, create=False) as archive:
        told = next(iter(archive.stories.corroborated(limit=1)))
        disputed = next(iter(archive.stories.contradicted(limit=1)))
        cut = next(iter(archive.stories.cut(limit=1)))
        alone = archive.articles(limit=1).to_pylist()[0]["id"]
    article, event = disputed.tellings[0].ref.split("/")
    teller, statement = cut.variants[0].telling.ref.split("/")
    return {
        "home": "/",
        "statements": "/search?q=missile*",
        "events": "/search?in=events&actor_country=USA",
        "articles": "/search?in=articles",
        "nothing": "/search?q=zeppelin",
        "article": f"/articles/{alone}",
        "versions": f"/articles/{alone}/versions",
        "copies": f"/copies/{told.tellings[0].article}",
        "event": f"/events/{article}/{event}",
        "corroborated": f"/events/{'/'.join(told.tellings[0].ref.split('/'))}",
        "statement": f"/statements/{teller}/{statement}",
        "stories": "/stories",
        "contradicted": "/stories?contradicted=yes",
        "quotes": "/quotes",
        "actors": "/actors",
        "actor": "/actors/john-f-kennedy",
        "dyads": "/dyads",
        "dyad": "/dyads/USA/CUB",
        "map": "/map",
        "network": "/network",
        "timeline": "/timeline?in=events",
        "outlets": "/outlets",
        "read": "/read",
        "api": "/api",
        "missing": "/nowhere",
    }
