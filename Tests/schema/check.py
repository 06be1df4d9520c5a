"""Holds Documentation/scenario.schema.json against the scenario files and the examples of Documentation/Language.md.

What the reader accepts, the schema accepts; every structural error (key, type, form) both refuse. What the reader makes
of a file stands in its first lines (`# expect: ok`, `# expect: error unknown-key 12`), held by the Swift tests.
"""

import json
import pathlib
import re
import sys

import jsonschema
import ruamel.yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
STRUCTURAL = {
    "unknown-key", "wrong-type", "missing-key", "invalid-value", "conflicting-keys", "invalid-identifier", "version",
    "duplicate-key",
}


class CoreSchema(ruamel.yaml.constructor.SafeConstructor):
    """The YAML 1.2 core schema, in which a date is a text."""


CoreSchema.add_constructor("tag:yaml.org,2002:timestamp", CoreSchema.construct_yaml_str)


def load(text):
    yaml = ruamel.yaml.YAML(typ="safe", pure=True)
    yaml.version = (1, 2)
    yaml.Constructor = CoreSchema
    return yaml.load(text)


def expectations(text):
    return [line[10:].split() for line in text.splitlines()[:20] if line.startswith("# expect: ")]


FRAME = """convene: 1
id: fragment
horizon: 2024-01-01 .. 2024-12-31
"""


def examples(text):
    """The scenarios of the reference; what is marked as a fragment is given the keys that every scenario has."""
    for number, (mark, block) in enumerate(re.findall(r"^```yaml(.*)\n((?:.*\n)*?)```", text, re.MULTILINE), 1):
        if "patch" in mark:
            continue  # only what it makes of its scenario is one
        yield f"Documentation/Language.md, example {number}", (FRAME if mark else "") + block


def verdict(validator, text):
    """None where the schema accepts the text, else the first reason."""
    try:
        tree = load(text)
    except ruamel.yaml.error.YAMLError as error:
        return str(error).splitlines()[0]
    errors = sorted(validator.iter_errors(tree), key=lambda error: list(map(str, error.absolute_path)))
    return None if not errors else f"{'/'.join(map(str, errors[0].absolute_path))}: {errors[0].message[:200]}"


def main():
    schema = json.loads((ROOT / "Documentation/scenario.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    paths = sorted(path for folder in ("scenarios", "Tests/Scenarios") for path in (ROOT / folder).rglob("*.yaml"))
    texts = [(str(path.relative_to(ROOT)), path.read_text()) for path in paths]
    texts = [(name, text) for name, text in texts if not re.search("^patch:", text, re.MULTILINE)]
    texts += examples((ROOT / "Documentation/Language.md").read_text())
    refused = accepted = wrong = 0
    for name, text in texts:
        codes = {words[1] for words in expectations(text) if words[0] == "error"}
        reason = verdict(validator, text)
        if not codes and reason is not None:
            print(f"{name}: the reader accepts it, the schema does not: {reason}")
            wrong += 1
        if codes & STRUCTURAL and reason is None:
            print(f"{name}: the reader refuses it ({', '.join(sorted(codes))}), the schema does not")
            wrong += 1
        accepted += reason is None
        refused += reason is not None
    print(f"{len(texts)} texts, {accepted} accepted, {refused} refused, {wrong} judged differently from the reader")
    return 1 if wrong or not texts else 0


sys.exit(main())
