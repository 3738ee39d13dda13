"""First and last lines of a text that are about the article: labels, byline, date, title, dateline, credits."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import cache

from reportedly.records import Stated
from reportedly.sources.datelines import Dateline, agency_name, dateline_at
from reportedly.sources.dates import WrittenDate, date_at, nearest_year
from reportedly.sources.draft import Draft
from reportedly.sources.headings import leads_to_date, take_heading, take_issue
from reportedly.sources.tables import alternatives, column, lines, pairs, rows
from reportedly.sources.tables import words as words_of

MOST_LINES = 12
"""No article has more lines than this before its prose."""

LONGEST_TITLE = 200
LONGEST_VALUE = 100

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]*")
_SKIP = re.compile(r"[\ufeff\s]*")
_STOPS = tuple(".,;:。…")
_CLOSERS = "\"'”’»)]"
_NAME = re.compile(r"(?:[^\W\d_a-z]|[^\W\d_]['’][^\W\d_a-z]|al-|el-)[\w.'’-]*$")
_ROLE = r",?\s*\b(?:(?:{beats})\s+)*(?:{roles})s?\b.*$"


@cache
def _labels() -> tuple[re.Pattern[str], dict[str, tuple[str, bool]]]:
    fields = {row[0]: (row[1], row[2] == "free") for row in rows("labels.tsv")}
    pattern = rf"(?P<label>{alternatives(tuple(fields))})(?P<colon>[ \t]*:)?(?:[ \t]+|(?<=:))"
    return re.compile(pattern, re.IGNORECASE), fields


@cache
def _role() -> re.Pattern[str]:
    return re.compile(
        _ROLE.format(beats=alternatives(column("roles.tsv", "beat")), roles=alternatives(column("roles.tsv", "role"))),
        re.IGNORECASE,
    )


@cache
def _closing() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"(?:{pattern})$", re.IGNORECASE) for pattern in lines("closing.txt"))


def read_front(draft: Draft, start: int = 0) -> None:
    """Fill a draft from the first lines of its text, and mark them as furniture.

    Only fields that are still open are filled. The title is no furniture, since headlines are read too.

    Args:
        draft: the article so far.
        start: where to begin, after what is known already.
    """
    position = start
    first_line = "first line"
    for _line in range(MOST_LINES):
        position = _skip(draft.text, position)
        match = _LINE.match(draft.text, position)
        end = match.end() if match else position
        if end == position:
            break
        taken = _take_label(draft, position, end) or _take_bare(draft, position, end, first_line)
        if taken is None and draft.title is None:
            taken = _take_title(draft, position, end)
        if taken is None and leads_to_date(draft.text, position):
            taken = take_heading(draft, position, end)
        if taken is None:
            break
        position = taken
    found = _first_dateline(draft.text, position)
    written = _take_dateline(draft, found) if found is not None else None
    if written is not None:
        _take_dateline_date(draft, written)
    _read_back(draft, position)


def _skip(text: str, position: int) -> int:
    match = _SKIP.match(text, position)
    return match.end() if match else position


def _first_dateline(text: str, position: int) -> Dateline | None:
    """The dateline of the first paragraph, or of the next two if agency, date or capitals bear it out."""
    for number in range(3):
        position = _skip(text, position)
        found = dateline_at(text, position)
        if found is not None and (number == 0 or found.agency or found.date or _in_capitals(text, found)):
            return found
        match = _LINE.match(text, position)
        # A standfirst may stand first; a long paragraph means that the article has begun.
        if match is None or len(match.group()) > 300:
            return None
        position = match.end()
    return None


def _in_capitals(text: str, found: Dateline) -> bool:
    return found.place is not None and text[slice(*found.place)].split(",")[0].isupper()


def _take_label(draft: Draft, start: int, end: int) -> int | None:
    """Where the metadata of a labelled line ends, or ``None`` if the line has no label."""
    pattern, fields = _labels()
    match = pattern.match(draft.text, start, end)
    if match is None:
        return None
    field, free = fields[match.group("label").lower()]
    if not (free or match.group("colon")):
        return None
    basis = f"first line '{match.group('label')}'"
    value = match.end()
    if field in ("published", "modified"):
        return _take_date(draft, field, start, value, end, basis) or (
            _take_unread_date(draft, start, value, end) if match.group("colon") else None
        )
    text = draft.text[value:end].rstrip()
    stop = value + len(text)
    if not text or len(text) > (LONGEST_TITLE if field == "title" else LONGEST_VALUE):
        return None
    if field == "authors":
        return _take_byline(draft, start, value, stop, basis)
    if field == "title":
        if draft.title is None:
            draft.title = draft.stated(value, stop, basis)
        draft.furniture.append(draft.span(start, match.end("colon")))
        return stop
    if field == "url" and not re.match(r"https?://\S+$", text):
        return None
    if field in ("outlet", "agency") and (len(text.split()) > 8 or (text.endswith(".") and " " in text)):
        # "Newspaper: minister used a private address." is a headline.
        return None
    if field == "agency" or (field == "outlet" and agency_name(text)):
        draft.agency = draft.agency or draft.stated(value, stop, basis, agency_name(text) or text)
    if field in ("outlet", "url") and getattr(draft, field) is None:
        setattr(draft, field, draft.stated(value, stop, basis))
    draft.furniture.append(draft.span(start, stop))
    return stop


def _take_date(draft: Draft, field: str, start: int, value: int, end: int, basis: str) -> int | None:
    found = date_at(draft.text, value)
    iso = found.iso() if found is not None else None
    if found is None or iso is None or found.end > end:
        return None
    if getattr(draft, field) is None:
        setattr(draft, field, draft.stated(found.start, found.end, basis, iso))
    draft.furniture.append(draft.span(start, found.end))
    return found.end


def _take_unread_date(draft: Draft, start: int, value: int, end: int) -> int | None:
    """A date label with a value that is no date we can read: still no prose, and worth a note."""
    text = draft.text[value:end].rstrip()
    if not re.search(r"\d", text) or len(text) > 40:
        return None
    draft.note(f"'{text}' was not read as a date: write it as 2017-06-19 or 19 June 2017")
    draft.furniture.append(draft.span(start, value + len(text)))
    return end


def _take_byline(draft: Draft, start: int, value: int, end: int, basis: str) -> int | None:
    """Names after "By": "Jane Doe and John Roe, Reuters | June 19, 2017"."""
    line = draft.text[value:end]
    if line.endswith((".", "?", "!")) and not re.search(r"\b(?:Jr|Sr|[A-Z])\.$", line):
        return None
    names: list[tuple[int, int]] = []
    others: list[tuple[str, int, int]] = []
    for part in re.finditer(r"(?:(?!\s+(?:and|&|in)\s+|\s*[,;|•·]\s*|\s+[—–-]+\s+).)+", line):
        begin, stop = value + part.start(), value + part.end()
        joint = line[: part.start()]
        text = re.sub(r"^(?:and\b|&|in\b|[,;|•·—–-]+|\s+)*", "", part.group())
        begin = stop - len(text)
        text = _role().sub("", text)
        if stop - begin > len(text) and text.lower().startswith(("our ", "the ", "a ")):
            continue  # "Our United Nations Correspondent"
        stop = begin + len(text)
        if not text.strip():
            continue
        place = re.search(r"\bin\s*$", joint) is not None or part.group().lstrip().startswith("in ")
        if agency_name(text):
            others.append(("agency", begin, stop))
        elif (found := date_at(draft.text, begin)) is not None and found.iso() is not None:
            others.append(("published", found.start, found.end))
        elif place or (names and not _is_name(text)):
            continue
        elif _is_name(text):
            names.append((begin, stop))
        else:
            return None
    if not names and not others:
        return None
    if not draft.authors:
        draft.authors = [draft.stated(*name, basis) for name in names]
    for field, begin, stop in others:
        if getattr(draft, field) is None:
            known = agency_name(draft.text[begin:stop]) if field == "agency" else None
            found = date_at(draft.text, begin) if field == "published" else None
            setattr(draft, field, draft.stated(begin, stop, basis, known or (found.iso() if found else None)))
    draft.furniture.append(draft.span(start, end))
    return end


def _is_name(text: str) -> bool:
    words = text.split()
    calendar = {word.strip(".,").lower() for word in words} & (words_of("weekdays.txt") | set(pairs("months.tsv")))
    # "By Monday" is no byline; but May and June are also first names, so a second word saves them.
    if not words or len(words) > 6 or (calendar and (len(words) == 1 or calendar & words_of("weekdays.txt"))):
        return False
    particles = words_of("particles.txt")
    return words[0][0].isupper() and all(word in particles or _NAME.match(word) for word in words)


def _take_bare(draft: Draft, start: int, end: int, basis: str) -> int | None:
    """A line that is nothing but a date or an address."""
    line = draft.text[start:end].rstrip()
    if re.fullmatch(r"https?://\S+", line):
        draft.url = draft.url or draft.stated(start, start + len(line), basis)
    else:
        found = date_at(draft.text, start)
        iso = found.iso() if found is not None else None
        if found is None or iso is None or draft.text[found.end : end].strip(" \t.()|"):
            return take_issue(draft, start, end, basis)
        draft.published = draft.published or draft.stated(found.start, found.end, basis, iso)
    draft.furniture.append(draft.span(start, start + len(line)))
    return end


def _take_title(draft: Draft, start: int, end: int) -> int | None:
    """A first short line without closing full stop, followed by a blank line or by metadata, and then by prose."""
    text = draft.text
    mark = re.match(r"#{1,6}[ \t]+", text[start:end])
    begin = start + mark.end() if mark else start
    line = text[begin:end].rstrip()
    if not line or len(line) > LONGEST_TITLE:
        return None
    if line.rstrip(_CLOSERS).endswith(_STOPS) and not _in_headline_case(line):
        return None
    following = _skip(text, end)
    if following >= len(text) or dateline_at(text, begin) is not None or _is_transcript(text, line):
        return None
    gap = text[end:following].replace("\r\n", "\n")
    blank = len(re.findall(r"[\n\r\x85\u2028\u2029]", gap)) >= 2 or "\u2029" in gap
    if not blank and mark is None and not _is_metadata(text, following):
        return None
    if not any(character.isalpha() for character in line):
        return None
    draft.title = draft.stated(begin, begin + len(line), "first line")
    if mark:
        draft.furniture.append(draft.span(start, begin))
    return end


def _in_headline_case(line: str) -> bool:
    """Whether a line with a full stop is a headline all the same: Nearly All of Its Words Have Capitals."""
    words = [word for word in re.findall(r"[^\W\d_][\w'’-]*", line) if len(word) > 3]
    return len(words) > 3 and line[-1] != "," and sum(word[0].isupper() for word in words) >= 0.85 * len(words)


def _is_metadata(text: str, start: int) -> bool:
    match = _LINE.match(text, start)
    end = match.end() if match else start
    trial = Draft(text)
    return (_take_label(trial, start, end) or _take_bare(trial, start, end, "")) is not None or leads_to_date(
        text, start
    )


def _is_transcript(text: str, line: str) -> bool:
    """Whether the line opens with a speaker's label that opens later lines too."""
    label = re.match(r"[A-Z][\w .,'’()-]{0,60}:", line)
    if label is None:
        return False
    labels = Counter(re.findall(r"^[ \t]*([A-Z][\w .,'’()-]{0,60}:)", text[:20_000], re.MULTILINE))
    return labels[label.group()] >= 2 or sum(labels.values()) >= 4


