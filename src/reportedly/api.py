"""Read one article, or many: what stands behind ``reportedly.read`` and ``reportedly.read_many``."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from os import PathLike
from pathlib import Path
from typing import Generic, TypeVar

from reportedly import sources
from reportedly.batch import in_order
from reportedly.errors import InputError, ReportedlyError, WrongLanguage
from reportedly.records import Article, Failure, Reading

log = logging.getLogger(__name__)

Source = str | bytes | PathLike[str] | Article
"""What can be read: a path, an address, a text, bytes, or an article."""
Job = sources.Job | Article | Failure
"""One thing to read, or what was found to be wrong with it before."""
Out = TypeVar("Out")

ENGLISH = frozenset({"en"})


@dataclass(frozen=True)
class Additions:
    """What a user adds to the reader of the package.

    Args:
        actors: a YAML or CSV file with actors.
        ontology: a YAML file with types of events.
    """

    actors: Path | None = None
    ontology: Path | None = None

    def check(self) -> None:
        """See whether the files can be read, before any article is.

        Raises:
            NotFound: there is no such file.
            UsageError: a file is not as it should be; the message tells where and why.
        """
        if self.actors is not None:
            from reportedly.actors.files import named_in

            named_in(self.actors)
        if self.ontology is not None:
            from reportedly.events.ontology import read_kinds

            read_kinds(self.ontology)


NOTHING = Additions()
"""The reader as it comes with the package."""

_SENTENCE_END = re.compile(r"""\s.*[.!?…]["'”’»)\]]*\s*$""", re.DOTALL)


def read(source: Source, *, languages: frozenset[str] | None = ENGLISH, max_chars: int = sources.MAX_CHARS) -> Reading:
    """The reading of one article.

    Args:
        source: a path, an ``http(s)`` address, a text, bytes, or an :class:`~reportedly.records.Article`. A string
            that names no file is a text if it holds a line break or ends like a sentence.
        languages: ISO 639-1 codes of the languages to read; ``None`` reads any.
        max_chars: the most characters an article may hold.

    Raises:
        InputError: there is no article in it, or not one in these languages.
        FetchError: the address could not, or must not, be fetched.
    """
    found = article(source, max_chars=max_chars)
    check_language(found, languages)
    return reader()(found)


def read_many(
    inputs: Iterable[Source],
    *,
    workers: int = 1,
    fields: Mapping[str, str] | None = None,
    languages: frozenset[str] | None = ENGLISH,
    max_chars: int = sources.MAX_CHARS,
) -> Iterator[Reading | Failure]:
    """The readings of many articles, in order; what cannot be read becomes a :class:`~reportedly.records.Failure`.

    Args:
        inputs: what :func:`read` takes, and folders and JSONL files, each of which holds many articles.
        workers: how many processes. More than one starts new Python processes, so a script that asks for
            them needs ``if __name__ == "__main__":``.
        fields: which field of a JSONL record holds what, such as ``{"text": "body"}``.
        languages: ISO 639-1 codes of the languages to read; ``None`` reads any.
        max_chars: the most characters an article may hold.

    Raises:
        UsageError: the field mapping names a field that articles do not have.
    """
    if isinstance(inputs, str | bytes | PathLike):
        inputs = (inputs,)
    work = Reads(Reading.to_json, languages)
    for found in in_order(jobs(inputs, fields=fields, max_chars=max_chars), work, workers=workers):
        yield found if isinstance(found, Failure) else Reading.from_json(found)


def article(source: Source, *, max_chars: int = sources.MAX_CHARS) -> Article:
    """The article that a source holds.

    Args:
        source: as for :func:`read`.
        max_chars: the most characters it may hold.

    Raises:
        InputError: there is none in it.
        FetchError: the address could not, or must not, be fetched.
    """
    if isinstance(source, Article):
        return source
    if isinstance(source, str) and is_text(source):
        return sources.article_from_text(source, max_chars=max_chars)
    return sources.article(_as_source(source), max_chars=max_chars)


def jobs(
    inputs: Iterable[Source], *, fields: Mapping[str, str] | None = None, max_chars: int = sources.MAX_CHARS
) -> Iterator[Job]:
    """One job for every article of the inputs; an input that cannot even be opened is a failure among them.

    Args:
        inputs, fields, max_chars: as for :func:`read_many`.

    Raises:
        UsageError: the field mapping names a field that articles do not have.
    """
    for source in inputs:
        try:
            if isinstance(source, Article):
                yield source
            elif isinstance(source, str) and is_text(source):
                yield sources.article_from_text(source, max_chars=max_chars)
            else:
                yield from sources.jobs(_as_source(source), fields=fields, max_chars=max_chars)
        except InputError as error:
            yield failure("the input" if isinstance(source, bytes) else str(source), error)


