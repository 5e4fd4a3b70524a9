"""What are documents judged by? Packs, expectations with guidance and examples, and the schema of the result."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request

from scr_api.openapi import EXPECTATION_ID, PACK_ID, REFERENCE, REFERENCE_LIST
from scr_api.problems import ProblemError
from scr_api.schemas import (
    CriterionSummary,
    ExpectationDetail,
    ExpectationSummary,
    PackDetail,
    PackList,
    PackSummary,
    SignalDetail,
)
from scr_api.service import Service, service_of
from scr_checker.loading import available_packs, load_pack
from scr_checker.packs import Expectation, Pack
from scr_checker.result import Evaluation
from scr_checker.signal_rules import Example, Signal

router = APIRouter(prefix="/v1", tags=["Packs"])
ServiceHere = Annotated[Service, Depends(service_of)]


@router.get("/packs", **REFERENCE_LIST)
def list_packs(request: Request, service: ServiceHere) -> PackList:
    """All installed rule packs."""
    service.access.caller(request)
    return PackList(packs=[summary(load_pack(name)) for name in sorted({*available_packs(), service.settings.pack})])


@router.get("/packs/{pack_id}", **REFERENCE)
def get_pack(pack_id: PACK_ID, request: Request, service: ServiceHere) -> PackDetail:
    """One rule pack: its sources, criteria and expectations."""
    service.access.caller(request)
    pack = _pack(pack_id, service)
    criteria = [
        CriterionSummary(id=c.id, title=c.title, gate=c.gate, expectations=[_expectation(e) for e in c.expectations])
        for c in pack.criteria
    ]
    return PackDetail(**summary(pack).model_dump(), sources=list(pack.sources), criteria=criteria)


@router.get("/packs/{pack_id}/expectations/{expectation_id}", **REFERENCE)
def get_expectation(
    pack_id: PACK_ID, expectation_id: EXPECTATION_ID, request: Request, service: ServiceHere
) -> ExpectationDetail:
    """One expectation: its guidance, what the rules look for, and examples that are tested."""
    service.access.caller(request)
    found = _pack(pack_id, service).expectations().get(expectation_id.upper())
    if found is None:
        raise _missing("expectation", f"/v1/packs/{pack_id}")
    criterion, expectation = found
    return ExpectationDetail(
        **_expectation(expectation).model_dump(),
        criterion=criterion.id,
        advice=expectation.advice,
        sought=expectation.sought,
        guidance=list(expectation.guidance),
        signals=[_signal(s) for s in expectation.signals],
    )


@router.get("/schema/result", tags=["Schemas"], **REFERENCE_LIST)
def get_result_schema(request: Request, service: ServiceHere) -> dict[str, Any]:
    """The JSON Schema of the result."""
    service.access.caller(request)
    return Evaluation.model_json_schema(mode="serialization")


def summary(pack: Pack) -> PackSummary:
    """A pack in a line."""
    return PackSummary(id=pack.id, version=pack.version, title=pack.title, sha256=pack.sha256)


def _pack(name: str, service: Service) -> Pack:
    """The pack of that id; a path is never opened."""
    if name in available_packs():
        return load_pack(name)
    usual = load_pack(service.settings.pack)
    if name == usual.id:
        return usual
    raise _missing("rule pack", "/v1/packs")


def _missing(what: str, listing: str) -> ProblemError:
    return ProblemError(404, "not-found", f"No such {what}", f"There is no {what} of that id. See {listing}.")


def _expectation(e: Expectation) -> ExpectationSummary:
    return ExpectationSummary(id=e.id, text=e.text, role=e.role, maturity=e.maturity)


def _signal(signal: Signal) -> SignalDetail:
    return SignalDetail(
        id=signal.id,
        shows=signal.shows,
        voice=signal.voice,
        reason=signal.reason,
        match=[_example(x) for x in signal.examples.match],
        no_match=[_example(x) for x in signal.examples.no_match],
        known_gap=[_example(x) for x in signal.examples.known_gap],
    )


def _example(given: str | Example) -> Example:
    return given if isinstance(given, Example) else Example(text=given)
