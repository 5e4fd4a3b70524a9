"""Whether a passage says that a thing was done. Invented sentences; the passage stands in brackets."""

import pytest

from scr_checker.document import Block, BlockKind, Document
from scr_checker.matching.concepts import ConceptMatcher
from scr_checker.matching.terms import terms_of
from scr_checker.reading.assertion import assertion_of
from scr_checker.reading.text import read

CASES = [
    ("affirmed", "Authors", "None of the authors [had managed the case]."),
    ("affirmed", None, "Neither the chair nor the writer [had ever worked for the council]."),
    ("deficient", "Authors", "The author [had supervised the duty team until the spring]."),
    ("deficient", None, "The chair [reports to the director whose decisions are examined here]."),
    ("deficient", None, "The chair of the panel [was also the line manager of the duty team]."),
    ("affirmed", None, "A doctor from the neighbouring trust [wrote the health report]."),
    ("affirmed", None, "The panel [spoke not only to the mother but also to her sisters]."),
    ("affirmed", None, "The letters were chased [not once but three times]."),
    ("deficient", None, "The panel [did not consider culture]."),
    ("deficient", None, "The health visitor [did not consider culture]."),
    ("affirmed", None, "The author [did not shrink from criticising the head]."),
    ("affirmed", None, "It cannot be said that the author [spared her own employer]."),
    ("deficient", None, "It cannot be said that the family [was heard]."),
    ("affirmed", None, "No proposal [lacks an owner]."),
    ("deficient", None, "No proposal [has an owner]."),
    ("affirmed", None, "Nothing [was taken on trust]."),
    ("deficient", None, "Much [was taken on trust]."),
    ("affirmed", None, "[No extension was sought]."),
    ("affirmed", None, "[Not a day was lost] between the notification and the first meeting."),
    ("affirmed", None, "[Barely a week passed] before the sub-committee met."),
    ("deficient", None, "[It took the board eleven months to decide]."),
    ("deficient", None, "The final report was [eight weeks overdue]."),
    ("affirmed", None, "The timetable [was met]."),
    ("deficient", None, "It is regrettable that [the half-sister was invited by postcard]."),
    ("deficient", None, "The draft would have [benefited from a reading of earlier reviews]."),
    ("deficient", None, "A second interview [was considered but not pursued]."),
    ("deficient", None, "The housing report [is little more than a list of dates]."),
    ("deficient", None, "The police report [remains a diary of attendances]."),
    ("deficient", None, "The recommendations [are too general to be measured]."),
    ("deficient", None, "There are [so many proposals that none will be remembered]."),
    ("deficient", None, "There is [an absence of any reference to published work]."),
    ("deficient", None, "The author [gave us a list rather than reasons]."),
    ("affirmed", None, "Faced with two dates, the author [rang the ward rather than print both]."),
    ("affirmed", None, "Each action [has a date against it, not a season]."),
    ("affirmed", None, "Gaps in the ambulance account [were filled by the author's own enquiries]."),
    ("affirmed", None, "The panel [rejected the first draft of the police report as incomplete]."),
    ("deficient", None, "The panel [accepted the police report without comment]."),
    ("affirmed", None, "The writer asked [whether fear had kept staff away]."),
    ("deficient", None, "Nobody asked [whether fear had kept staff away]."),
    ("affirmed", None, "Although his solicitor advised against it, [the father came and talked for an hour]."),
    ("deficient", None, "Although the grandmother wrote twice, [nobody replied]."),
    ("deficient", None, "The report was ready, but [the family had not been told]."),
    ("neutral", "Guidance", "Working Together says that [reviews should be completed within six months]."),
    ("neutral", "Guidance", 'Panels are told in guidance to ask ["who has not been heard"].'),
    ("planned", "Terms of reference", "[Did each service take account of the children's religion?]"),
    ("planned", None, "The review [will examine how decisions were reached]."),
    ("planned", None, "The board [intends to publish in the spring]."),
    ("planned", "Recommendations", "The hospital [should weigh every baby at discharge]."),
    ("deficient", None, "The hospital [should have weighed the baby at discharge]."),
    ("planned", None, "The trust [is to report to the board in June]."),
    ("affirmed", None, "The plan [says how we shall know that it has worked]."),
    ("neutral", None, "Names of staff [are listed in appendix B]."),
    ("neutral", None, 'In this report "carer" [means anyone who looked after him overnight].'),
    ("neutral", None, "[Section 4 describes the family]."),
    ("affirmed", None, "The author [is far from defensive]."),
    ("deficient", None, "The account [is far from complete]."),
    ("affirmed", "Authors", "Because the trust had only three nurses, [a nurse from another county wrote its account]."),
    ("affirmed", None, "The trial had not begun when [the final draft was agreed]."),
    ("affirmed", None, "[We telephoned the school ourselves and found that nobody had been told]."),
    ("affirmed", None, "[I have never worked for any of the bodies named here]."),
    ("affirmed", None, "The reports were given to [people with no part in the case]."),
    ("deficient", None, "[The mother had no part in the meeting]."),
    ("affirmed", "Terms of reference", "[The six questions could not be put about any other family]."),
    ("affirmed", "Action plan", "[No action was marked as done until the auditor had seen it]."),
    ("deficient", None, "[Nothing was asked until June]."),
    ("affirmed", None, "It was [the absence of fathers from the files that led the panel to widen its search]."),
    ("deficient", None, "It would be kind to call [this appendix a plan]."),
    ("deficient", None, "It is hard to believe that [the report was read]."),
    ("affirmed", None, "Had we stopped there, we should not have [heard the sister's account]."),
    ("deficient", "The panel", "[The review was led by the department's own deputy]."),
    ("deficient", None, "[The conclusion is a list of dates]."),
    ("neutral", None, "[Appendix 3 is a list of abbreviations]."),
    ("neutral", None, "[There were four midwives on the ward]."),
    ("neutral", None, "[A core group is a meeting of those who work with a child]."),
    ("neutral", None, "[The police report runs to sixty pages]."),
    ("neutral", None, "[Research is discussed in chapter 4]."),
    ("planned", None, "[The authors were instructed to speak to their staff]."),
    ("planned", None, "The board [should not wait for the inspection before it acts]."),
    ("deficient", None, "The nurse [should on that account have rung the ward]."),
    ("affirmed", None, "I sat with each of the carers, [and the grandmother too, because she had seen most]."),
    ("affirmed", None, 'The mother read the draft and [added the sentence "nobody ever came to our door"].'),
    ("affirmed", None, "The author [wrote down what had been missing from the file]."),
    ("affirmed", None, "[Brown and Lee (2004) found that fathers are missed], and we asked about them."),
    ("affirmed", None, "[The uncle declined to meet us], as was his right."),
    ("deficient", None, "The board had [let its plan from the earlier review lapse]."),
    ("deficient", None, "The chapter [fell some way short of what was promised]."),
    ("deficient", None, "The opinion [rests on one letter]."),
    ("deficient", None, "The aunt was told [by letter alone]."),
    ("deficient", None, "[In two years the panel met the father once]."),
    ("deficient", None, "The grandparents [heard of the death from a local newspaper]."),
    ("affirmed", None, "The author [rejects the view that nothing could have been seen]."),
    ("affirmed", None, "The group [gave a day to why the letter was not answered]."),
    ("affirmed", None, "[Three drafts were returned as too thin and came back longer]."),
    ("affirmed", None, "[No proposal is made unless a finding bears it out]."),
    ("neutral", None, "[The mother has no other children]."),
    ("neutral", None, "[The trial has not yet been held]."),
    ("neutral", None, "[A conference is not a court]."),
    ("neutral", None, "[The questions set are at the front of the report]."),
    ("planned", None, "The board [has asked the trust to report on missed visits]."),
    ("deficient", None, "[The analysis rehearses the chronology]."),
    ("deficient", None, "[The boy was not undressed]."),
    ("affirmed", "Panel membership", "Mrs Orme [had never had charge of anyone named here]."),
    ("affirmed", "Panel membership", "Mr Vance, a retired bursar, [draws no pay from any of the agencies]."),
    ("affirmed", None, "To the second question all five authors [answered no, in writing]."),
    ("affirmed", None, "[I put it to the manager that this could not be so] and asked for the rota."),
    ("affirmed", None, "It was minuted that [an interpreter was not wanted]."),
    ("deficient", None, "The review was asked for in June, but [it was December before anybody wrote]."),
    ("deficient", None, "The trust's report [disposes of faith in five words]."),
    ("deficient", None, "His schooling [is dealt with in a paragraph]."),
    ("deficient", None, "The account goes as far as June and then [simply stops]."),
    ("deficient", None, "The dental record [is another matter]."),
    ("deficient", None, "The two sisters [were not approached, as they do not live in the county]."),
    ("deficient", None, "[We were not able to look into it, for want of time]."),
    ("deficient", None, "The actions have owners, but [nobody will know whether they have worked]."),
    ("deficient", None, "All the writers were new to it, save that [the surgery's own partner prepared its account]."),
    ("deficient", None, "One cannot say that the second draft was uncritical, only that [its criticism went to other agencies]."),
    ("affirmed", None, "The review overran, except that [the urgent changes were in place by Easter]."),
    ("affirmed", None, "[All the writers were new to it], save that the surgery's own partner prepared its account."),
    ("affirmed", None, "The chair said only that [the minutes were in the drawer]."),
    ("deficient", None, "They saw a culture, and [what his mixed heritage meant to him was never explored]."),
    ("planned", None, "[The panel meant to see him in May]."),
    ("affirmed", None, "These are [plain questions that could only have been written for this child]."),
    ("deficient", None, "These [could easily have been written for this child]."),
    ("deficient", None, "The father was written to once, and [no further effort was made to find him]."),
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
def test_assertion(pack, matcher, expected, heading, marked):
    reading = assertion_of(*passage(pack, matcher, heading, marked))
    assert (reading.assertion, marked) == (expected, marked), f"decided by {reading.cue!r}"
