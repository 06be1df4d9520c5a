"""HiGHS or glpsol on the time-indexed model: a binary for each way of a task, and steps that say that it has started or ended.

steps.py INSTANCE SOLUTION LIMIT highs|glpsol
"""

import bisect
import os
import re
import resource
import subprocess
import sys
import tempfile
import time

import highspy
import numpy

from instance import Instance, answer, peak_memory

INFINITY = float("inf")


class Steps:
    """Columns that say that the start of a task, or its end, is on a day or later."""

    def __init__(self, model, columns, days):
        by_day = {}
        for column, day in zip(columns, days):
            by_day.setdefault(day, []).append(column)
        self.days = sorted(by_day)
        self.columns = []
        later = None
        for day in reversed(self.days):
            step = model.add_column(0)
            terms = [(step, 1)] + [(column, -1) for column in by_day[day]]
            model.add_row(0, 0, terms + ([(later, -1)] if later is not None else []))
            self.columns.append(step)
            later = step
        self.columns.reverse()

    def from_day(self, day):
        """The terms of `on this day or later`; none where it never is."""
        index = bisect.bisect_left(self.days, day)
        return [(self.columns[index], -1)] if index < len(self.days) else []


class Model:
    def __init__(self, instance):
        self.instance = instance
        self.costs, self.rows = [], []
        self.columns = [[self.add_column(way.cost) for way in ways] for ways in instance.ways]
        self.binaries = len(self.costs)
        for columns in self.columns:
            self.add_row(1, 1, [(column, 1) for column in columns])
        self.starts = [self.steps(task, "start") for task in range(len(instance.tasks))]
        ends = {arc["i"] for arc in instance.arcs}
        self.ends = [self.steps(task, "end") if task in ends else None for task in range(len(instance.tasks))]
        for arc in instance.arcs:
            self.add_arc(arc)
        for task, entry in instance.approvals.items():
            self.add_sessions(task)
        for party in instance.parties:
            self.add_load(party, 1)
        for tasks, limit in instance.teams:
            self.add_load(tasks, limit)
        self.add_travel()

    def add_column(self, cost):
        self.costs.append(cost)
        return len(self.costs) - 1

    def add_row(self, low, high, terms):
        self.rows.append((low, high, terms))

    def steps(self, task, field):
        return Steps(self, self.columns[task], [getattr(way, field) for way in self.instance.ways[task]])

    def add_arc(self, arc):
        ends, starts = self.ends[arc["i"]], self.starts[arc["j"]]
        for day, column in zip(ends.days, ends.columns):
            self.add_row(-INFINITY, 0, [(column, 1)] + starts.from_day(day + arc["min"]))
        if arc["max"] is not None:
            for day, column in zip(starts.days, starts.columns):
                self.add_row(-INFINITY, 0, [(column, 1)] + ends.from_day(day - arc["max"]))

    def add_sessions(self, task):
        for column, way in zip(self.columns[task], self.instance.ways[task]):
            if way.choice < 0:
                continue
            held = zip(self.columns[way.choice], self.instance.ways[way.choice])
            self.add_row(-INFINITY, 0, [(column, 1)] + [(c, -1) for c, w in held if w.end == way.end])

    def add_load(self, tasks, limit):
        """What occupies a day, for each day."""
        occupied = {}
        for task in tasks:
            for column, way in zip(self.columns[task], self.instance.ways[task]):
                for day in range(way.start, way.end):
                    occupied.setdefault(day, []).append((column, 1))
        for terms in occupied.values():
            if len(terms) > limit:
                self.add_row(-INFINITY, limit, terms)

    def add_travel(self):
        """Each way of a meeting, with all ways of another that leave no time to travel."""
        travel = self.instance.travel
        longest = max(max(row) for row in travel)
        for p, q in self.instance.meetings_apart():
            others = sorted(zip(self.instance.ways[q], self.columns[q]))
            starts = [way.start for way, _ in others]
            length = max(way.end - way.start for way, _ in others)
            for way, column in zip(self.instance.ways[p], self.columns[p]):
                low = bisect.bisect_left(starts, way.start - length - longest)
                high = bisect.bisect_left(starts, way.end + longest)
                near = [
                    (c, 1) for w, c in others[low:high]
                    if w.start < way.end + travel[way.place][w.place]
                    and way.start < w.end + travel[w.place][way.place]
                    and not (w.start < way.end and way.start < w.end)
                ]
                if near:
                    self.add_row(-INFINITY, 1, [(column, 1)] + near)

    def program(self):
        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = len(self.costs), len(self.rows)
        lp.col_cost_ = numpy.array(self.costs, float)
        lp.col_lower_, lp.col_upper_ = numpy.zeros(len(self.costs)), numpy.ones(len(self.costs))
        lp.row_lower_ = numpy.array([row[0] for row in self.rows], float)
        lp.row_upper_ = numpy.array([row[1] for row in self.rows], float)
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_ = numpy.array([0] + list(numpy.cumsum([len(row[2]) for row in self.rows])), numpy.int32)
        lp.a_matrix_.index_ = numpy.array([term[0] for row in self.rows for term in row[2]], numpy.int32)
        lp.a_matrix_.value_ = numpy.array([term[1] for row in self.rows for term in row[2]], float)
        kinds = highspy.HighsVarType
        lp.integrality_ = [kinds.kInteger if c < self.binaries else kinds.kContinuous for c in range(len(self.costs))]
        highs = highspy.Highs()
        highs.setOptionValue("output_flag", False)
        highs.passModel(lp)
        return highs

    def chosen(self, values):
        return [
            max(zip((values[c] for c in columns), ways), key=lambda pair: pair[0])[1]
            for columns, ways in zip(self.columns, self.instance.ways)
        ]


