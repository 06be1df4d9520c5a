#!/usr/bin/env python3
"""Make one iCalendar file of public holidays for each country of two tables.

usage: make.py HOLIDAYS.csv WORKDAYS.csv OUT-DIR

HOLIDAYS.csv has the columns country,date,name and WORKDAYS.csv country,date (ISO 3166 alpha-2 codes and ISO dates).
Days in a row with one name become one event. A moved working day, a weekend day that is worked to pay for a bridge
day, becomes an event with CATEGORIES:WORKING-DAY. The same tables always give the same bytes.
"""
import csv
import re
import sys
import unicodedata
from datetime import date, timedelta
from pathlib import Path

STAMP = "20230728T000000Z"  # fixed, so that nothing changes from run to run
DAY = timedelta(days=1)
SOURCE = (
    "Public holidays of {code}, {first} to {last}, made by make.py from two tables: holidays and moved working days as "
    "the PyPI package holidays 0.109 lists them, in English. Caveats: dates that follow the moon are as recorded "
    "afterwards, or estimated where the title says so; a planner of 2023 had to allow for one day either way. "
    "Holidays of provinces, half days and optional holidays are left out. The weekend is not in this file; it stands "
    "in the scenario's calendars."
)


def rows(path):
    """The rows of a table as lists, without its header."""
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.reader(file))[1:]


def escaped(text):
    """A TEXT value (RFC 5545 section 3.3.11)."""
    return re.sub(r"([\\;,])", r"\\\1", text)


def folded(line):
    """A content line in pieces of at most 75 octets that split no character (RFC 5545 section 3.1)."""
    pieces, piece = [], b""
    for character in line:
        octets = character.encode()
        if len(piece) + len(octets) > 75:
            pieces.append(piece)
            piece = b" "
        piece += octets
    return b"\r\n".join([*pieces, piece]) + b"\r\n"


def slug(name):
    """A title as lower-case words and hyphens, for the UID."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub("[^a-z0-9]+", "-", plain).strip("-")


def ranges(days):
    """Sorted days as first and last days of runs without a gap."""
    runs = []
    for day in sorted(days):
        if runs and day == runs[-1][1] + DAY:
            runs[-1][1] = day
        else:
            runs.append([day, day])
    return runs


def event(code, title, first, last, category):
    return [
        "BEGIN:VEVENT",
        f"UID:{code.lower()}-{first}-{slug(title)}@holidays.convene",
        f"DTSTAMP:{STAMP}",
        "SEQUENCE:0",
        f"DTSTART;VALUE=DATE:{first:%Y%m%d}",
        f"DTEND;VALUE=DATE:{last + DAY:%Y%m%d}",
        f"SUMMARY:{escaped(title)}",
        f"CATEGORIES:{category}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def calendar(code, holidays, workdays):
    days = sorted(day for days in holidays.values() for day in days)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Convene//holidays//EN",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:Public holidays of {code}",
        f"X-WR-CALDESC:{escaped(SOURCE.format(code=code, first=days[0].year, last=days[-1].year))}",
    ]
    events = [(first, title, last, "HOLIDAY") for title in holidays for first, last in ranges(holidays[title])]
    events += [(first, "Moved working day", last, "WORKING-DAY") for first, last in ranges(workdays)]
    for first, title, last, category in sorted(events):
        lines += event(code, title, first, last, category)
    return b"".join(map(folded, [*lines, "END:VCALENDAR"]))


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    holidays, workdays = {}, {}
    for code, day, title in rows(sys.argv[1]):
        holidays.setdefault(code, {}).setdefault(title, set()).add(date.fromisoformat(day))
    for code, day in rows(sys.argv[2]):
        workdays.setdefault(code, set()).add(date.fromisoformat(day))
    folder = Path(sys.argv[3])
    folder.mkdir(parents=True, exist_ok=True)
    for code in sorted(holidays):
        (folder / f"{code}.ics").write_bytes(calendar(code, holidays[code], workdays.get(code, set())))


if __name__ == "__main__":
    main()
