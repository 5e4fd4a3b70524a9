"""What a proxy says of the client is believed only of proxies that the operator named: address, https, and nothing else.

The address matters for tries to sign in; evaluations are counted for each key, wherever they come from.
"""

import json

import httpx
import pytest
from serving import form_token, problem, serving

BEHIND = pytest.mark.parametrize("proxies", ["", "192.0.2.1"], ids=["no proxy named", "another proxy named"])
CLIENT, OTHER = "203.0.113.9", "203.0.113.10"
TRIES, PER_KEY = 20, 3


@pytest.fixture
def server(proxies, tmp_path):
    settings = {"workers": 1, "require_key": "true", "rate_per_minute": PER_KEY, "trusted_proxies": proxies}
    with serving(tmp_path, keys=True, **settings) as made:
        yield made


def try_to_sign_in(client, address):
    """One try with a wrong key, as a proxy hands it on."""
    token = form_token(client, "/sign-in")
    fields = {"csrf": (None, token), "key": (None, "scr_wrong")}
    return client.post("/sign-in", files=fields, headers={"x-forwarded-for": address})


def cookie(server, path="/sign-in", **headers):
    return httpx.get(server.url + path, headers=headers).headers["set-cookie"].lower()


def lines(server):
    return [json.loads(line) for line in server.log().splitlines() if line.startswith("{")]


@pytest.mark.parametrize("proxies", ["127.0.0.1"])
def test_a_named_proxy_is_believed(server):
    assert "secure" in cookie(server, **{"x-forwarded-proto": "https"})
    assert "secure" not in cookie(server, **{"x-forwarded-proto": "http"})
    assert "secure" not in cookie(server)
    with httpx.Client(base_url=server.url) as client:
        tries = [try_to_sign_in(client, f"198.51.100.{n}, {CLIENT}").status_code for n in range(TRIES + 1)]
        assert tries == [401] * TRIES + [429], "what a client puts before its own address makes no other client"
        assert try_to_sign_in(client, CLIENT).status_code == 429
        assert try_to_sign_in(client, OTHER).status_code == 401, "others behind the same proxy go on"
        token = form_token(client, "/sign-in")
        headers = {"x-forwarded-proto": "https", "x-forwarded-for": OTHER, "origin": server.url.replace("http:", "https:")}
        signed = client.post("/sign-in", files={"csrf": (None, token), "key": (None, server.key)}, headers=headers)
        assert signed.status_code == 303
        assert "secure" in signed.headers["set-cookie"].lower()
    check_the_key_and_the_log(server)


@BEHIND
def test_anybody_else_is_not(server):
    assert "secure" not in cookie(server, **{"x-forwarded-proto": "https"})
    with httpx.Client(base_url=server.url) as client:
        tries = [try_to_sign_in(client, f"198.51.100.{n}").status_code for n in range(TRIES + 1)]
    assert tries == [401] * TRIES + [429], "a made-up address for each try is no way round"
    check_the_key_and_the_log(server)


def check_the_key_and_the_log(server):
    """Evaluations count for the key from whatever address, and the log names the key and nobody's address."""
    with server.client() as client:
        sent = [client.post("/v1/evaluations", json={}, headers={"x-forwarded-for": f"198.51.100.{n}"}) for n in range(5)]
    assert [a.status_code for a in sent[:PER_KEY]] == [422] * PER_KEY
    problem(sent[-1], 429, "too-many-requests")
    seen = [line for line in lines(server) if line["route"] == "/v1/evaluations"]
    assert len(seen) == 5
    assert len({line["key"] for line in seen}) == 1
    assert seen[0]["key"]
    assert not any(address in server.log() for address in (CLIENT, OTHER, "198.51.100."))
