"""What is done by hand: `nox` runs the tests and the checks, `nox -s docs` writes the generated pages."""

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
