"""Articles in: text, pages, JSON lines, folders and addresses become :class:`~reportedly.records.Article`."""
