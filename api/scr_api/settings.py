"""How is this service set up? Every setting with its default and what it is for.

Read once, before ``create_app``: from the environment (``SCR_`` and the name), then from the file that
``SCR_SETTINGS_FILE`` names (lines of NAME=value). ``scr-checker serve --help`` prints this list.
"""

from __future__ import annotations

import ipaddress
import os
from pathlib import Path
from typing import Literal

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

PREFIX = "SCR_"
MEGABYTE = 1024 * 1024
LOCAL_NAMES = ("localhost", "127.0.0.1", "[::1]", "::1")


def _keys_file() -> Path:
    base = os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config"
    return Path(base) / "scr-checker" / "keys.json"


class Settings(BaseSettings):
    """What an operator can choose."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="ignore", frozen=True)

    host: str = Field("127.0.0.1", description="address to listen on; any other than loopback needs an API key")
    port: int = Field(8000, ge=0, le=65535, description="port to listen on")
    pack: str = Field("ofsted_2010", description="rule pack used where a request names none")
    workers: int = Field(default_factory=lambda: max(1, os.cpu_count() or 1), ge=1, le=64, description="worker processes")
    queue: int = Field(16, ge=0, description="requests that may wait for a worker; more get 503")
    time_limit: float = Field(60, gt=0, description="seconds one evaluation may take")
    memory_limit_mb: int = Field(1024, ge=64, description="megabytes one evaluation may add to its worker")
    worker_jobs: int = Field(500, ge=1, description="evaluations after which a worker is replaced")
    max_upload_mb: float = Field(50, gt=0, description="megabytes one request may send")
    max_files: int = Field(50, ge=1, description="files one request may send")
    upload_timeout: float = Field(120, gt=0, description="seconds a client may take to send its request")
    retry_after: int = Field(5, ge=1, description="seconds after which a refused client is asked to try again")
    require_key: bool = Field(False, description="ask for an API key on loopback too (behind a reverse proxy: yes)")
    keys_file: Path = Field(default_factory=_keys_file, description="file of hashed API keys")
    rate_per_minute: int = Field(60, ge=1, description="evaluations a minute for one key")
    session_hours: float = Field(8, gt=0, description="hours after which a sign-in ends")
    tls: bool = Field(False, description="people reach it by https: cookies become Secure, HSTS is sent")
    allowed_hosts: str = Field(
        "", description="host names it answers to, comma-separated; empty: loopback names and the host it listens on"
    )
    trusted_proxies: str = Field("", description="addresses whose X-Forwarded headers are believed, comma-separated; empty: none")
    log_level: Literal["info", "warning", "error"] = Field(
        "info", description="info logs every request, as JSON on standard error"
    )
    shutdown_seconds: int = Field(30, ge=1, description="seconds given to running requests when it is told to stop")

    @property
    def loopback(self) -> bool:
        """Whether only this machine can reach the address."""
        if self.host == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.host.strip("[]")).is_loopback
        except ValueError:
            return False

    @property
    def needs_key(self) -> bool:
        """Whether a request without a key is refused."""
        return self.require_key or not self.loopback

    @property
    def max_bytes(self) -> int:
        """The largest request body."""
        return int(self.max_upload_mb * MEGABYTE)

    @property
    def hosts(self) -> tuple[str, ...]:
        """The host names it answers to."""
        given = self.allowed_hosts.split(",")
        named = tuple(name.strip().lower() for name in given if name.strip())
        return named or (*LOCAL_NAMES, self.host.lower())


def load_settings(**given: object) -> Settings:
    """The settings, with those given on the command line first. The file named in the environment comes last."""
    return Settings(_env_file=os.environ.get(PREFIX + "SETTINGS_FILE"), **given)  # type: ignore[call-arg, arg-type]


def describe() -> list[tuple[str, str, str]]:
    """Environment variable, default and meaning of each setting."""
    return [(PREFIX + name.upper(), _default(name), field.description or "") for name, field in Settings.model_fields.items()]


def _default(name: str) -> str:
    if name == "workers":
        return "number of cores"
    if name == "keys_file":
        return "~/.config/scr-checker/keys.json"
    value = Settings.model_fields[name].default
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value) or "none"
