"""What does the file ``submission.yaml`` (or ``.json``) of a folder say, and which file is which?

At the edge, used by ``intake``, ``draft`` and anyone who holds the data already: text or data -> ``SubmissionFields``.
Every mistake is one error with its place, its path and the nearest known name.
"""

from __future__ import annotations

import difflib
import json
from typing import TYPE_CHECKING, Any, NoReturn

from pydantic import BaseModel, ValidationError

from scr_checker.errors import PackError, UnusableInputError
from scr_checker.fields import NamedDocument, SubmissionFields
from scr_checker.positions import Positions, parse

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_BYTES = 2_000_000
WORDINGS = {
    "bool_type": "true or false is wanted", "int_type": "a whole number is wanted",
    "string_type": "text is wanted, between quotation marks where it looks like a number",
    "missing": "it is missing", "tuple_type": "a list is wanted", "model_type": "keys with values are wanted",
    "model_attributes_type": "keys with values are wanted", "dict_type": "keys with values are wanted",
}  # fmt: skip
UNIONS = frozenset({"Lesson", "function-before[_text(), str]", "str", "tuple[function-before[_text(), str], ...]"})


def read_manifest(name: str, data: bytes) -> SubmissionFields:
    """The structured submission of a file. Raises ``UnusableInputError`` with ``file:line:column``."""
    if len(data) > MOST_BYTES:
        raise UnusableInputError("the manifest is larger than any submission needs", where=name, hint="name files and facts only")
    if name.lower().endswith(".json"):
        _check_json(name, data)
    try:
        content, positions = parse(data, name)
    except PackError as error:
        raise UnusableInputError(error.message, where=error.where, hint=error.hint) from None
    return _fields({} if content is None else content, positions)


def read_fields(data: Any, name: str = "facts") -> SubmissionFields:
    """The structured submission from data already parsed, such as a request's body."""
    return _fields(data, Positions(name))


def _check_json(name: str, data: bytes) -> None:
    try:
        json.loads(data)
    except (ValueError, RecursionError) as error:
        line = f":{error.lineno}:{error.colno}" if isinstance(error, json.JSONDecodeError) else ""
        raise UnusableInputError("not valid JSON", where=f"{name}{line}", hint="check the brackets and commas") from None


def _fields(data: Any, positions: Positions) -> SubmissionFields:
    try:
        return SubmissionFields.model_validate(data)
    except ValidationError as error:
        _refuse(error, positions)


def _refuse(error: ValidationError, positions: Positions) -> NoReturn:
    """The first mistake as one error: an unknown key before anything else, since it explains the rest."""
    found = error.errors(include_url=False, include_input=False)
    first = next((e for e in found if e["type"] == "extra_forbidden"), found[0])
    place = tuple(part for part in first["loc"] if part not in UNIONS)
    where = positions.at(place) if positions.marks else positions.file
    path = ".".join(str(part) for part in place)
    if first["type"] == "extra_forbidden":
        raise UnusableInputError(f"unknown key {path!r}", where=where, hint=_nearest(str(place[-1]), place[:-1])) from None
    message = WORDINGS.get(first["type"], first["msg"].removeprefix("Value error, "))
    raise UnusableInputError(f"{path}: {message}" if path else message, where=where) from None


def _nearest(key: str, above: Sequence[str | int]) -> str:
    """The known key of that part most like the unknown one, or of any part."""
    own = list(_keys(above))
    close = difflib.get_close_matches(key, own, n=1, cutoff=0.6)
    if not close:
        anywhere = {
            name for part in (SubmissionFields.model_json_schema()["$defs"].values()) for name in part.get("properties", {})
        }
        close = difflib.get_close_matches(key, sorted({*anywhere, *own}), n=1, cutoff=0.75)
    return f"did you mean {close[0]!r}?" if close else f"known keys: {', '.join(own)}" if own else ""


def _keys(above: Sequence[str | int]) -> Sequence[str]:
    """The keys that the part at a path knows."""
    schema = SubmissionFields.model_json_schema()
    part: dict[str, Any] = schema
    for key in above:
        if isinstance(key, str):
            part = part.get("properties", {}).get(key, {})
        references = [r.rsplit("/", 1)[-1] for r in _references(part)]
        part = schema["$defs"].get(references[0], {}) if references else part
    return list(part.get("properties", {}))


def _references(part: Any) -> list[str]:
    """The names of the parts that a piece of the schema refers to."""
    if isinstance(part, dict):
        own = [part["$ref"]] if "$ref" in part else []
        return own + [r for key, value in part.items() if key != "properties" for r in _references(value)]
    return [r for value in part for r in _references(value)] if isinstance(part, list) else []


def matched(fields: SubmissionFields, names: Sequence[str], where: str) -> dict[str, NamedDocument]:
    """The named documents by the file each names. A file that is not there, or named twice, is an error."""
    found: dict[str, NamedDocument] = {}
    for document in fields.submission.documents or () if fields.submission else ():
        wanted = document.file.replace("\\", "/").removeprefix("./")
        if wanted.startswith("/") or ".." in wanted.split("/"):
            raise UnusableInputError(f"it names {document.file!r}, which leads out of the submission", where=where)
        name = next((n for n in names if n == wanted), None) or next((n for n in names if n.rsplit("/", 1)[-1] == wanted), None)
        if name is None:
            near = difflib.get_close_matches(wanted, list(names), n=1, cutoff=0.6)
            hint = f"did you mean {near[0]!r}?" if near else "put the file there or take the line out"
            raise UnusableInputError(f"it names {document.file!r}, which is not in the submission", where=where, hint=hint)
        if name in found:
            raise UnusableInputError(f"it names {document.file!r} twice", where=where, hint="take one line out")
        found[name] = document
    return found


def json_schema() -> dict[str, Any]:
    """The JSON Schema of the structured submission, for editors and case systems."""
    schema: type[BaseModel] = SubmissionFields
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "submission.yaml", **schema.model_json_schema()}
