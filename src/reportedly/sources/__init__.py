"""Articles in: text, pages, JSON lines, folders and addresses become :class:`~reportedly.records.Article`."""

from reportedly.sources.draft import MAX_CHARS
from reportedly.sources.fetching import Limits, fetch
from reportedly.sources.html import article_from_html
from reportedly.sources.inputs import Source, article, articles, is_single, jobs
from reportedly.sources.job import Job
from reportedly.sources.jsonl import article_from_record
from reportedly.sources.language import detect_language
from reportedly.sources.text import article_from_text

__all__ = [
    "MAX_CHARS",
    "Job",
    "Limits",
    "Source",
    "article",
    "article_from_html",
    "article_from_record",
    "article_from_text",
    "articles",
    "detect_language",
    "fetch",
    "is_single",
    "jobs",
]
