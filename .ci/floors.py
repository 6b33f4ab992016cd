#!/usr/bin/env python3
"""Refuses figures below what was reached. usage: floors.py SCRATCH EVALUATION"""
import json
import subprocess
import sys

FLOORS = {  # raised when a change reaches more; never lowered without a decision (0011)
    "replies": {"cause_strict": 0.92, "cause_lenient": 0.97, "action_lenient": 0.97},
    "mails": {
        "detect.precision": 100.0, "detect.recall": 99.5, "address.precision": 97.0, "address.recall": 96.0,
        "metrics.status exact (non-pseudo).pct": 98.0, "metrics.reply code exact.pct": 98.5,
        "metrics.kind agreement.pct": 99.0, "hardsoft.pct": 97.0,
    },
}
MOST = {"replies": {"false_suppress": 0}, "mails": {"hardsoft.false_hard": 2}}


def score(kind, expected, actual, evaluation):
    out = subprocess.run(
        [sys.executable, f"{evaluation}/score_{kind}.py", expected, actual, "--json"],
        check=True, capture_output=True, text=True,
    )
    return json.loads(out.stdout)


def find(figures, path):
    for name in path.split("."):
        figures = figures[name]
    return figures


def main():
    scratch, evaluation = sys.argv[1:]
    figures = {
        "replies": score("replies", f"{evaluation}/replies.jsonl", f"{scratch}/replies.jsonl", evaluation),
        "mails": score("mails", f"{evaluation}/mails/expected.jsonl", f"{scratch}/mails.jsonl", evaluation),
    }
    wrong = [f"{kind} {path}: {find(figures[kind], path)} is below {floor}"
             for kind, floors in FLOORS.items() for path, floor in floors.items() if find(figures[kind], path) < floor]
    wrong += [f"{kind} {path}: {find(figures[kind], path)} is above {most}"
              for kind, limits in MOST.items() for path, most in limits.items() if find(figures[kind], path) > most]
    for line in wrong:
        print(line)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
