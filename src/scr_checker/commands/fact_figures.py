"""``scr-checker validate --facts``: what was read of each kind of fact beside what the labels state."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scr_checker.fact_agreement import FactAgreement

HEAD = f"{'kind of fact':<26} stated  read right invented  precision recall    F1"


def fact_figures(agreement: FactAgreement, *, misses: bool, as_json: bool) -> str:
    """The figures as a table or as JSON, with every difference where it is asked for."""
    rows = {kind: tally.figures() for kind, tally in agreement.tallies.items()}
    differences = [[m.document, m.criterion, m.kind, m.detail] for m in agreement.misses] if misses else []
    if as_json:
        shown: dict[str, object] = {"documents": agreement.documents, "facts": rows}
        return json.dumps(shown | ({"misses": differences} if misses else {}), indent=2) + "\n"
    lines = [
        f"{kind:<26} {r['labelled']:>6} {r['read']:>5} {r['right']:>5} {r['invented']:>8}  "
        f"{_cell(r['precision']):>9} {_cell(r['recall']):>6} {_cell(r['f1']):>5}"
        for kind, r in rows.items()
    ]
    lines += ["", f"documents with labelled facts: {agreement.documents}", *(" | ".join(d) for d in differences)]
    return "\n".join([HEAD, *lines]) + "\n"


def _cell(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"
