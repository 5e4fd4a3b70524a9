"""``scr-checker serve``: the web page and the HTTP service on an address of this machine."""

from __future__ import annotations

import os
import socket
import sys
from typing import TYPE_CHECKING

from scr_checker.errors import UsageError

if TYPE_CHECKING:
    import argparse

    from scr_api.settings import Settings

NEEDED = "the service needs more packages"
BACKLOG = 512
INSTALL = "install them with: pip install 'scr-checker[serve]'"


def serve(options: argparse.Namespace) -> int:
    """Run until told to stop."""
    settings = settings_from(options)
    try:
        import uvicorn

        from scr_api.app import create_app
    except ImportError:
        raise UsageError(NEEDED, hint=INSTALL) from None
    _check_access(settings)
    listening = _listen(settings)
    config = uvicorn.Config(
        create_app(settings),
        access_log=False,
        log_level="warning",
        server_header=False,
        proxy_headers=bool(settings.trusted_proxies),
        forwarded_allow_ips=settings.trusted_proxies or None,
        timeout_graceful_shutdown=settings.shutdown_seconds,
        h11_max_incomplete_event_size=64 * 1024,
    )
    address = f"http://{_shown(settings.host)}:{listening.getsockname()[1]}/"
    print(f"scr-checker: open {address} (Ctrl-C stops it)", file=sys.stderr)
    uvicorn.Server(config).run(sockets=[listening])
    return 0


def _listen(settings: Settings) -> socket.socket:
    """A socket on the address; an address that cannot be had is the user's to change."""
    host = settings.host.strip("[]")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, settings.port), family=family, backlog=BACKLOG)
    except OSError as error:
        what = os.strerror(error.errno).lower() if error.errno else "cannot be listened on"
        raise UsageError(what, where=f"{_shown(host)}:{settings.port}", hint="choose another with --host or --port") from None


def settings_from(options: argparse.Namespace) -> Settings:
    """The settings, with host and port from the command line first."""
    try:
        from pydantic import ValidationError

        from scr_api.settings import load_settings
    except ImportError:
        raise UsageError(NEEDED, hint=INSTALL) from None
    given = {name: value for name in ("host", "port") if (value := getattr(options, name, None)) is not None}
    try:
        return load_settings(**given)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        name = "SCR_" + str(first["loc"][0]).upper() if first["loc"] else "settings"
        raise UsageError(first["msg"].lower(), where=name, hint="see scr-checker serve --help") from None


def _check_access(settings: Settings) -> None:
    from scr_api.keys import KeyFile

    if settings.needs_key and not KeyFile(settings.keys_file).all():
        raise UsageError(
            "listening here needs at least one API key", where=settings.host, hint="make one with: scr-checker keys add NAME"
        )


def _shown(host: str) -> str:
    return f"[{host}]" if ":" in host and not host.startswith("[") else host