def is_text(source: str) -> bool:
    """Whether a string is the text itself, and not the path or address of one."""
    if source == "-" or re.match(r"[a-z][a-z0-9+.-]*://\S*$", source, re.IGNORECASE):
        return False
    if not re.search(r"[\r\n]", source.strip()) and not _SENTENCE_END.search(source):
        return False
    try:
        return not Path(source).exists()
    except (OSError, ValueError):  # too long for a path, or with characters that none holds
        return True


def check_language(found: Article, languages: frozenset[str] | None) -> None:
    """Refuse an article in a language that was not asked for; one whose language is unknown passes.

    Args:
        found: the article.
        languages: ISO 639-1 codes, or ``None`` for any.

    Raises:
        WrongLanguage: it is in another language.
    """
    if languages is None or found.language is None or found.language.value.split("-")[0].lower() in languages:
        return
    raise WrongLanguage(
        f"{found.name or 'the article'} is in another language ({found.language.value}, {found.language.basis}); "
        "to read it all the same, give --any-language, or languages=None in Python"
    )


def failure(name: str, error: Exception) -> Failure:
    """The record of what went wrong with an input.

    Args:
        name: what the input is called.
        error: what was raised.
    """
    if isinstance(error, ReportedlyError):
        return Failure(name=name, error=type(error).__name__, message=str(error), code=error.code)
    what = " ".join(str(error).split()) or "no details"
    message = f"could not be read, which is a fault of Reportedly: {type(error).__name__}: {what} (-v tells more)"
    return Failure(name=name, error=type(error).__name__, message=message, code=ReportedlyError.code)


@cache
def reader(added: Additions = NOTHING) -> Callable[[Article], Reading]:
    """The reader of this process, made when it is first needed.

    Args:
        added: the user's own actors and types of events.

    Raises:
        NotFound, UsageError: as :meth:`Additions.check`.
    """
    from reportedly.reader import Reader

    settings: dict[str, object] = {}
    if added.actors is not None:
        from reportedly.actors.knowledge import default_knowledge

        settings["knowledge"] = default_knowledge().with_file(added.actors)
    if added.ontology is not None:
        settings["ontology"] = added.ontology
    made: Callable[[Article], Reading] = Reader(**settings)  # type: ignore[arg-type]  # by the names of its arguments
    return made


@dataclass(frozen=True)
class Reads(Generic[Out]):
    """Reads the article of a job: the work that :func:`~reportedly.batch.in_order` spreads over processes.

    Args:
        render: what to make of a reading; a function of a module or a picklable object.
        languages: ISO 639-1 codes of the languages to read; ``None`` reads any.
        setup: called in each new process.
        added: the user's own actors and types of events, read in each process.
        known: what stands for the reading of an article that need not be read; picklable.
    """

    render: Callable[[Reading], Out]
    languages: frozenset[str] | None = ENGLISH
    setup: Callable[[], None] | None = None
    added: Additions = NOTHING
    known: Callable[[Article], Out | None] | None = None

    def __call__(self, job: Job) -> Out | Failure:
        """The rendered reading of a job, or why there is none."""
        if isinstance(job, Failure):
            return job
        name = _name(job)
        try:
            log.info("reading %s", name)
            found = job if isinstance(job, Article) else job.load()
            if self.known is not None and (held := self.known(found)) is not None:
                return held
            check_language(found, self.languages)
            return self.render(reader(self.added)(found))
        except ReportedlyError as error:
            return failure(name, error)
        except Exception as error:
            log.info("%s failed", name, exc_info=True)
            return failure(name, error)

    def lost(self, job: Job, reason: str) -> Failure:
        """What stands for an article on which a worker died."""
        return Failure(name=_name(job), error="WorkerDied", message=reason, code=ReportedlyError.code)

    def prepare(self) -> None:
        """Sets a new process up."""
        if self.setup:
            self.setup()


def _name(job: Job) -> str:
    return job.name or job.id if isinstance(job, Article) else job.name


def _as_source(source: str | bytes | PathLike[str]) -> str | bytes | Path:
    return source if isinstance(source, str | bytes) else Path(source)
