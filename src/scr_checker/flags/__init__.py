"""What a reader must see first about the submission as a whole.

Beside the criteria. Each flag is a small function from one document as read to a flag with its evidence, or nothing;
a new flag is a function and one line in ``TESTS``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scr_checker.flags.anonymity import identity_leak
from scr_checker.flags.borrowed import possible_copy_of_guidance
from scr_checker.flags.contradictions import contradiction
from scr_checker.flags.extraction import poor_extraction, tracked_changes
from scr_checker.flags.frameworks import later_framework, wrong_document_type
from scr_checker.flags.independence import independence_denied
from scr_checker.flags.orphans import orphan_recommendation
from scr_checker.flags.stuffing import keyword_stuffing
from scr_checker.flags.template import unfilled_template

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scr_checker.evidence import ReadDocument
    from scr_checker.result import Flag

TESTS = (
    wrong_document_type,
    later_framework,
    unfilled_template,
    possible_copy_of_guidance,
    keyword_stuffing,
    identity_leak,
    contradiction,
    independence_denied,
    orphan_recommendation,
    tracked_changes,
    poor_extraction,
)


def find_flags(documents: Sequence[ReadDocument]) -> tuple[Flag, ...]:
    """All flags that hold, document by document in a fixed order."""
    return tuple(flag for document in documents for test in TESTS if (flag := test(document)))
