"""Reads an export of `agt campaign export` with the programs that people use, and says in one line what is wrong.

    check.py FOLDER...

mlcroissant loads `croissant.json` and reads every record set; label-studio-sdk checks the labelling configuration and each
task and annotation against it. All files must tell the same answers. Ends with 1 if anything is wrong.
"""

import hashlib
import json
import logging
import math
import sys
from pathlib import Path

# mlcroissant logs a long report where an optional field of the metadata is missing.
logging.disable(logging.WARNING)

import mlcroissant
from label_studio_sdk.label_interface import LabelInterface
from label_studio_sdk.label_interface.objects import TaskValue

TASKS, CONFIGURATION = "label-studio.json", "label-studio.xml"


class Wrong(Exception):
    """Something is wrong with an export."""


def plain(cell):
    """Returns a cell as a value that compares: text for bytes, none for what is missing, a float for a number."""
    if isinstance(cell, bytes):
        return cell.decode("utf-8")
    if cell is None or (isinstance(cell, float) and math.isnan(cell)):
        return None
    if isinstance(cell, bool) or isinstance(cell, str):
        return cell
    return float(cell)


def check_sums(folder, metadata):
    """Checks that each file has the SHA-256 that the metadata say."""
    for file in metadata.distribution:
        digest = hashlib.sha256((folder / file.content_url).read_bytes()).hexdigest()
        if digest != file.sha256:
            raise Wrong(f"{file.content_url} does not have the SHA-256 of the metadata")


def records(folder):
    """Returns the records of each record set, read by mlcroissant."""
    dataset = mlcroissant.Dataset(jsonld=str(folder / "croissant.json"))
    check_sums(folder, dataset.metadata)
    found = {}
    for record_set in dataset.metadata.record_sets:
        prefix = f"{record_set.uuid}/"
        rows = []
        for record in dataset.records(record_set.uuid):
            rows.append({key.removeprefix(prefix): plain(cell) for key, cell in record.items()})
        found[record_set.uuid] = rows
    if "contributors" not in found:
        raise Wrong("the metadata have no record set `contributors`")
    return found


def answer_of(value):
    """Returns what the value of a region answers: the first choice or text, or the number."""
    (answer,) = value.values()
    return answer[0] if isinstance(answer, list) else float(answer)


def tasks(folder):
    """Returns the label of each Label Studio task, after label-studio-sdk has checked it."""
    interface = LabelInterface((folder / CONFIGURATION).read_text(encoding="utf-8"))
    interface.validate()
    labels = []
    for number, task in enumerate(json.loads((folder / TASKS).read_text(encoding="utf-8")), start=1):
        TaskValue.model_validate(task)
        for shown in interface.objects:
            if shown.value_name not in task["data"]:
                raise Wrong(f"task {number} of {TASKS} has no `{shown.value_name}` to show")
        label = task["meta"]
        for annotation in task["annotations"]:
            errors = interface.validate_prediction(annotation, return_errors=True)
            if errors:
                raise Wrong(f"task {number} of {TASKS}: {errors[0]}")
        answers = [answer_of(region["value"]) for each in task["annotations"] for region in each["result"]]
        told = [] if label["answer"] is None else [label.get("text") or label["answer"]]
        if [str(answer) for answer in answers] != [str(float(text)) if is_number(answers) else text for text in told]:
            raise Wrong(f"task {number} of {TASKS}: its annotation does not say what its meta says")
        labels.append(label)
    return labels


def is_number(answers):
    """Returns whether answers are numbers."""
    return any(isinstance(answer, float) for answer in answers)


def check_same(name, rows, other_name, others):
    """Checks that two lists of labels agree in all cells that both have. An empty text and none are the same in CSV."""
    if len(rows) != len(others):
        raise Wrong(f"{name} has {len(rows)} labels, {other_name} has {len(others)}")
    for row, other in zip(rows, others):
        for key in (row.keys() & other.keys()) - {"contributors"}:
            one, two = row[key] or None, plain(other[key]) or None
            if isinstance(one, float) and isinstance(two, str):
                two = float(two)
            # pandas reads the last digit of some numbers otherwise.
            if one != two and not (isinstance(one, float) and isinstance(two, float) and math.isclose(one, two)):
                raise Wrong(f"item {row['item']:.0f}: {name} says {key} {one!r}, {other_name} says {two!r}")


def check(folder):
    """Checks an export. Returns what it has, in one line."""
    found = records(folder)
    counted = {name: len(rows) for name, rows in found.items()}
    labels = {name: rows for name, rows in found.items() if name.startswith("labels-")}
    if (folder / TASKS).exists():
        labels[TASKS] = tasks(folder)
        counted[TASKS] = len(labels[TASKS])
    first, *rest = labels
    for other in rest:
        check_same(first, labels[first], other, labels[other])
    return ", ".join(f"{name} {count}" for name, count in counted.items())


def main():
    """Checks the folders that are named."""
    if len(sys.argv) < 2:
        sys.exit("usage: check.py FOLDER...")
    for folder in map(Path, sys.argv[1:]):
        try:
            print(f"{folder.name}: {check(folder)}")
        except Exception as error:  # The libraries raise errors of many kinds: each is one line here.
            kind = "" if isinstance(error, Wrong) else f"{type(error).__name__}: "
            sys.exit(f"{folder}: {kind}{' '.join(str(error).split())[:1000]}")


if __name__ == "__main__":
    main()
