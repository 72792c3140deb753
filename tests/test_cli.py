"""The command line: examples that run, exit codes, what goes to which stream, which folders are in use."""

import csv
import io
import json
import re
import signal
import subprocess
import sys
from pathlib import Path

import click
import pytest

from cablekg.cli.folders import data_folder, store_folder
from cablekg.cli.main import main
from cablekg.errors import UsageError
from cablekg.settings import shipped
from terminal import COMMAND, environment, no_traceback, run, sandbox

HEAVY = ("flask", "rdflib", "pyoxigraph")
ADDRESS = re.compile(r"cablekg serves at http://127\.0\.0\.1:[0-9]+/\n")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory, shipped_var: Path) -> Path:
    """A clone's folder with a store, and files that have faults."""
    folder = sandbox(tmp_path_factory.mktemp("place"), shipped_var)
    bad = folder / "bad"
    bad.mkdir()
    entry = "May 10, 1948\n\nCable, Stalin to Mao Zedong\n\nOn a visit.\n"
    (bad / "short.txt").write_text(f"Skip to content\n\n101 - 110 of 120\n\n{entry}")
    (bad / "latin1.txt").write_bytes(
        "Skip to content\n\n1 - 1 of 1\n\nMay 10, 1948\n\nCable, Müller to Stalin\n".encode("latin-1")
    )
    (bad / "prose.txt").write_text("Dear reader,\nthis is a letter.\n")
    (bad / "table.tsv").write_text("Title\tDate\nCable, Stalin to Mao Zedong\t1948-04-29\n")
    (bad / "map.toml").write_text('[columns]\ntitle = "Title"\ndate = "Date"\n')
    (bad / "graph.ttl").write_text("<http://example.org/a> <http://example.org/b> <http://example.org/c> .\n")
    for name, text in {
        "ask": "ASK { ?document <https://w3id.org/cablekg/ns#sender> ?agent }",
        "graph": "CONSTRUCT { ?d a ?t } WHERE { ?d a ?t } LIMIT 3",
        "none": "SELECT ?a WHERE { ?a <http://example.org/none> ?a }",
        "update": "DELETE WHERE { ?s ?p ?o }",
        "service": "SELECT * WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "broken": "SELECT WHERE {",
    }.items():
        (bad / f"{name}.rq").write_text(text)
    return folder


def commands() -> list[tuple[str, click.Command]]:
    return list(main.commands.items())


def examples() -> list[str]:
    texts = [main.epilog or "", *(command.epilog or "" for _, command in commands())]
    return [line for text in texts for line in re.findall(r"cablekg .+", text)]


def exits() -> list[dict[str, str]]:
    with (Path(__file__).parent / "exits.tsv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def test_every_commands_help_ends_with_an_example() -> None:
    for name, command in commands():
        last = command.get_help(click.Context(command, info_name=name)).splitlines()[-1]
        assert last.strip().startswith(f"cablekg {name}"), name


@pytest.mark.parametrize("example", examples())
def test_the_examples_of_the_help_run(example: str, place: Path, tmp_path: Path) -> None:
    arguments = example.split()[1:]
    if arguments[0] == "serve":
        serve_and_stop(place, *arguments[1:], *([] if "--bind" in arguments else ["--bind", "127.0.0.1:0"]))
        return
    if arguments[0] in {"dump", "init"}:
        arguments[1] = str(tmp_path / arguments[1])
    done = run(place, *arguments)
    assert done.returncode == 0, done.stderr
    assert done.stdout


def serve_and_stop(folder: Path, *arguments: str, stop: int = signal.SIGTERM) -> tuple[str, str]:
    """Serve until the address is printed, then stop; give both streams."""
    serving = subprocess.Popen(
        [COMMAND, "serve", *arguments],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=environment(),
    )
    assert serving.stdout is not None
    first = serving.stdout.readline()
    serving.send_signal(stop)
    rest, talk = serving.communicate(timeout=30)
    assert ADDRESS.fullmatch(first), first + talk
    assert not rest
    assert serving.returncode == 0, talk
    assert "Traceback" not in talk
    return first, talk


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_serve_prints_one_line_and_stops_cleanly(stop: int, place: Path) -> None:
    serve_and_stop(place, "--bind", "127.0.0.1:0", stop=stop)


def test_serve_builds_the_first_store_and_talks_on_stderr(place: Path, tmp_path: Path) -> None:
    _, talk = serve_and_stop(place, "--bind", "127.0.0.1:0", "--store", str(tmp_path / "stores"))
    assert "documents from" in talk
    assert (tmp_path / "stores" / "current").is_dir()


@pytest.mark.parametrize("row", exits(), ids=lambda row: row["arguments"])
def test_every_end_has_its_exit_code_and_its_words(row: dict[str, str], place: Path) -> None:
    done = run(place, *row["arguments"].split())
    assert no_traceback(done), done.stderr
    assert done.returncode == int(row["exit"]), f"{row['why']}\n{done.stdout}{done.stderr}"
    assert row["says"] in done.stderr, f"{row['why']}\n{done.stderr}"


def test_an_unknown_setting_is_refused_with_the_known_ones(place: Path) -> None:
    done = run(place, "info", CABLEKG_STOR="var")
    assert done.returncode == 2
    assert "CABLEKG_STOR" in done.stderr
    assert "CABLEKG_STORE" in done.stderr


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys\nfrom cablekg.cli.main import main\n"
        "for arguments in [['--help'], ['--version'], *([name, '--help'] for name in main.commands)]:\n"
        "    try:\n        main(arguments)\n    except SystemExit as end:\n        assert not end.code, arguments\n"
        f"    found = [name for name in {HEAVY!r} if name in sys.modules]\n    assert not found, (arguments, found)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("Usage: ") == 1 + len(commands())


def test_read_and_query_keep_results_and_talk_apart(place: Path) -> None:
    read = run(place, "read", "bad/short.txt")
    assert [json.loads(line)["title"] for line in read.stdout.splitlines()] == ["Cable, Stalin to Mao Zedong"]
    assert "promises" in read.stderr
    asked = run(place, "query", "messages-between", "a=stalin", "b=mao-zedong", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(asked.stdout)))
    assert rows
    assert rows[0]["document"].startswith("https://w3id.org/cablekg/document/")
    assert not asked.stderr


def test_a_closed_pipe_ends_quietly(place: Path) -> None:
    line = f"'{COMMAND}' read data/tables/stalin-mao.tsv | head -n 1"
    done = subprocess.run(
        ["sh", "-c", line], cwd=place, capture_output=True, encoding="utf-8", env=environment(), check=False
    )
    assert json.loads(done.stdout)["key"]
    assert "BrokenPipe" not in done.stderr
    assert "Traceback" not in done.stderr


def test_a_terminal_without_the_letters_gets_their_numbers(place: Path) -> None:
    done = run(place, "query", "names-of", "agent=stalin", PYTHONIOENCODING="latin-1")
    assert done.returncode == 0, done.stderr
    assert "\\u0421" in done.stdout


@pytest.mark.parametrize("form", ["table", "csv", "tsv", "json"])
def test_no_rows_is_an_answer(form: str, place: Path) -> None:
    done = run(place, "sparql", "bad/none.rq", "--format", form)
    assert done.returncode == 0, done.stderr
    assert "a" in done.stdout


def test_sparql_answers_in_every_form_it_names(place: Path) -> None:
    assert run(place, "sparql", "bad/ask.rq").stdout == "boolean\ntrue\n"
    assert json.loads(run(place, "sparql", "bad/ask.rq", "--format", "json").stdout)["boolean"] is True
    assert len(run(place, "sparql", "bad/graph.rq", "--format", "nt").stdout.splitlines()) == 3
    assert " a " in run(place, "sparql", "bad/graph.rq").stdout
    assert run(place, "sparql", "-", given="SELECT (1 AS ?n) {}").stdout == "n\n1\n"


def test_a_deep_query_does_not_end_the_process(place: Path) -> None:
    deep = "SELECT * WHERE " + "{" * 2_500 + "}" * 2_500
    assert run(place, "sparql", "-", given=deep).returncode == 0


def test_a_parameter_given_twice_has_two_values(place: Path) -> None:
    one = run(place, "query", "names-of", "agent=stalin", "--format", "csv").stdout.splitlines()
    two = run(place, "query", "names-of", "agent=stalin", "agent=mao-zedong", "--format", "csv").stdout.splitlines()
    assert set(one) < set(two)


def test_build_says_as_json_what_it_says_as_text(place: Path, tmp_path: Path) -> None:
    done = run(place, "build", "--json", "--store", str(tmp_path / "stores"))
    report = json.loads(done.stdout)
    assert report["is_built"]
    assert report["documents"] == 174


def test_files_alone_make_a_store_of_their_own_and_serve_gives_exactly_that(place: Path, tmp_path: Path) -> None:
    stores = str(tmp_path / "stores")
    built = run(place, "build", "bad/table.tsv", "bad/graph.ttl", "--map", "bad/map.toml", "--store", stores)
    assert built.returncode == 0, built.stderr
    count = "SELECT (COUNT(DISTINCT ?d) AS ?n) { ?d <https://w3id.org/cablekg/ns#sender> ?a }"
    assert run(place, "sparql", "-", "--store", stores, given=count).stdout == "n\n1\n"
    kept = "ASK { <http://example.org/a> ?p ?o }"
    assert run(place, "sparql", "-", "--store", stores, given=kept).stdout == "boolean\ntrue\n"
    _, talk = serve_and_stop(place, "--bind", "127.0.0.1:0", "--store", stores)
    assert "newer" not in talk


def test_serve_and_info_say_when_the_data_are_newer(tmp_path: Path, shipped_var: Path) -> None:
    folder = sandbox(tmp_path, shipped_var)
    assert run(folder, "build").returncode == 0
    assert json.loads(run(folder, "info", "--json").stdout)["data_is_newer"] is False
    table = folder / "data" / "places.tsv"
    table.write_text(table.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert json.loads(run(folder, "info", "--json").stdout)["data_is_newer"] is True
    _, talk = serve_and_stop(folder, "--bind", "127.0.0.1:0")
    assert "newer" in talk


def test_info_says_which_folders_are_in_use(place: Path) -> None:
    facts = json.loads(run(place, "info", "--json").stdout)
    assert (facts["data"], facts["store"], facts["data_is_shipped_copy"]) == ("data", "var", False)
    assert facts["quads"] == sum(facts["graphs"].values()) > 0


def test_the_shipped_copy_is_found_elsewhere_and_not_written(tmp_path: Path) -> None:
    facts = json.loads(run(tmp_path, "info", "--json", XDG_DATA_HOME=str(tmp_path / "home")).stdout)
    assert facts["data_is_shipped_copy"] is True
    assert facts["store"] == str(tmp_path / "home" / "cablekg" / "var")
    refused = run(tmp_path, "ids")
    assert refused.returncode == 2
    assert "cablekg init FOLDER --from shipped" in refused.stderr


def test_the_data_folder_is_the_one_named_else_data_here_else_the_shipped_copy(tmp_path: Path) -> None:
    copy = tmp_path / "wheel"
    assert data_folder("", tmp_path, copy) == (copy, True)
    (tmp_path / "data").mkdir()
    assert data_folder("", tmp_path, copy) == (copy, True), "a data/ without sources.toml is somebody else's"
    (tmp_path / "data" / "sources.toml").touch()
    assert data_folder("", tmp_path, copy) == (tmp_path / "data", False)
    assert data_folder(str(tmp_path / "data"), Path("/"), copy) == (tmp_path / "data", False)
    with pytest.raises(UsageError, match=r"sources\.toml"):
        data_folder(str(tmp_path), tmp_path, copy)


def test_the_stores_lie_beside_the_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert store_folder("", Path("."), is_shipped=False) == tmp_path.parent / "var"
    assert store_folder("elsewhere", Path("data"), is_shipped=True) == Path("elsewhere")


def test_init_copies_the_shipped_set_so_that_it_can_be_written(tmp_path: Path) -> None:
    assert run(tmp_path, "init", "data", "--from", "shipped").returncode == 0
    kept = {p.relative_to(shipped("data")) for p in shipped("data").rglob("*") if p.is_file() and p.name != ".keep"}
    assert kept == {p.relative_to(tmp_path / "data") for p in (tmp_path / "data").rglob("*") if p.is_file()}
    assert run(tmp_path, "ids").returncode == 0


def test_init_makes_a_folder_that_builds(tmp_path: Path) -> None:
    assert run(tmp_path, "init", "mine").returncode == 0
    built = run(tmp_path, "build", "mine")
    assert built.returncode == 0, built.stderr
    assert built.stdout.startswith("0 documents from 0 sources")
    assert run(tmp_path, "init", "mine").returncode == 2, "a folder that holds something is left alone"
