"""How a sentence tells of an agency's report: frames around a mark that stands for the agency.

Data for ``clauses``: who wrote one, who sent something less, who sent nothing.
"""

from __future__ import annotations

import re

MARK = r"\u27e6\d+\u27e7"
ONE = r"\u27e6(?P<mark>\d+)\u27e7"
DET = r"(?:(?:the|a|an|its|our|their|both|each|local|family[\u2019']s|two|three)\s+)*"
REPORT = (
    r"(?:(?:management )?reviews?|reports?|imrs?|accounts?|self-evaluations?)\b(?! (?:panel|officers?|teams?|managers?|group))"
)
RELATIVE = (
    r"(?:\s*\([^()]*\))?(?:\s(?:at|in|of|for|on) (?:the )?[\w\u2019' ]{1,25}?)?(?:,\s(?:which|who|whose|that"
    r"|to which|with)\b[^.;]{1,90}?,)?,?\s+"
)
ADVERBS = r"(?:(?:has|have|had|all|each|both|also|duly|in turn|too|again|then|in the end|likewise|only|merely|simply|did)\s+)*"
MADE = (
    r"(?:wrote|written|produced?|returned?|completed?|submitted|provided?|prepared?|supplied|compiled|sent|did|lodged|undertook"
    r"|undertaken|carried out|conducted|contributed|delivered|gave|given|made|furnished|filed|handed in|put in|turned in"
    r"|reported)"
)
LITTLE = (
    r"(?:information|chronolog(?:y|ies)|statements?|letters?|data|records?|logs?|summar(?:y|ies)|notes?|correspondence|registers?|attendances?|minutes|paragraphs?"
    r"|print-?outs?|e-?mails?|run sheets?|sheets?|extracts?|copies|details|facts|answers?|by telephone)"
)
ANSWERS = rf"{RELATIVE}{ADVERBS}"
GAVE_LITTLE = (
    rf"(?:{MADE}|confirmed|shared|offered|copied|answered|wrote|were asked for|was asked for"
    rf"|could offer)\b[^.;\u27e6]{{0,60}}?\b{LITTLE}\b"
)
GAVE_NOTHING = (
    r"(?:declined|refused|(?:was|were|is) (?:not|never) (?:asked|approached|required|invited|pressed|contacted)"
    r"|(?:did|could|would|was|were|felt) (?:not |un)(?:answer|reply|respond|take part|contribute|participate|wish|want|report"
    r"|able|help|supply|produce|provide|send|submit|prepare)"
    r"|held (?:no|none)|(?:kept|had|has|have) no (?:records?|contact|involvement)|knew nothing|knew little|sent nothing|regretted"
    r"|(?:was|were) content for|(?:had|has) been wound up|no longer exist\w*|(?:sent|made|submitted) (?:in )?(?:no|a nil)"
    r"|(?:was|were) (?:exempted|excused|approached without))\b"
)
WROTE = (
    rf"{ONE}{ANSWERS}{MADE}\b[^.;\u27e6]{{0,60}}?\b{REPORT}",
    rf"{ONE}{ANSWERS}{MADE}\s+(?:one each|one apiece|one|two|theirs|its own|another|a third|(?:\w+ )?pages?\b)(?! or two\b)",
    rf"\b{REPORT}[^.;\u27e6]{{0,40}}?\bwithin\s+{DET}{ONE}",
    rf"{ONE}{RELATIVE}\w+(?:\s(?:[\w\u2019']+|\u27e6\d+\u27e7)){{1,9}}?,? and {ADVERBS}{MADE}\b[^.;\u27e6]{{0,60}}?\b{REPORT}",
    (rf"{ONE}{ANSWERS}(?:wrote|did likewise|did the same|did so|did too|did one|did another|followed suit|obliged|complied"
    r"|reported|came in (?:on time|late))(?=\s*(?:[.,;]|too\b|also\b|in full\b|fully\b|on time\b|late\b|and\b))"),
    rf"\b{REPORT}[^.;\u27e6]{{0,70}}?\b(?:from|by|for|on behalf of|of)\s+{DET}{ONE}(?!\s*(?:was|were) (?:not|asked))",
    (rf"\b[Ff]rom {DET}{ONE}{RELATIVE}(?:there )?(?:came|we had|i had|we received|i received"
    rf"|was received)\b[^.;]{{0,30}}?\b{REPORT}"),
    rf"{ONE}[\u2019']s?,?\s+(?:own\s+|first\s+|full\s+|other\s+)*(?:[\w-]+\s+)?{REPORT}",
    rf"{ONE}[\u2019']s?,?\s+(?:that of|was (?:by|written|compiled|prepared)|is the work of|came from|author|writer|reviewer)\b",
    rf"{ONE},? whose (?:own )?{REPORT}",
    rf"{ONE}\s+(?:own\s+)?{REPORT}\s+(?:was|is|were|came|had|has|brings|shows|by|says)\b",
    rf"\b(?:covered|spoke for|answered for|wrote for|reviewed)\s+{DET}{ONE}",
    rf"\bfor {DET}{ONE},? (?:the |a )?{REPORT}",
    (rf"{ONE}{RELATIVE}(?:(?:was|were) (?:asked|required|invited) to (?:write|produce|complete"
    rf"|prepare)[^.;\u27e6]{{0,20}}{REPORT} and did)"),
)  # fmt: skip
LESS = (
    rf"{ONE}{ANSWERS}{GAVE_LITTLE}",
    rf"{ONE}{ANSWERS}{GAVE_NOTHING}",
    rf"{ONE}{RELATIVE}\w+[^.;\u27e6]{{0,80}}?,? (?:and|but) {GAVE_NOTHING}",
    rf"{ONE}{ANSWERS}wrote (?:\w+ )?to (?:us|me)\b",
    rf"\b[Ii]n the case of {DET}{ONE}[^.;]{{0,60}}?\b(?:refused|declined|not|no|none|instead)\b",
    (rf"\bnot (?:been )?(?:asked?|approach(?:ed)?|required?|invited?|(?:thought )?(?:right|necessary|proportionate) to (?:ask"
    rf"|approach|require))\b[^.;\u27e6]{{0,30}}?{DET}{ONE}"),
    rf"\b(?:no|nothing|none)\b(?: {REPORT})?[^.;\u27e6]{{0,40}}?\bfrom\s+{DET}{ONE}",
    rf"\b{LITTLE}\b[^.;\u27e6]{{0,60}}?\b(?:from|by)\s+{DET}{ONE}",
    rf"\basked\s+{DET}{ONE}\s+(?:only\s+)?(?:for|to)\b[^.;]{{0,30}}?\b{LITTLE}\b",
    (rf"^[^:\u27e6]{{0,50}}\b(?:{LITTLE}|nothing|shorter|declined|not asked|factual"
    rf"|without success)\b[^:\u27e6]{{0,30}}:\s*{DET}{ONE}"),
    rf"\b(?:{LITTLE}|declined|nothing)\b[^.;\u27e6]{{0,30}}:\s*{DET}{ONE}",
)  # fmt: skip
FRAMES = tuple((True, re.compile(p, re.IGNORECASE)) for p in WROTE) + tuple((False, re.compile(p, re.IGNORECASE)) for p in LESS)
LESS_SENT = re.compile(rf"\b(?:{LITTLE}|{GAVE_NOTHING}|no (?:report|review|imr))\b", re.IGNORECASE)
SO_DID = re.compile(rf"\b(?:so|as) did\s+{DET}{ONE}", re.IGNORECASE)
LIKEWISE = re.compile(rf"{ONE}{ANSWERS}(?:did likewise|did the same|did so|did too)\b", re.IGNORECASE)
JOINT = re.compile(
    r"[\u2019']?s?(?:\s*\([^()]*\))?(?:\s(?:at|in|of|for|on) (?:the )?[\w\u2019'. ]{1,25}?)?(?:,\s(?:which|who|whose"
    r"|where|because)\b[^,.;]{1,60})?(?:\s*[,;]\s*(?:and\s+|or\s+|nor\s+)?|\s+(?:and|or|nor)\s+)"
    rf"(?:(?:also|from|by|for|with|within|then|finally|lastly|on behalf of)\s+)*{DET}",
    re.IGNORECASE,
)
