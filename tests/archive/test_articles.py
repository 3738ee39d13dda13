from __future__ import annotations

import pytest

from archive.handmade import about, edition, keep, plain
from made import reading as dam
from reportedly.archive.articles import Listed, listed, size, versions
from reportedly.archive.opening import Store
from reportedly.errors import UsageError
from reportedly.records import Reading

COURIER = "The Selden Courier"


def some() -> list[Reading]:
    """Articles of two outlets, the last of them undated."""
    return [
        edition(1, published="2031-03-04"),
        edition(2, dam(), published="2031-03-05", agency="Meridian"),
        edition(3, published="2031-02-01", outlet="Réforme"),
        edition(4, published="1999-12-31", outlet="'; DROP TABLE article; --"),
        plain("Dam talks % _ end.", 5),
    ]


def found(store: Store, **wanted: object) -> list[int]:
    """The numbers of the articles that are listed."""
    with store.reading() as connection:
        return [one.number for one in listed(connection, **wanted)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [
        ({}, [2, 1, 3, 4, 5]),
        ({"limit": 2}, [2, 1]),
        ({"text": "dam"}, [2, 5]),
        ({"text": "warplanes -edition"}, []),
        ({"text": '"dam talks"'}, [5]),
        ({"text": "!!!"}, []),
        ({"text": "  "}, [2, 1, 3, 4, 5]),
        ({"text": "edition", "limit": 2}, [2, 1]),
        ({"outlet": (COURIER,)}, [2, 1]),
        ({"outlet": ("reforme",)}, [3]),
        ({"outlet": ("'; DROP TABLE article; --",)}, [4]),
        ({"agency": ("Meridian",)}, [2]),
        ({"published_from": "2031-03"}, [2, 1]),
        ({"published_from": "1700"}, [2, 1, 3, 4]),
        ({"published_from": "9999"}, []),
        ({"published_until": "2031-02"}, [3, 4]),
        ({"published_until": "9999"}, [2, 1, 3, 4]),
        ({"published_from": "2031", "published_until": "2031-03-04", "text": "edition"}, [1, 3]),
    ],
)
def test_articles_are_listed(store: Store, wanted: dict[str, object], numbers: list[int]) -> None:
    keep(store, *some())
    assert found(store, **wanted) == numbers


@pytest.mark.parametrize("wanted", [{}, {"text": "edition OR dam"}])
def test_pages_of_a_list_hold_everything_in_order(store: Store, wanted: dict[str, object]) -> None:
    keep(store, *some())
    whole = found(store, **wanted)
    paged: list[int] = []
    while page := found(store, limit=2, after=paged[-1] if paged else None, **wanted):
        paged += page
    assert paged == whole
    with store.reading() as connection, pytest.raises(UsageError):
        listed(connection, after=99)


def test_an_article_is_listed_with_what_is_known_of_it(store: Store) -> None:
    read = edition(1, dam(), published="2031-03-04", modified="2031-03-05T08:00:00+00:00", url="https://example.org/a")
    keep(store, read)
    with store.reading() as connection:
        one = listed(connection)[0]
    assert one == Listed(
        id=read.article.id,
        number=1,
        title="Minister denies talks on the northern dam",
        outlet=COURIER,
        agency="Meridian",
        url="https://example.org/a",
        published="2031-03-04",
        modified="2031-03-05T08:00:00+00:00",
        added=one.added,
        language="en",
        length=len(read.article.text),
        latest=True,
        read_by="reportedly 0.1.0",
    )


def test_all_versions_of_an_address_are_listed_the_latest_first(store: Store) -> None:
    url = "https://example.org/one"
    reads = [edition(n, url=url, modified=f"2031-03-0{n}") for n in (2, 1, 3)]
    alone = about(edition(9), url=None)
    keep(store, *reads, alone)
    with store.reading() as connection:
        for read in reads:
            listing = versions(connection, read.article.id)
            assert [one.modified for one in listing] == ["2031-03-03", "2031-03-02", "2031-03-01"]
            assert [one.latest for one in listing] == [True, False, False]
        assert [one.id for one in versions(connection, alone.article.id)] == [alone.article.id]
        with pytest.raises(UsageError, match="holds no article"):
            versions(connection, "nowhere")


def test_the_size_of_an_archive(store: Store) -> None:
    with store.reading() as connection:
        assert set(size(connection).values()) == {0}
    url = "https://example.org/one"
    first, second, other = edition(1, url=url), edition(2, url=url, modified="2031-03-05"), edition(3, dam())
    keep(store, first, second, other)
    with store.reading() as connection:
        assert size(connection) == {
            "articles": 2,
            "versions": 1,
            "characters": sum(len(one.article.text) for one in (first, second, other)),
            "attributions": len(second.attributions) + len(other.attributions),
            "events": len(second.events),
            "reviews": 0,
        }
