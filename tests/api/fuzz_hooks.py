"""What a schema cannot say, for schemathesis: bytes that are a document, and what has to fit together across fields.

Loaded by ``test_api_fuzz``. It makes data; no answer is excused.
"""

import io
import zipfile

import schemathesis
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas
from schemathesis.transport.serialization import Binary

from scr_checker.errors import UnusableInputError
from scr_checker.manifest import matched, read_fields

TEXT = "The panel met the mother on 3 May 2009."


def packed():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("report.txt", TEXT)
    return out.getvalue()


def pdf():
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.drawString(72, 720, TEXT)
    canvas.save()
    return out.getvalue()


schemathesis.openapi.format("binary", st.sampled_from([TEXT.encode(), packed(), pdf()]).map(Binary))


@schemathesis.hook
def filter_case(context, case):
    """As many types as files; dates in their order; only files named that are sent."""
    body = case.body
    if not isinstance(body, dict):
        return True
    files, types, facts = body.get("files"), body.get("types"), body.get("facts")
    if isinstance(files, list) and isinstance(types, list) and len(types) not in (0, len(files)):
        return False
    return not isinstance(facts, dict) or fits(facts, body.get("documents"))


def fits(facts, documents):
    names = [d.get("name", "document.txt") for d in documents or [] if isinstance(d, dict)]
    try:
        matched(read_fields(facts), [n for n in names if isinstance(n, str)], "facts")
    except UnusableInputError as error:
        return "lies before" not in error.message and "it names" not in error.message
    return True
