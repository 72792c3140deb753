"""What is done by hand: `nox` runs the tests and the checks, `nox -s docs` writes the generated pages.

`nox -s readings` shows what a change does to the reading, `nox -s scores` how well it reads.
"""

import nox

nox.options.sessions = ["lint", "tests"]
nox.options.reuse_existing_virtualenvs = True


@nox.session
def tests(session: nox.Session) -> None:
    """Run the plain suite, as the README says it."""
    session.install(".[test]")
    session.run("pytest", *session.posargs)


@nox.session
def lint(session: nox.Session) -> None:
    """Run ruff, mypy and the import layers alone; the plain suite runs them too."""
    session.install(".[test]")
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")
    session.run("mypy")
    session.run("lint-imports")


@nox.session
def docs(session: nox.Session) -> None:
    """Write the generated pages of docs/: settings, commands, questions."""
    session.install("-e", ".")
    session.run("python", "docs/generate.py")


@nox.session
def readings(session: nox.Session) -> None:
    """Read the corpora with the code of a commit (`-- COMMIT`, else the last) and with this; print gains and losses."""
    session.install("-e", ".")
    session.run("python", "tests/compare_readings.py", *session.posargs)


@nox.session
def scores(session: nox.Session) -> None:
    """Print the scores against their aims; `-- --write` rewrites docs/scores.md and the floors."""
    session.install("-e", ".")
    session.run("python", "tests/scores.py", *session.posargs)
