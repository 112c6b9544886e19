"""Figures as they are printed, with their goals."""


class Table:
    """Figures with their goals; a figure without a goal is printed only."""

    def __init__(self, judged):
        self.judged = judged
        self.missed = []
        print(f"{'figure':<58} {'value':>9}  {'goal':<9} met")

    def add(self, figure, value, goal=None):
        met = ""
        limit = ""
        if goal is not None:
            kind, number = goal
            limit = f"{kind} {number}"
            holds = value <= number if kind == "<=" else value >= number
            met = "yes" if holds else "NO"
            if self.judged and not holds:
                self.missed.append(figure)
        print(f"{figure:<58} {value:>9.2f}  {limit:<9} {met}", flush=True)

    def note(self, text):
        print(f"  {text}", flush=True)
