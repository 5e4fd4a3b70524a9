"""How a ``submission.yaml`` begins: what the documents already say of it, and the gaps to fill.

``Evaluation -> YAML``, pure, for ``scr-checker draft``. Every guess carries its reason or place as a comment, every gap is
a commented key, and a fact with two values is left for a person to choose.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, get_args

from scr_checker.fields import (
    ROLES,
    Action,
    Agency,
    AgencyReview,
    Child,
    Incident,
    Overview,
    Panel,
    Recommendation,
    Relative,
    Review,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pydantic import BaseModel

    from scr_checker.result import DocumentSummary, Evaluation, Fact

PLAIN = re.compile(r"(?:[A-Za-z][\w.-]*|\d{4}-\d\d(?:-\d\d)?|\d+[a-z]?)", re.ASCII)
HEAD = (
    "# Started by scr-checker draft. Check every line: roles and facts are guesses with their reason beside them.",
    "# A line that begins with # is a gap: fill in what you know and take the # away. Leave out what nobody knows.",
)
CHILDREN = "children"
DATED = (("incident", Incident), ("review", Review), ("panel", Panel), ("overview", Overview))


def start_of(evaluation: Evaluation) -> str:
    """The text of the file."""
    names = {d.id: d.name for d in evaluation.documents}
    parts = [*HEAD, *_documents(evaluation)]
    for name, model in DATED:
        parts += _section(name, model, [f for f in evaluation.facts if f.name.startswith(f"{name}.")], names)
    parts += _agencies(evaluation, names)
    parts += _lists(evaluation, names)
    parts += _family(evaluation, names)
    parts += _children(evaluation, names)
    return "\n".join(parts) + "\n"


def _documents(evaluation: Evaluation) -> Iterator[str]:
    yield from ("submission:", "  # board:", "  # case:", "  documents:")
    for document in evaluation.documents:
        yield f"    - file: {_text(document.name)}"
        yield f"      {_role(document)}"
        yield "      # date:"
        if document.type == "imr":
            yield "      # agency:"


def _role(document: DocumentSummary) -> str:
    """The role guessed, as far as a submission has such a role."""
    known = document.type in get_args(ROLES)
    return f"type: {document.type if known else 'other'}{_because(document.type_reason if known else document.type)}"


def _section(name: str, model: type[BaseModel], facts: Sequence[Fact], names: dict[str, str]) -> Iterator[str]:
    """One part with the facts read from the documents and its other keys as gaps."""
    lines: list[str] = []
    for key in model.model_fields:
        found = [fact for fact in facts if fact.name == f"{name}.{key}"]
        sure = len({fact.value for fact in found}) == 1
        shown = [f"{key}: {_value(f)}{_because(_place(f, names))}" for f in (found[:1] if sure else found)]
        lines += [f"  {line}" if sure else f"  # {line}" for line in shown] or [f"  # {key}:"]
    given = any(not line.lstrip().startswith("#") for line in lines)
    yield f"{name}:" if given else f"# {name}:"
    yield from lines


def _value(fact: Fact) -> str:
    """A fact's value as YAML: true and false are what they say, not text."""
    return fact.value if fact.value in ("true", "false") else _text(fact.value)


def _place(fact: Fact, names: dict[str, str]) -> str:
    where = names.get(fact.document or "", "given")
    return f"{where}: {fact.quote}" if fact.quote else where


def _agencies(evaluation: Evaluation, names: dict[str, str]) -> Iterator[str]:
    """The agencies of the narrative, and a place for each report among them."""
    agencies = evaluation.links.agencies
    yield "agencies:" if agencies else "# agencies:"
    for agency in agencies:
        why = f"its report is {names[agency.imr]}" if agency.imr in names else agency.reason or "no report was found"
        yield f"  - name: {_text(agency.name)}{_because(why)}"
        yield from _gaps(Agency, "    # ", "    # ", frozenset({"name"}))
    reports = [agency for agency in agencies if agency.imr in names]
    yield "imr:" if reports else "# imr:"
    for agency in reports:
        yield f"  - agency: {_text(agency.name)}"
        yield from _gaps(AgencyReview, "    # ", "    # ", frozenset({"agency"}))


