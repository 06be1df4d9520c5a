"""An instance as the peers see it: the ways in which each task can be placed, and what a run answers."""

import json
import math
from collections import namedtuple

# A start day, the day after the end, a place or None, and what is chosen: a session, -1 for silence, -2 for no choice.
Way = namedtuple("Way", "start end place choice cost")


class Instance:
    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            data = json.load(file)
        self.name = data["name"]
        self.tasks = data["tasks"]
        self.arcs = data["arcs"]
        self.parties = [group["tasks"] for group in data["disj"]]
        self.teams = [(group["tasks"], group["cap"]) for group in data["cap"]]
        self.approvals = {entry["task"]: entry for entry in data["alts"]}
        self.travel = data["travel"]
        self.days = [[day for day, mark in enumerate(text) if mark == "1"] for text in data["calendars"]]
        self.before = []
        for text in data["calendars"]:
            counts = [0]
            for mark in text:
                counts.append(counts[-1] + (mark == "1"))
            self.before.append(counts)
        self.ways = [None] * len(self.tasks)
        for task in range(len(self.tasks)):
            if task not in self.approvals:
                self.ways[task] = self._own_ways(task)
        for task, entry in self.approvals.items():
            self.ways[task] = self._approval_ways(task, entry)

    def end(self, task, start):
        """The day after the last; None where the start is no working day or the calendar ends before."""
        duration, calendar = self.tasks[task]["dur"], self.tasks[task]["cal"]
        if calendar is None:
            return start + duration
        index = self.before[calendar][start]
        days = self.days[calendar]
        if index + duration > len(days) or days[index] != start:
            return None
        return days[index + duration - 1] + 1

    def cost(self, task, start):
        record = self.tasks[task]
        total = 0
        if "cost" in record:
            total += at(record["cost"], start)
        if "idxcost" in record:
            total += at(record["idxcost"], self.before[record["cal"]][start])
        return total

    def _ways_on(self, task, runs, place, choice, extra):
        for first, last in runs:
            for start in range(first, last + 1):
                end = self.end(task, start)
                if end is not None:
                    yield Way(start, end, place, choice, extra + self.cost(task, start))

    def _own_ways(self, task):
        record = self.tasks[task]
        if "places" not in record:
            return list(self._ways_on(task, record["dom"], None, -2, 0))
        ways = []
        for offer in record["places"]:
            ways += self._ways_on(task, offer["dom"], offer["place"], -2, offer["cost"])
        return sorted(ways)

    def _approval_ways(self, task, entry):
        ways = []
        if entry["silence"] is not None:
            ways += self._ways_on(task, self.tasks[task]["dom"], None, -1, entry["silence"])
        for session in entry["sessions"]:
            for end in sorted({way.end for way in self.ways[session]}):
                ways.append(Way(end - 1, end, None, session, self.cost(task, end - 1)))
        return ways

    def meetings_apart(self):
        """Each pair of tasks that share a party, once, the lower number first."""
        pairs = {(p, q) for party in self.parties for p in party for q in party if p < q}
        return sorted(pairs)


def at(points, x):
    """The value of a piecewise linear function."""
    for (a, u), (b, v) in zip(points, points[1:]):
        if a <= x <= b:
            return u + (v - u) * (x - a) // (b - a) if b > a else u
    raise ValueError(f"no price at {x}")


def peak_memory():
    with open("/proc/self/status", encoding="ascii") as file:
        return next(int(line.split()[1]) // 1024 for line in file if line.startswith("VmHWM"))


def answer(instance, status, ways, bound, seconds, memory, path):
    """Prints one line of JSON, and writes the solution, a way for each task."""
    objective = None
    if ways is not None:
        objective = sum(way.cost for way in ways)
        solution = {
            "objective": objective,
            "start": [way.start for way in ways],
            "place": [way.place for way in ways],
            "alt": [way.choice for way in ways],
        }
        with open(path, "w", encoding="utf-8") as file:
            json.dump(solution, file)
    if bound is not None:
        bound = max(0, math.ceil(bound - 1e-6)) if math.isfinite(bound) else None
    if status == "optimal":
        bound = objective
    record = {
        "instance": instance.name, "status": status, "objective": objective, "bound": bound,
        "seconds": round(seconds, 3), "memory_mb": memory,
    }
    print(json.dumps(record), flush=True)
