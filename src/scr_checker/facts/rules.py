"""What counts as an event of the review: its words, who must act, and what makes it another event.

Data for ``events`` and ``holding``: the names are concepts of the pack (``tim_…``).
"""

from __future__ import annotations

from typing import NamedTuple

TOLD, DECIDED, STARTED, COMPLETED = (
    "incident.notified_on",
    "review.decision_on",
    "review.started_on",
    "review.completed_on",
)
STORY_SECTIONS = frozenset({"chronology", "family_composition", "child", "research", "action_plan", "recommendations"})


class Rule(NamedTuple):
    """A kind of event: its words, concepts of which one must stand beside it, and concepts that rule it out.

    ``also``: concepts of which one must stand somewhere in the sentence.
    """

    fact: str
    kind: str
    words: str
    needs: tuple[str, ...]
    never: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


WORK = ("tim_work", "tim_pronoun", "tim_first_person")
ELSEWHERE = ("tim_other_work", "family_member", "fact_date_other")
NO_DECISION = ("tim_not_decision", "tim_report")
RULES = (
    Rule(TOLD, "told", "tim_told", ("tim_board",), ("tim_not_notice",)),
    Rule(TOLD, "learnt", "tim_learnt", ("tim_board",), ("tim_not_notice",)),
    Rule(DECIDED, "decided", "tim_decision", (), ("tim_not_decision",), ("tim_object", "tim_board", "tim_told")),
    Rule(DECIDED, "decided", "tim_decided", ("tim_decider",), NO_DECISION, ("tim_object", "tim_told")),
    Rule(DECIDED, "decided", "tim_accepted", ("tim_decider",), NO_DECISION, ("tim_advice",)),
    Rule(DECIDED, "by a group", "tim_decided", ("tim_board",), NO_DECISION, ("tim_object", "tim_told")),
    Rule(TOLD, "told", "fact_date_told", ("tim_board",), ("tim_not_notice",)),
    Rule(TOLD, "learnt", "fact_date_learnt", ("tim_board",), ("tim_not_notice",)),
    Rule(TOLD, "learnt", "fact_date_you_told", (), ("tim_not_notice",)),
    Rule(DECIDED, "decided", "fact_date_decision", (), ("tim_not_decision",), ("tim_object", "tim_board", "tim_told")),
    Rule(DECIDED, "decided", "fact_date_decided", ("tim_decider", "tim_board"), NO_DECISION, ("tim_object", "tim_told")),
    Rule(STARTED, "first meeting", "fact_date_met", (), ELSEWHERE, ("tim_work", "tim_first_person")),
    Rule(COMPLETED, "adopted", "fact_date_adopted", ("tim_full_board",), ("tim_other_work", "tim_advice")),
    Rule(STARTED, "begun", "tim_begun", WORK, ELSEWHERE),
    Rule(STARTED, "first meeting", "tim_first_meeting", WORK, ELSEWHERE),
    Rule(
        COMPLETED,
        "adopted",
        "tim_adopted",
        ("tim_full_board",),
        ("tim_other_work", "tim_advice"),
        ("tim_report", "tim_work", "tim_pronoun"),
    ),
    Rule(COMPLETED, "delivered", "tim_adopted", ("tim_report",), ("tim_other_work", "tim_board")),
    Rule(
        COMPLETED, "adopted", "tim_adopted", ("tim_pronoun",), ("tim_other_work", "tim_board", "tim_advice"), ("tim_finish_word",)
    ),
    Rule(COMPLETED, "completed", "tim_completed", (*WORK, "tim_report"), ("tim_other_work",)),
    Rule(COMPLETED, "delivered", "tim_delivered", ("tim_report", "tim_pronoun", "tim_first_person"), ("tim_other_work",)),
)
EVENT_WORDS = frozenset(rule.words for rule in RULES)
