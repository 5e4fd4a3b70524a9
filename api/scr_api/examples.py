"""What do answers look like? An example for every operation of the OpenAPI description; results are shortened.

Called by ``openapi``. The example of a result is a real one of an invented review, cut down to one criterion.
"""

from __future__ import annotations

import json
from importlib import resources
from typing import TYPE_CHECKING, Any

from scr_checker import __version__
from scr_checker.result import SCHEMA_VERSION

if TYPE_CHECKING:
    from scr_checker.packs import Pack

JSON, TEXT = "application/json", "text/plain"
METERS = "# HELP scr_requests_admitted Requests being judged or waiting\nscr_requests_admitted 0.0\n"


def add(document: dict[str, Any], pack: Pack) -> None:
    """Put an example beside the schema of every answer that is no error, and of every body."""
    for path, example in _answers(pack).items():
        (operation,) = document["paths"][path].values()
        operation["responses"]["200"]["content"][TEXT if path == "/metrics" else JSON]["example"] = example
    bodies = document["paths"]["/v1/evaluations"]["post"]["requestBody"]["content"]
    examples = document["components"]["schemas"]["EvaluationIn"]["examples"]
    bodies[JSON]["examples"] = {f"example {n}": {"value": value} for n, value in enumerate(examples, 1)}


def _answers(pack: Pack) -> dict[str, Any]:
    summary = {"id": pack.id, "version": pack.version, "title": pack.title, "sha256": pack.sha256}
    criterion = next(c for c in pack.criteria if c.expectations)
    first = criterion.expectations[0]
    expectation = {"id": first.id, "text": first.text, "role": first.role, "maturity": first.maturity}
    listed = {"id": criterion.id, "title": criterion.title, "gate": criterion.gate, "expectations": [expectation]}
    guidance = [g.model_dump(mode="json") for g in first.guidance]
    told = {"criterion": criterion.id, "advice": first.advice, "sought": first.sought, "guidance": guidance, "signals": []}
    return {
        "/v1/evaluations": json.loads(resources.files("scr_api").joinpath("example_result.json").read_text("utf-8")),
        "/v1/packs": {"packs": [summary]},
        "/v1/packs/{pack_id}": {**summary, "sources": [s.model_dump(mode="json") for s in pack.sources], "criteria": [listed]},
        "/v1/packs/{pack_id}/expectations/{expectation_id}": {**expectation, **told},
        "/v1/schema/result": {"title": "Evaluation", "type": "object", "properties": {"schema_version": {"type": "string"}}},
        "/health/live": {"status": "ok"},
        "/health/ready": {"status": "ok"},
        "/version": {"checker": __version__, "schema_version": SCHEMA_VERSION, "pack": summary},
        "/metrics": METERS,
    }
