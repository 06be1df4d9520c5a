"""CP-SAT on a natural model: intervals of days, stages in working days, a literal for each choice.

cpsat.py INSTANCE SOLUTION LIMIT WORKERS
"""

import sys
import time

from ortools.sat.python import cp_model

from instance import Instance, answer, peak_memory

Domain = cp_model.Domain


class Model:
    def __init__(self, instance):
        self.instance = instance
        self.model = cp_model.CpModel()
        count = len(instance.tasks)
        self.start, self.end, self.index = [None] * count, [None] * count, [None] * count
        # What can be chosen of each task: (place or session, literal); a literal of None is always true.
        self.choices = [[(None, None)] for _ in range(count)]
        self.costs = []
        # How many working days of a calendar come before a day at some distance from the start of a meeting.
        self.counts = {}
        for task in range(count):
            if "places" in instance.tasks[task]:
                self.add_meeting(task)
            elif task not in instance.approvals:
                self.add_stage(task)
        for task, entry in instance.approvals.items():
            self.add_approval(task, entry)
        for arc in instance.arcs:
            self.add_arc(arc)
        for party in instance.parties:
            self.model.AddNoOverlap([self.interval(task) for task in party])
        self.add_travel()
        for tasks, limit in instance.teams:
            self.model.AddCumulative([self.interval(task) for task in tasks], [1] * len(tasks), limit)
        self.model.Minimize(sum(self.costs))

    def variable(self, values):
        return self.model.NewIntVarFromDomain(Domain.FromValues(sorted(set(values))), "")

    def interval(self, task):
        if self.index[task] is None:
            return self.model.NewFixedSizeIntervalVar(self.start[task], self.instance.tasks[task]["dur"], "")
        ways = sorted(self.instance.ways[task])
        first = self.before(task, ways[0].start)
        days = self.instance.days[self.instance.tasks[task]["cal"]][first : self.before(task, ways[-1].start) + 1]
        ends = [self.instance.end(task, day) for day in days]
        start, end = self.variable(days), self.variable(ends)
        self.model.AddElement(self.index[task] - first, days, start)
        self.model.AddElement(self.index[task] - first, ends, end)
        size = self.variable(e - d for d, e in zip(days, ends))
        return self.model.NewIntervalVar(start, size, end, "")

    def before(self, task, day):
        return self.instance.before[self.instance.tasks[task]["cal"]][day]

    def working_days(self, calendar, meeting, offset):
        """The working days before the day at a distance from the start of a meeting."""
        key = calendar, meeting, offset
        if key not in self.counts:
            before = self.instance.before[calendar]
            days = [way.start for way in self.instance.ways[meeting]]
            table = [before[max(0, min(len(before) - 1, day + offset))] for day in range(min(days), max(days) + 1)]
            self.counts[key] = self.model.NewIntVar(table[0], table[-1], "")
            self.model.AddElement(self.start[meeting] - min(days), table, self.counts[key])
        return self.counts[key]

    def add_cost(self, points, variable, values):
        """The largest of the lines through the pieces, for a convex function."""
        slopes = [((v - u) // (b - a), a, u) for (a, u), (b, v) in zip(points, points[1:]) if b > a]
        if any(left[0] > right[0] for left, right in zip(slopes, slopes[1:])):
            raise SystemExit("cpsat.py: a cost is not convex")
        highest = max(max(u + slope * (x - a) for slope, a, u in slopes) for x in (min(values), max(values)))
        if highest <= 0:
            return
        cost = self.model.NewIntVar(0, highest, "")
        for slope, a, u in slopes:
            self.model.Add(cost >= u + slope * (variable - a))
        self.costs.append(cost)

    def add_meeting(self, task):
        record = self.instance.tasks[task]
        ways = self.instance.ways[task]
        days = [way.start for way in ways]
        self.start[task] = self.variable(days)
        self.end[task] = self.start[task] + record["dur"]
        offers = record["places"]
        if len(offers) == 1:
            self.choices[task] = [(offers[0]["place"], None)]
            self.costs.append(offers[0]["cost"])
        else:
            literals = []
            for offer in offers:
                literal = self.model.NewBoolVar("")
                possible = Domain.FromIntervals(offer["dom"])
                self.model.AddLinearExpressionInDomain(self.start[task], possible).OnlyEnforceIf(literal)
                self.costs.append(offer["cost"] * literal)
                literals.append((offer["place"], literal))
            self.model.AddExactlyOne(literal for _, literal in literals)
            self.choices[task] = literals
        if "cost" in record:
            self.add_cost(record["cost"], self.start[task], days)
        if "idxcost" in record or record["cal"] is not None:
            raise SystemExit("cpsat.py: a meeting counts working days")

    def add_stage(self, task):
        days = [way.start for way in self.instance.ways[task]]
        self.index[task] = self.variable(self.before(task, day) for day in days)
        record = self.instance.tasks[task]
        if "idxcost" in record:
            self.add_cost(record["idxcost"], self.index[task], [self.before(task, day) for day in days])
        if "cost" in record:
            raise SystemExit("cpsat.py: a stage is priced by days")

    def add_approval(self, task, entry):
        if any(self.instance.cost(task, way.start) for way in self.instance.ways[task]):
            raise SystemExit("cpsat.py: an approval has a price")
        self.choices[task] = [(session, self.model.NewBoolVar("")) for session in entry["sessions"]]
        if entry["silence"] is not None:
            days = [way.start for way in self.instance.ways[task] if way.choice == -1]
            self.index[task] = self.variable(self.before(task, day) for day in days)
            silent = self.model.NewBoolVar("")
            self.costs.append(entry["silence"] * silent)
            self.choices[task].append((-1, silent))
        self.model.AddExactlyOne(literal for _, literal in self.choices[task])

    def add_arc(self, arc):
        first, second, least, most = arc["i"], arc["j"], arc["min"], arc["max"]
        tasks = self.instance.tasks
        kinds = tuple("meeting" if "places" in tasks[t] else tasks[t]["kind"] for t in (first, second))
        in_working_days = least == 0 and most is None and tasks[first]["cal"] == tasks[second]["cal"]
        if kinds == ("meeting", "meeting"):
            self.model.Add(self.start[second] >= self.end[first] + least)
            if most is not None:
                self.model.Add(self.start[second] <= self.end[first] + most)
        elif kinds == ("stage", "stage") and in_working_days:
            self.model.Add(self.index[second] >= self.index[first] + tasks[first]["dur"])
        elif kinds == ("stage", "approval") and in_working_days:
            close = self.index[first] + tasks[first]["dur"]
            for session, literal in self.choices[second]:
                if session == -1:
                    self.model.Add(self.index[second] >= close).OnlyEnforceIf(literal)
                else:
                    last = self.working_days(tasks[first]["cal"], session, tasks[session]["dur"] - 1)
                    self.model.Add(last >= close).OnlyEnforceIf(literal)
        elif kinds == ("approval", "meeting") and most is None:
            for session, literal in self.choices[first]:
                if session == -1:
                    open_days = self.working_days(tasks[first]["cal"], second, -least)
                    self.model.Add(self.index[first] + tasks[first]["dur"] <= open_days).OnlyEnforceIf(literal)
                else:
                    self.model.Add(self.start[second] >= self.end[session] + least).OnlyEnforceIf(literal)
        else:
            raise SystemExit(f"cpsat.py: an arc from {kinds[0]} to {kinds[1]} of another form")

    def add_travel(self):
        """One order of each pair that is near enough and not at the same place."""
        longest = max(max(row) for row in self.instance.travel)
        spans = [
            (min(w.start for w in ways), max(w.end for w in ways)) for ways in self.instance.ways
        ]
        for p, q in self.instance.meetings_apart():
            if spans[p][0] >= spans[q][1] + longest or spans[q][0] >= spans[p][1] + longest:
                continue
            self.add_order(p, q)

    def add_order(self, p, q):
        travel = self.instance.travel
        pairs = [(u, lu, v, lv) for u, lu in self.choices[p] for v, lv in self.choices[q]]
        if all(travel[u][v] == 0 and travel[v][u] == 0 for u, _, v, _ in pairs):
            return
        first = self.model.NewBoolVar("")
        for u, lu, v, lv in pairs:
            chosen = [literal for literal in (lu, lv) if literal is not None]
            self.model.Add(self.start[q] >= self.end[p] + travel[u][v]).OnlyEnforceIf([first] + chosen)
            self.model.Add(self.start[p] >= self.end[q] + travel[v][u]).OnlyEnforceIf([~first] + chosen)

    def chosen(self, solver, task):
        choice = next(c for c, literal in self.choices[task] if literal is None or solver.Value(literal))
        ways = self.instance.ways[task]
        if "places" in self.instance.tasks[task]:
            start = solver.Value(self.start[task])
            return next(way for way in ways if way.start == start and way.place == choice)
        if choice is not None and choice >= 0:
            end = solver.Value(self.end[choice])
            return next(way for way in ways if way.choice == choice and way.end == end)
        start = self.instance.days[self.instance.tasks[task]["cal"]][solver.Value(self.index[task])]
        return next(way for way in ways if way.start == start and way.choice < 0)


def main(path, solution, limit, workers):
    instance = Instance(path)
    begin = time.monotonic()
    model = Model(instance)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = workers
    solver.parameters.max_time_in_seconds = limit
    code = solver.Solve(model.model)
    seconds = time.monotonic() - begin
    statuses = {cp_model.OPTIMAL: "optimal", cp_model.FEASIBLE: "feasible", cp_model.INFEASIBLE: "infeasible",
                cp_model.UNKNOWN: "stopped"}
    found = code in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    ways = [model.chosen(solver, task) for task in range(len(instance.tasks))] if found else None
    bound = None if code == cp_model.INFEASIBLE else solver.BestObjectiveBound()
    answer(instance, statuses[code], ways, bound, seconds, peak_memory(), solution)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], float(sys.argv[3]), int(sys.argv[4]))
