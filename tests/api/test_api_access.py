"""Who may use the service: keys, sign-in, forged forms, rates, and where it may listen."""

import asyncio
import os
import statistics
import subprocess
import sys
import time

import httpx
import pytest
from serving import COMMAND, form_token, problem

from scr_api.app import create_app
from scr_api.keys import KeyFile
from scr_api.settings import Settings
from scr_checker.errors import UsageError

EVALUATIONS = "/v1/evaluations"
TEXT = {"text": "A report of a review."}


def run(*arguments, folder, **settings):
    environment = os.environ | {"SCR_KEYS_FILE": str(folder / "keys.json")} | settings
    return subprocess.run([COMMAND, *arguments], env=environment, capture_output=True, text=True)


def multipart(**fields):
    return {name: (None, value) for name, value in fields.items()}


@pytest.fixture
def browser(guarded):
    with httpx.Client(base_url=guarded.url, timeout=60) as made:
        yield made


def test_without_a_key_there_is_only_health_and_sign_in(guarded, browser):
    answer = browser.post(EVALUATIONS, json=TEXT)
    problem(answer, 401, "unauthorised")
    assert answer.headers["www-authenticate"].startswith("Bearer")
    for path in ("/v1/packs", "/v1/packs/ofsted_2010", "/v1/schema/result", "/metrics"):
        problem(browser.get(path), 401)
    for path in ("/health/live", "/health/ready", "/version", "/openapi.json", "/sign-in", "/privacy", "/accessibility"):
        assert browser.get(path).status_code == 200
    assert browser.get("/").headers["location"] == "/sign-in"
    again = browser.post("/result", files=multipart(text="A report"), follow_redirects=True)
    assert again.history
    assert "Your sign-in has ended" in again.text
    with guarded.client() as client:
        assert client.post(EVALUATIONS, json=TEXT).status_code == 200


@pytest.mark.parametrize("header", ["Bearer wrong", "Bearer", "Basic abc", "Bearer scr_" + "x" * 43, "bearer \xe9", ""])
def test_wrong_keys_are_401(browser, header):
    problem(browser.get("/v1/packs", headers={"authorization": header.encode("latin-1")}), 401)


def test_a_wrong_key_costs_the_same_however_wrong(tmp_path):
    keys = KeyFile(tmp_path / "keys.json")
    right = [keys.add(f"key {n}") for n in range(50)]
    near = right[0][:-1] + ("A" if right[0][-1] != "A" else "B")
    times = {name: [] for name in (near, "scr_far", right[0], right[-1])}
    for _ in range(200):
        for name, seen in times.items():
            began = time.perf_counter()
            keys.find(name)
            seen.append(time.perf_counter() - began)
    middle = [statistics.median(seen) for seen in times.values()]
    assert max(middle) < 2 * min(middle)


def test_keys_are_added_listed_and_revoked_while_it_runs(guarded, browser):
    environment = {"SCR_KEYS_FILE": str(guarded.folder / "keys.json")}
    secret = run("keys", "add", "Anna", folder=guarded.folder).stdout.strip()
    assert secret.startswith("scr_")
    assert secret not in (guarded.folder / "keys.json").read_text()
    assert (guarded.folder / "keys.json").stat().st_mode & 0o077 == 0
    header = {"authorization": f"Bearer {secret}"}
    assert browser.get("/v1/packs", headers=header).status_code == 200
    assert "Anna" in run("keys", "list", folder=guarded.folder, **environment).stdout
    assert run("keys", "add", "Anna", folder=guarded.folder).returncode == 2
    assert run("keys", "revoke", "Anna", folder=guarded.folder).returncode == 0
    problem(browser.get("/v1/packs", headers=header), 401)
    gone = run("keys", "revoke", "Anna", folder=guarded.folder)
    assert gone.returncode == 2
    assert gone.stderr.startswith("scr-checker: Anna: no key of that name")


def test_signing_in_and_out(guarded, browser):
    token = form_token(browser, "/sign-in")
    wrong = browser.post("/sign-in", files=multipart(csrf=token, key="scr_wrong"))
    assert wrong.status_code == 401
    assert "not known here" in wrong.text
    answer = browser.post("/sign-in", files=multipart(csrf=token, key=guarded.key))
    assert answer.headers["location"] == "/"
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    token = form_token(browser)
    judged = browser.post("/result", files=multipart(csrf=token, text="A report of a review."))
    assert judged.status_code == 200
    gone = browser.post("/sign-out", files=multipart(csrf=token))
    assert "You have signed out" in browser.get(gone.headers["location"]).text
    assert browser.get("/").headers["location"] == "/sign-in"


