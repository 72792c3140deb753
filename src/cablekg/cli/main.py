"""The command line: one group, its commands in a module a family, and how faults become exit codes."""

import io
import sys

import click

from cablekg.cli import asking, building, comparing, explaining, reading, reviewing, serving
from cablekg.errors import CableKGError, UsageError

FAULTS = 1
WRONG_USE = 2


class Door(click.Group):
    """A group that says faults as sentences: exit 1 for faults in the data, 2 for wrong use, no traceback."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the commands in the order of work: read, build, serve, ask, publish, keep."""
        del ctx
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; a fault is printed on stderr and becomes the exit code."""
        try:
            return super().invoke(ctx)
        except UsageError as error:
            click.echo(str(error), err=True)
            ctx.exit(WRONG_USE)
        except CableKGError as error:
            click.echo(str(error), err=True)
            ctx.exit(FAULTS)
        except BrokenPipeError:
            raise  # click ends quietly when the reader of our output has gone
        except OSError as error:
            # The rooms name the files they know; what is left is a disk or a folder that refuses.
            click.echo(f"{error.filename or 'the system'}: {error.strerror or error}", err=True)
            ctx.exit(WRONG_USE)


@click.group(cls=Door, epilog="Example:  cablekg serve")
@click.version_option(package_name="cablekg", prog_name="cablekg", message="%(prog)s %(version)s")
def main() -> None:
    """Read listings of diplomatic documents into an RDF graph, ask it over SPARQL, serve it, dump it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal that cannot write a letter gets its number; the answer does not end in the middle.
            stream.reconfigure(errors="backslashreplace")


for _command in (
    reading.read,
    building.build,
    serving.serve,
    asking.query,
    explaining.why,
    asking.sparql,
    serving.dump,
    building.check,
    serving.info,
    comparing.diff,
    building.ids,
    reviewing.review,
    building.init,
):
    main.add_command(_command)