def _lists(evaluation: Evaluation, names: dict[str, str]) -> Iterator[str]:
    """Questions, lessons, recommendations and actions as the documents give them."""
    links = evaluation.links
    if links.questions:
        yield from ("tor:", "  questions:")
        yield from (f"    - {_text(q.text)}{_because(names[q.document])}" for q in links.questions)
    made = {name: lesson.id for lesson in links.lessons for name in lesson.recommendations}
    yield from _items("lessons", [{"id": x.id, "text": x.text} for x in links.lessons], ())
    recommendations = [
        {"id": r.id, "addressee": r.addressee, "text": r.text, "from_lesson": made.get(r.id)} for r in links.recommendations
    ]
    yield from _items("recommendations", recommendations, Recommendation.model_fields)
    actions = [{"id": a.id, "rec": a.recommendation, "owner": a.owner, "due": a.due, "outcome": a.outcome} for a in links.actions]
    yield from _items("actions", actions, Action.model_fields)


def _family(evaluation: Evaluation, names: dict[str, str]) -> Iterator[str]:
    """The relatives who were invited, and whether they contributed."""
    invited = [fact for fact in evaluation.facts if fact.name == "family.invited"]
    heard = {fact.value for fact in evaluation.facts if fact.name == "family.contributed"}
    if not invited:
        yield from ("# family:", *_gaps(Relative, "#   - ", "#     "))
        return
    yield "family:"
    for fact in invited:
        yield f"  - relation: {_text(fact.value)}{_because(_place(fact, names))}"
        yield "    invited: true"
        yield "    contributed: true" if fact.value in heard else "    # contributed:"
        known = {"relation", "invited", "contributed"}
        for key, lines in _asked(evaluation, fact.value, names):
            known.add(key)
            yield from lines
        yield from _gaps(Relative, "    # ", "    # ", frozenset(known))


def _children(evaluation: Evaluation, names: dict[str, str]) -> Iterator[str]:
    """What is stated of the children, as a comment: whose it is, a person has to say."""
    stated = [fact for fact in evaluation.facts if fact.name.startswith(f"{CHILDREN}.")]
    yield from (f"# {CHILDREN}:", "#   - name:")
    for key in (key for key in Child.model_fields if key != "name"):
        own = [fact for fact in stated if fact.name == f"{CHILDREN}.{key}"]
        yield from [f"#     {key}: {_value(fact)}{_because(_place(fact, names))}" for fact in own] or [f"#     {key}:"]


def _asked(evaluation: Evaluation, who: str, names: dict[str, str]) -> Iterator[tuple[str, list[str]]]:
    """How a relative was asked, how often and whether they answered, as far as that was read."""
    own = [(f, f.value.removeprefix(f"{who}: ")) for f in evaluation.facts if f.value.startswith(f"{who}: ")]
    ways = [f"      - {_text(value)}{_because(_place(f, names))}" for f, value in own if f.name == "family.methods"]
    if ways:
        yield "methods", ["    methods:", *ways]
    for fact, value in own:
        if fact.name == "family.attempts_n":
            yield "attempts_n", [f"    attempts_n: {value}{_because(_place(fact, names))}"]
    for fact in evaluation.facts:
        if fact.name == "family.responded" and fact.value == who:
            yield "responded", [f"    responded: true{_because(_place(fact, names))}"]


def _items(name: str, items: Sequence[dict[str, str | None]], keys: Any) -> Iterator[str]:
    """A list of parts; what is not known of one stands as a gap."""
    if not items:
        return
    yield f"{name}:"
    for item in items:
        first, *rest = [f"{key}: {_text(value)}" for key, value in item.items() if value]
        yield f"  - {first}"
        yield from (f"    {line}" for line in rest)
        yield from (f"    # {key}:" for key in keys if not item.get(key))


def _gaps(model: type[BaseModel], first: str, later: str, known: frozenset[str] = frozenset()) -> Iterator[str]:
    """The keys of a part as gaps."""
    keys = [key for key in model.model_fields if key not in known]
    yield from (f"{first if n == 0 else later}{key}:" for n, key in enumerate(keys))


def _text(value: str) -> str:
    """A value as YAML: a plain word or date as it is, anything else between quotation marks."""
    reserved = value.lower() in ("true", "false", "null", "yes", "no")
    return value if PLAIN.fullmatch(value) and not reserved else _quoted(value)


def _quoted(value: str) -> str:
    return json.dumps(" ".join(value.split()), ensure_ascii=False)


def _because(reason: str) -> str:
    """A reason as a comment on the same line."""
    flat = "".join(c if c.isprintable() else " " for c in " ".join(reason.split()))
    return f"  # {flat[:160]}" if flat else ""