def test_a_session_ends_with_its_key(guarded, browser):
    secret = run("keys", "add", "Bert", folder=guarded.folder).stdout.strip()
    browser.post("/sign-in", files=multipart(csrf=form_token(browser, "/sign-in"), key=secret))
    assert browser.get("/").status_code == 200
    run("keys", "revoke", "Bert", folder=guarded.folder)
    assert browser.get("/").headers["location"] == "/sign-in"


def test_forged_forms_are_refused(client, plain):
    token = form_token(client)
    for wrong in ("", "0" * 64, "ä"):
        problem(client.post("/result", files=multipart(csrf=wrong, text="A report of a review.")), 403, "form-expired")
    with plain.client() as other:
        problem(other.post("/result", files=multipart(csrf=token, text="A report")), 403, "form-expired")
    for header in ({"origin": "https://evil.example"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"}):
        problem(client.post("/result", files=multipart(csrf=token, text="A report"), headers=header), 403, "cross-site")
        problem(client.post(EVALUATIONS, json=TEXT, headers=header), 403, "cross-site")
    assert client.post(EVALUATIONS, json=TEXT, headers={"origin": plain.url}).status_code == 200


def test_a_key_has_a_rate(guarded, browser):
    secret = run("keys", "add", "Eager", folder=guarded.folder).stdout.strip()
    header = {"authorization": f"Bearer {secret}"}
    answers = [browser.post(EVALUATIONS, json={}, headers=header) for _ in range(40)]
    statuses = [a.status_code for a in answers]
    assert statuses[:30] == [422] * 30
    problem(answers[-1], 429, "too-many-requests")
    assert 1 <= int(answers[-1].headers["retry-after"]) <= 2
    with guarded.client() as other:
        assert other.post(EVALUATIONS, json=TEXT).status_code == 200


def test_behind_tls_cookies_are_secure(tmp_path):
    app = create_app(Settings(tls=True, keys_file=tmp_path / "keys.json", require_key=True))

    async def ask():
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="https://127.0.0.1") as client:
            return await client.get("/sign-in")

    answer = asyncio.run(ask())
    assert "secure" in answer.headers["set-cookie"].lower()
    assert answer.headers["strict-transport-security"]


def test_security_headers_are_on_every_answer(client):
    for path in ("/", "/v1/packs", "/nowhere", "/static/app.css", "/health/live"):
        headers = client.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cache-control"] == "no-store"
        assert headers["x-frame-options"] == "DENY"


def test_it_listens_elsewhere_only_with_a_key(tmp_path):
    refused = run("serve", "--host", "0.0.0.0", "--port", "0", folder=tmp_path)  # noqa: S104
    assert refused.returncode == 2
    assert refused.stderr == (
        "scr-checker: 0.0.0.0: listening here needs at least one API key; make one with: scr-checker keys add NAME\n"
    )


def test_an_address_in_use_is_one_line(plain, tmp_path):
    port = plain.url.rsplit(":", 1)[1]
    refused = run("serve", "--port", port, folder=tmp_path)
    assert refused.returncode == 2
    line = f"scr-checker: 127.0.0.1:{port}: address already in use; choose another with --host or --port"
    assert refused.stderr.splitlines() == [line]


def test_settings_are_listed_and_checked(tmp_path):
    listing = run("serve", "--help", folder=tmp_path).stdout
    assert "SCR_MAX_UPLOAD_MB" in listing
    wrong = run("serve", folder=tmp_path, SCR_WORKERS="none")
    assert wrong.returncode == 2
    assert wrong.stderr.startswith("scr-checker: SCR_WORKERS: ")
    assert wrong.stderr.count("\n") == 1


def test_a_key_file_that_is_none_is_said(tmp_path):
    (tmp_path / "keys.json").write_text("{")
    with pytest.raises(UsageError, match="cannot be read"):
        KeyFile(tmp_path / "keys.json").all()
    for name in ("", "a/b", "x" * 61):
        with pytest.raises(UsageError, match="not a name"):
            KeyFile(tmp_path / "none.json").add(name)


def test_the_packages_it_needs_are_named(tmp_path):
    """Without the extra, one line; the command itself never needs it."""
    hide = "import sys; sys.modules['uvicorn'] = sys.modules['pydantic_settings'] = None\n"
    (tmp_path / "hidden.py").write_text(hide + "from scr_checker.cli import main\nsys.exit(main(['serve']))\n")
    done = subprocess.run([sys.executable, tmp_path / "hidden.py"], capture_output=True, text=True)
    assert done.returncode == 2
    assert done.stderr == "scr-checker: the service needs more packages; install them with: pip install 'scr-checker[serve]'\n"
