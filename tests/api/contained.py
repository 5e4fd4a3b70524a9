"""What a container engine does, with what Linux has: a file system of one's own that is only read, and another user.

Needs root. The mounts live in a namespace that ends with the command, so nothing of the machine is changed.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

TOOLS = ("unshare", "setpriv", "mount", "umount", "sh")
READ_ONLY = """while read -r _ where kind _; do
case $kind in proc | sysfs | dev* | cgroup* | mqueue) continue ;; esac
case $where in {writable} | /dev/* | /sys/* | /proc/*) continue ;; esac
mount -o remount,bind,ro "$where"
done < /proc/self/mounts"""


def contained(folder: Path, user: str = "") -> list[str]:
    """What to put before a command: all is read-only but ``folder``, and it runs as ``user:group`` without any right."""
    lines = ["set -eu", "mount --make-rprivate /", *_opened(folder), f"mount --bind {_q(folder)} {_q(folder)}"]
    lines.append(READ_ONLY.format(writable=_q(folder)))
    if user:
        uid, _, gid = user.partition(":")
        rights = "--clear-groups --no-new-privs --bounding-set=-all --inh-caps=-all"
        lines.append(f'exec setpriv --reuid={uid} --regid={gid} {rights} "$@"')
    else:
        lines.append('exec "$@"')
    return ["unshare", "--mount", "sh", "-c", "\n".join(lines), "contained"]


def why_not(folder: Path, user: str) -> str:
    """Why that cannot be done here; empty where it can."""
    if os.geteuid() != 0:
        return "only root can take another user's id and make a file system read-only"
    if missing := [tool for tool in TOOLS if not shutil.which(tool)]:
        return f"not on this machine: {', '.join(missing)}"
    done = subprocess.run([*contained(folder, user), "true"], capture_output=True, text=True)
    return f"mounts are not allowed here: {done.stderr.strip()}" if done.returncode else ""


def _opened(folder: Path) -> list[str]:
    """The Python of the tests and its packages for everybody, where they lie in a folder that only root may enter."""
    needed = {Path(sys.base_prefix).resolve(), Path(sysconfig.get_path("purelib")).resolve()}
    closed = {path: parent for path in needed if (parent := _closed(path))}
    held = {path: folder / f"held-{n}" for n, path in enumerate(sorted(closed))}
    lines = [f"mkdir -p {_q(at)} && mount --bind {_q(path)} {_q(at)}" for path, at in held.items()]
    lines += [f"mount -t tmpfs -o mode=755 none {_q(parent)}" for parent in sorted(set(closed.values()))]
    for path, at in held.items():
        lines.append(f"mkdir -p {_q(path)} && mount --bind {_q(at)} {_q(path)} && umount {_q(at)}")
    return lines


def _closed(path: Path) -> Path | None:
    """The outermost folder on the way that others may not enter."""
    return next((p for p in reversed((path, *path.parents)) if not p.stat().st_mode & 0o001), None)


def _q(path: Path) -> str:
    return shlex.quote(str(path))
