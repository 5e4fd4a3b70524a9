"""Is a document of another kind by its make-up: a review under another framework, an inspection letter, a policy …?

Asked by ``kinds`` before it believes a mention of serious case reviews: minutes, policies and yearly reports of boards
mention them too. A kind is known by several marks of its own, never by one word.
"""

from __future__ import annotations

import re

BEGINNING, CLOSE_TO_TITLE = 3500, 300
ENOUGH_LATER, ENOUGH_MARKS = 2, 3
OWN_REVIEW = re.compile(
    r"\bserious case reviews?\b(?!,? (?:panel|sub-?group|sub-?committee|group|committee|course|training|workshop|procedures?"
    r"|policy|minutes|toolkit|handbook))|\boverview report\b|\bexecutive summary\b",
    re.IGNORECASE,
)
PART = re.compile(
    r"\b(?:individual management review|imr|action plan|terms of reference|chronology|(?:health"
    r"|medical) overview)\b",
    re.IGNORECASE,
)
SUBJECT = re.compile(r"\b(?:Child|Baby|Young Person|Mr|Ms|Mrs|Adult|Sibling) [A-Z]\d?\b")
ANOTHER = re.compile(r"\bdomestic homicide review\b|\bsafeguarding adults\b|\bvulnerable adults\b", re.IGNORECASE)

LATER: dict[str, tuple[str, ...]] = {
    "the English arrangements of 2018": (
        r"[Cc]hild(?:ren)? [Ss]afeguarding [Pp]ractice [Rr]eview|LCSPR",
        r"[Rr]apid [Rr]eview",
        r"[Ss]afeguarding (?:[Cc]hildren(?:['’]s)? )?[Pp]artner(?:ship|s)\b",
        r"[Nn]ational (?:[Cc]hild [Ss]afeguarding (?:[Pp]ractice [Rr]eview )?)?[Pp]anel",
        r"(?:statutory|three) partners|[Ii]ntegrated [Cc]are [Bb]oard|[Ss]crutineer",
        r"Working Together[^.]{0,40}\b20(?:1[89]|2\d)",
    ),
    "the Welsh arrangements": (
        r"[Cc]hild [Pp]ractice [Rr]eview|[Aa]dult [Pp]ractice [Rr]eview|[Aa]dolygiad",
        r"[Ss]ingle [Uu]nified [Ss]afeguarding|SUSR",
        r"[Rr]egional [Ss]afeguarding (?:[Cc]hildren )?[Bb]oard|Bwrdd",
        r"(?:[Ee]xtended|[Cc]oncise) (?:[Cc]hild )?(?:[Pp]ractice )?[Rr]eview",
        r"\(Wales\)(?: Act| Measure| Regulations)|Welsh Government",
        r"[Ll]earning [Ee]vent",
    ),
    "the Scottish arrangements": (
        r"[Ll]earning [Rr]eview",
        r"[Ss]ignificant [Cc]ase [Rr]eview",
        r"[Cc]hild(?:ren)?(?:['’]s)? (?:and Adult )?(?:Public )?[Pp]rotection [Cc]ommittee",
        r"[Cc]hief [Oo]fficers",
        r"Care Inspectorate|Police Scotland|Reporter\b|Children['’]s (?:Hearing|Panel)|Procurator Fiscal",
        r"GIRFEC|Getting it Right",
    ),
    "the arrangements of Northern Ireland": (
        r"[Cc]ase [Mm]anagement [Rr]eview",
        r"Safeguarding Board for Northern Ireland|SBNI",
        r"PSNI|Police Service of Northern Ireland",
        r"Health and Social Care (?:Trust|Board)|[Gg]ateway [Tt]eam|Education Authority",
    ),
    "the arrangements for adults": (
        r"[Ss]afeguarding [Aa]dults? [Rr]eview|\bSAR\b|[Aa]dult [Ss]erious [Cc]ase [Rr]eview",
        r"[Ss]afeguarding [Aa]dults? (?:[Pp]artnership )?[Bb]oard|[Vv]ulnerable [Aa]dults",
        r"Care Act|section 44",
        r"(?:needs for )?care and support|Mental Capacity Act",
    ),
    "the arrangements for domestic homicide": (
        r"[Dd]omestic (?:[Hh]omicide|[Aa]buse [Rr]elated [Dd]eath) [Rr]eview|DOMESTIC HOMICIDE REVIEW|\bDHR\b",
        r"[Cc]ommunity [Ss]afety [Pp]artnership",
        r"Domestic Violence, Crime and Victims|section 9\b|Home Office",
        r"[Hh]omicide of|was (?:killed|murdered) by (?:her|his) (?:husband|wife|partner|former|ex|son)",
    ),
}  # fmt: skip

