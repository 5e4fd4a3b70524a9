"""A short invented report that holds everything every format can carry, for the tests of the readers."""

REPORT = """# Invented Board

## Overview report: Child Z

Invented for a test. No real child or place is described.

## 1. Why this review was held

1.1 Child Z was seven weeks old when she was taken to hospital on 3 May 2010. Her mother, who is twenty-one, \
said that the baby had "gone floppy" in the night; the consultant thought otherwise and the police were told.

1.2 The Board's chair decided on 20 May – within a month – that a review should be held. It cost £12,400. \
The naïve reader should know that Zoë's café is not a real place.[^1]

### 1.3 Analysis

The panel asked these questions:

1. Was the health visitor told of the mother's earlier illness, and if not, why not?
2. Did anybody speak to the father?

The agencies were these:

- the police, whose report was late;
- the health visiting service.

## 2. Recommendations

| No | Recommendation | Owner |
|---|---|---|
| 1 | Midwives tell the health visitor of every earlier admission | Head of Midwifery |
| 2 | The Board audits twenty files by March 2011 | |

2.1 The actions have been *accepted* by those named, and **two are finished**.

[^1]: The name was chosen by the family.
"""