def _take_dateline(draft: Draft, found: Dateline) -> WrittenDate | None:
    if found.place is not None and draft.dateline is None:
        draft.dateline = draft.stated(*found.place, "dateline")
    if found.agency is not None and draft.agency is None:
        draft.agency = draft.stated(*found.agency, "dateline", found.agency_name)
    draft.furniture.append(draft.span(found.start, found.end))
    return found.date


def _take_dateline_date(draft: Draft, written: WrittenDate) -> None:
    """The date of a dateline: the day of publication if nothing else gives one, else a note where they differ."""
    printed = draft.text[written.start : written.end]
    published = draft.published
    if published is None:
        iso = written.iso()
        if iso is None:
            draft.note(f"the dateline's date '{printed}' has no year, and no other date gives one")
        else:
            draft.published = draft.stated(written.start, written.end, "dateline", iso)
        return
    if written.year is None:
        written = replace(written, year=nearest_year(written, published.value))
    try:
        iso = written.iso()
    except ValueError:
        return
    if iso is not None and iso[:10] != published.value[:10]:
        draft.note(f"the dateline is dated {iso}")


def _read_back(draft: Draft, front: int) -> None:
    """Mark credit and copyright lines at the end as furniture; the last prose line is never one."""
    end = len(draft.text)
    for _line in range(4):
        stop = len(draft.text[:end].rstrip())
        begin = max(draft.text.rfind(mark, 0, stop) for mark in "\n\r\x85\u2028\u2029") + 1
        start = _skip(draft.text, begin)
        line = draft.text[start:stop]
        if begin <= front or not line or len(line) > 400:
            return
        if not any(pattern.match(line) for pattern in _closing()) and not any(
            pattern.match(line.strip("()[] ")) for pattern in _closing()
        ):
            return
        draft.furniture.append(draft.span(start, stop))
        end = begin


def stated_names(names: list[str], basis: str) -> list[Stated]:
    """Author names as a page or field states them, without "By", repetitions and addresses.

    Args:
        names: as found; one of them may hold several ("A and B", "A, B").
        basis: what they rest on.
    """
    result: dict[str, Stated] = {}
    for name in names:
        for part in re.split(r"\s*[;|]\s*|\s+(?:and|&)\s+|,\s+(?=[A-Z][\w.'’-]+\s+[A-Z])", name):
            clean = re.sub(r"^(?:by|from)\s+", "", " ".join(part.split()), flags=re.IGNORECASE).strip(" ,.;-–—")
            if clean and not re.match(r"(?:https?:|www\.|@|/)", clean) and "@" not in clean:
                result.setdefault(clean.casefold(), Stated(value=clean, basis=basis))
    return list(result.values())