MARKS: dict[str, tuple[str, ...]] = {
    "minutes of a meeting": (
        r"\bminutes (?:of|for)\b|\b(?:notes|record) of (?:a|the) meeting\b|^\W*(?:present|in attendance|attendees)\W*:",
        r"^\W*apologies\b",
        r"^\W*(?:[\d.]+\s*)?matters arising\b",
        r"^\W*(?:[\d.]+\s*)?any other business\b|^\W*AOB\b",
        r"\bminutes of the (?:last|previous) meeting\b|\bagreed as (?:a true|an accurate|a correct) record\b",
        r"^\W*(?:[\d.]+\s*)?(?:date of )?next meeting\b",
        r"\bthe meeting (?:closed|opened|ended)\b",
    ),
    "a course or its notes": (
        r"\b(?:training|taught|one-day|half-day|two-day) (?:course|pack|day|session|event)\b|\bfor a[\w -]{0,12} course\b",
        r"\b(?:trainer|facilitator)['’]?s?['’]? (?:note|point|guide)s?\b|\bdelegates?\b|\bparticipants will\b",
        r"\bin (?:pairs|threes|fours|small groups)\b|\bflip ?chart\b|\bhandouts?\b|\bhand out\b|\bslides?\b",
        r"^\W*\d{1,2}[.:]\d\d\W{0,6}[A-Z]|\bcoffee\b|\blunch\b",
        r"\bice-?breaker\b|\blearning (?:objectives|outcomes)\b|\bexercise \d\b|\bevaluation (?:form|sheet)s?\b",
    ),
    "an inspection report or letter": (
        r"^.{0,60}\b(?:inspection|inspected)\b",
        r"\binspectors (?:found|looked|read|saw|watched|spoke|met|visited|judged|observed|sampled|noted|considered)\b",
        r"\b(?:lead|Her Majesty['’]s|HM) inspector|\binspection dates?\b",
        r"^\W*(?:overall effectiveness|capacity for improvement|areas? for (?:development|improvement)|priority actions?)\b",
        r"\bthis inspection\b|\bunannounced\b|\bsection 1?\d\d of the (?:Education|Children|Care)",
    ),
    "a yearly report of a body": (
        r"^.{0,60}\bannual report\b|^.{0,40}\breport for (?:the year )?20\d\d\W{1,3}(?:20)?\d\d",
        r"^\W*(?:[\d.]+\s*)?(?:foreword|introduction) (?:by|from) the chair",
        r"\b(?:its|our|the board['’]s) budget\b|\bincome and expenditure\b|\| *income\b",
        r"\bsub-?groups?\b",
        r"\bsubject (?:of|to) (?:a )?child protection plans?\b|\bchildren in care\b|\bpopulation\b",
        r"\bpriorities for (?:the )?(?:coming|next) year\b|\bwhat we (?:shall|will) do next year\b|\bbusiness plan\b",
    ),
    "a policy or procedure": (
        r"^.{0,80}\b(?:policy|procedures?|protocol|guidelines|guidance|standards)\b",
        r"\bversion\W{0,6}\d|\bversion control\b",
        r"\b(?:next revision|next review|review date|date of review|to be reviewed)\b",
        r"\bthis (?:policy|procedure|protocol|guidance) (?:applies|is for|sets out|should|must|replaces|came)\b",
        r"\b(?:approved|ratified|adopted|owned?) by\b|\bowner\b",
        r"^\W*(?:[\d.]+\s*)?(?:scope|purpose|definitions?|roles and responsibilities|who this is for|what you must do)\W*$",
    ),
    "news for the press or for staff": (
        r"\bfor immediate release\b|\bembargo(?:ed)?\b|\bpress (?:release|statement)\b|\bnewsletter\b|\bbulletin\b",
        r"\bissue \d+\b|\bin this (?:issue|edition)\b|\bpress (?:office|enquiries)\b",
        r"\bnotes (?:to|for) editors\b|^\W*ends\W*$|\bspokes(?:man|woman|person)\b",
        r"\bread more\b|\bbook your place\b|\bsubscribe\b|\bcontact the (?:editor|press)\b",
    ),
}  # fmt: skip
MUST = re.compile(r"\b(?:you must|must|should|is to|are to|will be expected to)\b")
MUST_SHARE, FEWEST_LINES, FEWEST_SUBJECTS = 0.28, 15, 3
LATERS = {name: tuple(re.compile(mark) for mark in marks) for name, marks in LATER.items()}
OTHERS = {name: tuple(re.compile(mark, re.IGNORECASE | re.MULTILINE) for mark in marks) for name, marks in MARKS.items()}


def later_framework_of(title: str, text: str) -> str | None:
    """The arrangements under which a review was made that does not call itself a serious case review, or nothing."""
    if OWN_REVIEW.search(title) and not ANOTHER.search(title):
        return None
    beginning = f"{title}\n{text[:BEGINNING]}"
    counted = {name: sum(bool(mark.search(beginning)) for mark in marks) for name, marks in LATERS.items()}
    most = max(counted, key=lambda name: counted[name])
    opening = f"{title}\n{text[:CLOSE_TO_TITLE]}"
    named = any(mark.search(opening) for mark in LATERS[most])
    return most if named and counted[most] >= ENOUGH_LATER else None


def other_genre_of(title: str, text: str, lines: list[str]) -> str | None:
    """What else a document is by its marks, or nothing: three marks of one kind, of which the first stands at its opening."""
    if OWN_REVIEW.search(title) or PART.search(title):
        return None
    opening = f"{title}\n{text[:CLOSE_TO_TITLE]}"
    for name, marks in OTHERS.items():
        if marks[0].search(opening) and sum(bool(mark.search(text)) for mark in marks) >= ENOUGH_MARKS:
            return name
    return "a policy or procedure" if _lays_down(lines) and len(SUBJECT.findall(text)) < FEWEST_SUBJECTS else None


def _lays_down(lines: list[str]) -> bool:
    """Whether so much of it says what must be done that it tells no story."""
    return len(lines) >= FEWEST_LINES and sum(bool(MUST.search(line)) for line in lines) >= MUST_SHARE * len(lines)
