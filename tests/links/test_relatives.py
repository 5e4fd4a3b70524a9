"""Is a relative who matters in the story and is nowhere said to have been asked put to a person as a question?"""

import pytest

STORY = "# Overview Report of the Serious Case Review\n\n## Chronology\n\n" + "\n\n".join(
    f"In {month} the grandmother rang the clinic about the cough." for month in ("May", "June", "July", "August", "October")
)


def asked(result):
    return [q for q in result.overall.to_confirm if q.startswith("Was the grandmother")]


@pytest.mark.parametrize(
    ("said", "open_"),
    [
        ("The author met the father in March.", 1),
        ("The author met the father and the grandmother in March.", 0),
        ("The grandmother was not approached.", 0),
    ],
)
def test_a_relative_of_the_story(judge, said, open_):
    assert len(asked(judge(f"{STORY}\n\n## Family involvement\n\n{said}\n"))) == open_


def test_nobody_is_asked_about_where_no_family_part_was_found(judge):
    assert asked(judge(STORY)) == []
