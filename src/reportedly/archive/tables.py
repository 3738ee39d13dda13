"""The tables of an archive: what is kept, what finds it, and what people said of it.

``article`` and ``reading`` hold all there is to know, packed; the other tables are made from them and can be made anew.
"""

from __future__ import annotations

from sqlalchemy import (
    REAL,
    BigInteger,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    Table,
    Text,
)
from sqlalchemy.schema import SchemaItem

SCHEMA_VERSION = 1
"""Grows with every change of these tables; ``migrations.py`` leads from each version to the next."""

INDEX_VERSION = 1
"""Grows when the words or facets of a row change, so that an archive knows that its index must be made anew."""

metadata = MetaData()

_Number: Double[float] = Double().with_variant(REAL(), "sqlite")
_Big = BigInteger().with_variant(Integer(), "sqlite")  # STRICT tables know INTEGER only, of 64 bits


def _table(name: str, *items: SchemaItem, rowid: bool = True) -> Table:
    return Table(name, metadata, *items, sqlite_strict=True, sqlite_with_rowid=rowid)


def _article_column(*, primary: bool = False) -> Column[int]:
    return Column(
        "article", _Big, ForeignKey("article.number", ondelete="CASCADE"), primary_key=primary, nullable=False
    )


about = _table("about", Column("name", Text, primary_key=True), Column("value", Text, nullable=False))
"""The archive itself: ``schema``, ``index`` and what made it."""

article = Table(
    "article",
    metadata,
    Column("number", _Big, primary_key=True, autoincrement=True),
    Column("id", Text, nullable=False, unique=True),
    Column("url", Text),
    Column("latest", SmallInteger().with_variant(Integer(), "sqlite"), nullable=False),
    Column("day", Integer, nullable=False),
    Column("published", Text),
    Column("modified", Text),
    Column("added", Text, nullable=False),
    Column("name", Text),
    Column("title", Text),
    Column("outlet", Text),
    Column("agency", Text),
    Column("language", Text),
    Column("length", Integer, nullable=False),
    Column("text", LargeBinary, nullable=False),
    Index("article_by_url", "url"),
    Index("article_by_day", "day", "number"),
    sqlite_strict=True,
    sqlite_autoincrement=True,  # a number is never given twice: what is removed stays unfound
)
"""Texts and their versions; ``latest`` is 1 for the version that is searched."""

reading = _table(
    "reading",
    _article_column(primary=True),
    Column("produced_by", Text, nullable=False),
    Column("schema_version", Text, nullable=False),
    Column("made", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
)

attribution = _table(
    "attribution",
    Column("key", _Big, primary_key=True, autoincrement=False),
    Column("act", Text),
    Column("kind", Text, nullable=False),
    Column("speaker", Text),
    Column("speaker_kind", Text, nullable=False),
    Column("code", Text),
    Column("sector", Text),
    Column("words", Integer, nullable=False),
    Column("confidence", _Number, nullable=False),
)
"""One row for each attribution of a latest version: what is counted by."""

event = _table(
    "event",
    Column("key", _Big, primary_key=True, autoincrement=False),
    Column("type", Text, nullable=False),
    Column("mode", Text),
    Column("status", Text, nullable=False),
    Column("quad", Integer),
    Column("intensity", _Number),
    Column("counted", Integer, nullable=False),
    Column("voucher", Text, nullable=False),
    Column("voucher_code", Text),
    Column("first_day", Integer),
    Column("last_day", Integer),
    Column("lat", _Number),
    Column("lon", _Number),
    Column("country", Text),
    Column("confidence", _Number, nullable=False),
    Index("event_by_day", "first_day", "key"),
)
"""One row for each event of a latest version; ``counted`` is 1 for those that PLOVER would code."""

role = _table(
    "role",
    Column("key", _Big, primary_key=True, autoincrement=False),
    Column("side", Text, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("actor", Text, nullable=False),
    Column("code", Text),
    Column("sector", Text),
    rowid=False,
)
"""Who acts (``side`` is ``actor``) and who is acted upon (``recipient``) in the event of that key."""

sketch = _table(
    "sketch",
    Column("hash", _Big, primary_key=True, autoincrement=False),
    _article_column(primary=True),
    rowid=False,
)
"""Some runs of words of each article's text, by which its copies are found."""

topic = _table(
    "topic",
    Column("word", Text, primary_key=True),
    _article_column(primary=True),
    rowid=False,
)
"""The rarest words of each article, by which those on the same matter are found."""

story = _table(
    "story",
    Column("kind", Text, primary_key=True),
    Column("item", _Big, primary_key=True, autoincrement=False),
    Column("story", _Big, nullable=False),
    Index("story_members", "kind", "story"),
    rowid=False,
)
"""What tells of the same thing: ``item`` (an article's number, or a key) belongs to the ``story`` named by an item."""

summary = _table(
    "summary",
    Column("kind", Text, primary_key=True),
    Column("story", _Big, primary_key=True, autoincrement=False),
    Column("members", Integer, nullable=False),
    Column("articles", Integer, nullable=False),
    Column("outlets", Integer, nullable=False),
    Column("voices", Integer, nullable=False),
    Column("contradictions", Integer, nullable=False),
    Column("kept", _Number),
    Column("newest", Integer, nullable=False),
    Index("summary_by_voices", "kind", "voices"),
    Index("summary_by_contradictions", "kind", "contradictions"),
    rowid=False,
)
"""What a list of stories shows: how many articles, outlets and independent voices, and contradictions; of an utterance
the least share that a report kept; ``newest`` is the day of its newest article, as in keys."""

link = _table(
    "link",
    Column("kind", Text, primary_key=True),
    Column("low", _Big, primary_key=True, autoincrement=False),
    Column("high", _Big, primary_key=True, autoincrement=False),
    Column("score", _Number, nullable=False),
    Index("link_by_high", "kind", "high"),
    rowid=False,
)
"""Two items that may tell of the same thing, and how likely that is."""

review = _table(
    "review",
    Column("number", _Big, primary_key=True, autoincrement=True),
    Column("article", Text, nullable=False),
    Column("target", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("made", Text, nullable=False),
    Column("why", Text),
    Index("review_by_article", "article"),
)
"""What people said of a reading, by the id of its article: it outlives readings, and no machine changes it."""

__all__ = [
    "INDEX_VERSION",
    "SCHEMA_VERSION",
    "about",
    "article",
    "attribution",
    "event",
    "link",
    "metadata",
    "reading",
    "review",
    "role",
    "sketch",
    "story",
    "summary",
    "topic",
]
