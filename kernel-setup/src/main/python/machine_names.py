"""Finds what names the machine a notebook ran on: readers have another one."""

import getpass
import json
import re
import socket
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[4]
ADDRESS = r"(?<![\w.])(?:localhost|\d{1,3}(?:\.\d{1,3}){3}|\[::1\]):\d{2,5}(?!\d)"


def patterns():
    """Yields (what it is, regular expression) of this machine's names, the longest paths first."""
    folders = {"the checkout": ROOT, "the home folder": home(), "the temporary folder": Path(tempfile.gettempdir())}
    for what, folder in folders.items():
        if folder is not None:
            for path in sorted({folder, folder.resolve()}):
                if len(path.parts) > 1:  # a container's home may be the root of all
                    yield what, path_pattern(path)
    name = user()
    if name:
        yield "the user's name in a path", rf"[/\\]{re.escape(name)}(?=[/\\])"
    host = socket.gethostname().split(".")[0]
    if host and host != "localhost":
        yield "the host name", rf"(?<![\w-]){re.escape(host)}(?![\w-])"
    yield "an address with a port", ADDRESS


def anywhere():
    """Yields (what it is, regular expression) of paths that tell of some machine, not only this one."""
    yield "a path of a machine", r"(?<![\w.-])/(?:home|Users|root|tmp|var/folders|private/var|opt|mnt)/[\w.+-]+"
    yield "a path of a machine", r"\b[A-Z]:\\+Users\\+[\w.+-]+"


def home():
    try:
        return Path.home()
    except RuntimeError:  # a container may run as a user without one
        return None


def user():
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return None


def path_pattern(path):
    """Matches the folder or what is below it; /tmp is not in /data/tmp, nor in /tmpfs."""
    forms = {str(path), path.as_posix(), str(path).replace("\\", "\\\\")}
    return rf"(?<![\w.-])(?:{'|'.join(map(re.escape, sorted(forms)))})(?![\w-])"


def find(text, source, names):
    """Returns what in `text` names this machine, unless the author wrote it into `source`."""
    found = []
    for what, pattern in names:
        for match in re.finditer(pattern, text):
            if match.group() not in source:
                start, end = max(0, match.start() - 20), match.end() + 20
                found.append(f"{what}: …{' '.join(text[start:end].split())}…")
                break
    return found


def texts(output):
    """Yields all that a reader sees of an output, images apart."""
    if output.output_type == "stream":
        yield output.text
    elif output.output_type == "error":
        yield "\n".join([output.ename, output.evalue, *output.traceback])
    else:
        for kind, value in output.data.items():
            if not kind.startswith("image/") or kind == "image/svg+xml":
                yield value if isinstance(value, str) else json.dumps(value)
