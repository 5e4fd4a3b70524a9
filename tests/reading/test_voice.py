"""Whose doing a passage tells of: the review or the services. Invented sentences; the passage stands in brackets."""

import pytest

from scr_checker.document import Block, BlockKind, Document
from scr_checker.matching.concepts import ConceptMatcher
from scr_checker.matching.terms import terms_of
from scr_checker.reading.text import read
from scr_checker.reading.voice import voice_of

CASES = [
    # a question and what is to be done are the review's, whoever is asked or told to do it
    ("review", None, "[Would the school have rung home for another girl?]"),
    ("review", None, "The hostel [should not let a bed go unfilled before the young man is traced]."),
    ("review", None, "It is intended that [the health visitor should be told of this in person]."),
    ("review", None, "The clinic [is to open on one evening a week from May]."),
    ("practice", None, "The doctor asked that [the boy should be weighed again]."),
    ("practice", None, "The clinic [should by then have sent a second letter]."),
    # to do something, without a doer of its own, is said of the doer before
    ("review", None, "The panel's members undertook to read every file, and [to talk to the nurses themselves]."),
    # under a heading of the case, what takes up its name is not the review, and what names nobody is of the case
    ("practice", "The fostering panel", "No note of [the panel was kept]."),
    ("practice", "Strategy meeting", "Those round the table [agreed to ring one another]."),
    ("practice", "The duty desk", "The message [lay there until Monday]."),
    ("practice", "Recommendations of the conference", "Within a month [one of them had been carried out]."),
    # "our" before a service is the service; the author of something of the case is not the review's
    ("practice", None, "Our health visitor [left a card and did not go back]."),
    ("practice", None, "The teacher telephoned [the author of the core assessment]."),
    ("review", None, "The author of this overview [telephoned the teacher]."),
    # what only homes, wards and schools have, where nothing else is named
    ("practice", None, "The second scan [was read by nobody]."),
    # what only looks like the review hides the words of the review that run into it
    (
        "practice",
        "Independence",
        "The reviewing officer, whose post was meant to be free, [had not once disagreed with the team].",
    ),
    ("practice", "Reviews", "The review conference, due in May, [was held in the autumn]."),
    # what is named first is the subject
    ("review", None, "The brief sent to services [named the three missed appointments]."),
    ("practice", "Assessment", "The initial assessment [filled half a page]."),
    ("practice", "Scope", "The scope of the core assessment [was too narrow to take in the uncle]."),
    ("review", None, "The brief is plain: it [asks which of the two services held the key]."),
    # agencies that write are at work on the review, whoever they are
    ("review", "Composition", "Five agencies [supplied papers]."),
    ("review", None, "Two of the agencies' papers [went back to their writers]."),
    # the rest of a sentence that names one side alone
    ("practice", "Family involvement", "The aunt was asked to the conference; [the invitation went to an empty house]."),
    ("review", "Stepfather", "I travelled to the island twice, and [the stepfather talked all afternoon]."),
    ("practice", "Looked after review", "The looked after review [asked for a new school]."),
    ("review", None, "None of the authors [had managed the case]."),
    ("review", "Authors", "Neither the chair nor the writer [had ever worked for the council]."),
    ("review", None, "The panel [spoke not only to the mother but also to her sisters]."),
    ("review", None, "The panel [did not consider culture]."),
    ("practice", None, "The health visitor [did not consider culture]."),
    ("practice", "Findings", "The panel found that [the midwife had not asked about violence]."),
    ("review", "Guidance", "Working Together says that [reviews should be completed within six months]."),
    ("review", "Terms of reference", "[Did each service take account of the children's religion?]"),
    ("review", "Scope", "[Were the police told of the injunction?]"),
    ("review", "Recommendations", "The hospital [should weigh every baby at discharge]."),
    ("practice", "Panel", "The fostering panel [approved the couple on thin evidence]."),
    ("practice", None, "The adoption panel [met twice before a match was made]."),
    ("practice", "Independence", "The independent visitor [took him to football every Saturday]."),
    ("practice", "Independence", "The independent reviewing officer [did not meet the boy alone]."),
    ("practice", None, "The care plan [was reviewed every six weeks]."),
    ("practice", None, "The child in need review [was cancelled twice]."),
    ("practice", None, "The independent chair of the conference [did not ask to hear from the boy]."),
    ("practice", "Analysis", "The case conference [was dominated by the stepfather's anger]."),
    ("practice", "Timescales", "The core assessment [was begun three weeks after the referral]."),
    ("practice", "School", "The teacher [kept a careful note of what he said]."),
    ("practice", None, "The GP [rang the ward the same evening]."),
    ("practice", "Chronology", "The baby [was weighed at home]."),
    ("practice", "Analysis", "In our view the clinic [asked too little of the father]."),
    ("practice", "Analysis", "We conclude that [the hostel did its best with two night staff]."),
    ("practice", None, "She [kept every appointment that spring]."),
    ("review", None, "The overview [says what happened but seldom why]."),
    ("review", None, "I was [unable to speak to the former manager]."),
    ("review", None, "We [asked for the tapes and listened to them]."),
    ("review", "Agency reports", "The school's author [did not shrink from criticising the head]."),
    ("review", None, "The report by the police [remains a diary of attendances]."),
    ("review", "Recommendations", "The recommendations [are too general to be measured]."),
    ("review", "Action plan", "[A named officer answers for each line]."),
    ("review", None, "The uncle's letter, which corrected two dates, [was used in chapter 4]."),
    ("review", None, "The sisters [were offered the chance to comment]."),
    ("review", None, "What the children themselves thought [is nowhere to be found in these pages]."),
    ("review", None, "Differences between the two accounts [were settled by listening to the tape]."),
    ("review", "How the review was carried out", "[Agencies filled in the same form]."),
    ("review", "Timescale", "[It took eleven months to decide]."),
    ("review", None, "Much of the analysis [was taken on trust]."),
    ("review", "Membership of the panel", "[Two members were retired inspectors]."),
    ("practice", None, "Housing [moved the family twice without telling the school]."),
    ("review", None, "The housing author [found three letters that had never been answered]."),
    ("review", None, "Only the mother [was asked for her views by the reviewers]."),
    ("practice", None, "The police [recorded no crime and made no referral]."),
    ("practice", None, "The family support panel [sits on Thursdays]."),
    ("practice", None, "The social worker [planned to visit on Friday]."),
]


@pytest.fixture(scope="module")
def matcher(pack):
    return ConceptMatcher(terms_of(pack.lexicon))


def passage(pack, matcher, heading, marked):
    """The sentence under its heading, and the words of the passage in brackets."""
    head = f"{heading or 'Other'}\n\n"
    first, stop = marked.index("["), marked.index("]") - 1
    text = head + marked.replace("[", "").replace("]", "")
    blocks = (Block(BlockKind.HEADING, 0, len(head) - 2, level=2), Block(BlockKind.PARAGRAPH, len(head), len(text)))
    sentence = read(Document("x", "text/plain", "", text, blocks), pack, matcher).sentences[-1]
    inside = [
        k
        for k, (start, end) in enumerate(zip(sentence.words.starts, sentence.words.ends, strict=True))
        if end > len(head) + first and start < len(head) + stop
    ]
    return sentence, inside[0], inside[-1] + 1


@pytest.mark.parametrize(("expected", "heading", "marked"), CASES, ids=[case[2] for case in CASES])
def test_voice(pack, matcher, expected, heading, marked):
    reading = voice_of(*passage(pack, matcher, heading, marked))
    assert (reading.voice, marked) == (expected, marked), f"decided by {reading.cue!r}"