def solve_highs(model, limit, path, begin):
    highs = model.program()
    highs.setOptionValue("time_limit", limit)
    highs.setOptionValue("threads", 1)
    # Costs are whole points.
    highs.setOptionValue("mip_rel_gap", 0.0)
    highs.setOptionValue("mip_abs_gap", 0.99)
    highs.run()
    seconds = time.monotonic() - begin
    info = highs.getInfo()
    status = highs.getModelStatus()
    found = info.primal_solution_status == 2
    ways = model.chosen(list(highs.getSolution().col_value)) if found else None
    word = "feasible" if found else "stopped"
    if status == highspy.HighsModelStatus.kOptimal:
        word = "optimal"
    if status == highspy.HighsModelStatus.kInfeasible:
        word = "infeasible"
    answer(model.instance, word, ways, info.mip_dual_bound, seconds, peak_memory(), path)


def solve_glpsol(model, limit, path, begin):
    with tempfile.TemporaryDirectory() as folder:
        problem, result = os.path.join(folder, "problem.mps"), os.path.join(folder, "result")
        model.program().writeModel(problem)
        command = ["glpsol", "--freemps", problem, "--tmlim", str(max(1, round(limit))), "--write", result]
        output = subprocess.run(command, capture_output=True, text=True, errors="replace", check=True).stdout
        seconds = time.monotonic() - begin
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
        with open(result, encoding="ascii") as file:
            lines = [line.split() for line in file]
    status = next((line[4] for line in lines if line[:2] == ["s", "mip"]), "u")
    values = {int(line[1]) - 1: float(line[2]) for line in lines if line and line[0] == "j"}
    found = status in ("o", "f")
    ways = model.chosen(values) if found else None
    # A line of progress ends with the best bound: `mip = 9 >= 7`.
    bounds = re.findall(r">=\s+(\S+)", output)
    bound = float(bounds[-1]) if bounds and re.fullmatch(r"[-+.\de]+", bounds[-1]) else None
    word = {"o": "optimal", "f": "feasible", "n": "infeasible"}.get(status, "stopped")
    answer(model.instance, word, ways, bound, seconds, memory, path)


def main(path, solution, limit, solver):
    instance = Instance(path)
    begin = time.monotonic()
    model = Model(instance)
    run = {"highs": solve_highs, "glpsol": solve_glpsol}[solver]
    run(model, limit, solution, begin)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], float(sys.argv[3]), sys.argv[4])
