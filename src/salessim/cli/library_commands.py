"""Commands for documents: check, list, new, explain, schema, params, doctor."""

import json
import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from salessim.library.finding import Library, own_folder
from salessim.library.new import CALLS
from salessim.model.document import KINDS, Kind

if TYPE_CHECKING:
    from salessim.app.explain_value import Explanation
    from salessim.app.list_documents import ListedDocument

_KIND = click.Choice(KINDS)
_json = click.option("--json", "as_json", is_flag=True, help="Print the result for programs.")


def _library() -> Library:
    return Library(own_folder(os.environ))


def _print_json(value: object) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=1))


def _width() -> int:
    return min(max(shutil.get_terminal_size((100, 24)).columns, 40), 160)


@click.command()
@click.argument("documents", nargs=-1, metavar="[FILE ...]")
@click.option("--play", "plays", is_flag=True, help="Let bots and the file's own sample calls play, too.")
@click.option("--strict", is_flag=True, help="Count warnings as errors.")
@click.option("--watch", is_flag=True, help="Check again whenever a file changes; Ctrl+C ends it.")
@_json
@click.pass_context
def check(
    ctx: click.Context, documents: tuple[str, ...], plays: bool, strict: bool, watch: bool, as_json: bool
) -> None:
    """Find every mistake in FILE: names, files or folders; in all documents if none is given.

    Ends with 1 if there are errors.
    """
    from salessim.app.check_documents import check_documents

    if watch and as_json:
        raise click.UsageError("Give --watch or --json, not both.")
    if watch:
        from salessim.cli.watching import show_each_check

        own = own_folder(os.environ)
        show_each_check(lambda: check_documents(_library(), documents, plays=plays), documents, own, _width)
        return
    report = check_documents(_library(), documents, plays=plays)
    if as_json:
        _print_json(report.as_json())
    else:
        click.echo(report.written(_width()))
    if report.errors or (strict and report.problems):
        ctx.exit(1)


@click.command("list")
@click.argument("kind", type=_KIND, required=False)
@_json
def list_(kind: Kind | None, as_json: bool) -> None:
    """List the documents that can be found by name, shipped ones and your own."""
    from salessim.app.list_documents import as_json as listed_json
    from salessim.app.list_documents import list_documents

    documents = list_documents(_library(), kind)
    if as_json:
        _print_json(listed_json(documents))
    else:
        click.echo(_listing(documents))


def _listing(documents: "tuple[ListedDocument, ...]") -> str:
    width = max((len(one.name) for one in documents), default=0)
    rows: list[str] = []
    for kind in KINDS:
        of_kind = [one for one in documents if one.kind == kind]
        if of_kind:
            rows += ["", kind]
        for one in of_kind:
            own = "  (your own)" if one.source == "own" else ""
            rows.append(f"  {one.name:<{width}}  {one.title}{own}")
    return "\n".join(rows[1:]) or "There are no documents of this kind."


@click.command()
@click.argument("kind", type=_KIND)
@click.argument("name", required=False)
@click.option("--from", "call", metavar="CALL", default="", help=f"For a scenario: {', '.join(CALLS)}.")
@click.option("--ask", is_flag=True, help="For a scenario: be asked about it; Ctrl+C prints the answers so far.")
@click.option("--answers", "answers_file", metavar="FILE", help="For a scenario: answers given before.")
@_json
def new(kind: Kind, name: str | None, call: str, ask: bool, answers_file: str | None, as_json: bool) -> None:
    """Start a new document of KIND: write NAME.yaml here, or print it if no name is given."""
    from salessim.app.new_document import start_document

    answers = None
    if ask or answers_file:
        from salessim.cli.interviewing import answers_to_all

        if kind != "scenario" or call:
            raise click.UsageError("--ask and --answers are for scenarios, and go without --from.")
        answers = answers_to_all(ask, answers_file)
    library = _library()
    own = own_folder(os.environ)
    name = (name or "").removesuffix(".yaml").removesuffix(".yml")  # people write the name of the file, too
    folder = Path() if name else None
    made = start_document(library, kind, name, folder=folder, schemas=own, call=call, answers=answers)
    if made.warning:
        click.echo(made.warning, err=True)
    if as_json:
        _print_json(made.as_json())
    elif made.file is None:
        click.echo(made.text, nl=False)
    else:
        click.echo(f"{made.file} is written. Change it, then: salessim check {made.file}", err=True)


@click.command()
@click.argument("document", metavar="FILE")
@click.argument("path", default="")
@click.option("--difficulty", default="standard", show_default=True, help="For a scenario: gentle, standard or tough.")
@click.option("--set", "settings", multiple=True, metavar="PATH=VALUE", help="Lay a value over the document.")
@_json
def explain(document: str, path: str, difficulty: str, settings: tuple[str, ...], as_json: bool) -> None:
    """Say what the value at PATH of a document is, and which line of which file gave it.

    PATH is names joined by dots, such as people.marta.start.trust; without one everything is shown.
    """
    from salessim.app.explain_value import explain_value

    explanation = explain_value(_library(), document, path, difficulty=difficulty, settings=settings)
    if as_json:
        _print_json(explanation.as_json())
    else:
        click.echo(_explained(explanation))


def _explained(explanation: "Explanation") -> str:
    if explanation.is_default:
        default = explanation.text or "nothing"
        return f"{explanation.path}: {default}\n  no document says so; this is the format's default"
    if explanation.leaves:
        rows = [f"{one.path}: {one.text}    ({one.place})" for one in explanation.leaves]
        return "\n".join(rows + ([f"  that is {explanation.meaning}"] if explanation.meaning else []))
    rows = [f"{explanation.path}: {explanation.text}"]
    if explanation.meaning:
        rows.append(f"  that is {explanation.meaning}")
    width = max((len(one.layer) for one in explanation.says), default=0)
    rows += [
        f"  {'→' if one.counts else ' '} {one.layer:<{width}}  {one.text}    ({one.place})"
        for one in reversed(explanation.says)
    ]
    return "\n".join(rows)


@click.command()
@click.argument("kind", type=_KIND)
def schema(kind: Kind) -> None:
    """Print the JSON Schema (draft 7) of a KIND of document, for editors."""
    from salessim.app.write_schema import document_schema, written_schema

    click.echo(written_schema(document_schema(_library(), kind)), nl=False)


@click.command()
@click.argument("name", required=False)
@_json
def params(name: str | None, as_json: bool) -> None:
    """Show the engine's own numbers: all, those below NAME, or one."""
    from salessim.app.show_parameters import as_json as parameters_json
    from salessim.app.show_parameters import show_parameters

    shown = show_parameters(name)
    if as_json:
        _print_json(parameters_json(shown))
        return
    for one in shown:
        per = f" per {one.denominator}" if one.denominator else ""
        click.echo(f"{one.name}  {one.default:g} {one.unit}{per}  (from {one.low:g} to {one.high:g})")
        click.echo(f"    {one.description}. Source: {one.source}. Grade: {one.grade}.")


@click.command()
@_json
@click.pass_context
def doctor(ctx: click.Context, as_json: bool) -> None:
    """Look over the surroundings. Ends with 1 if something keeps salessim from working."""
    from platformdirs import user_data_path

    from salessim.app.doctor import Terminal, examine
    from salessim.app.doctor import as_json as doctor_json

    size = shutil.get_terminal_size() if sys.stdout.isatty() else None
    terminal = Terminal((size.columns, size.lines) if size else None, sys.stdout.encoding or "unknown")
    named = os.environ.get("SALESSIM_DATA")
    data = Path(named).expanduser() if named else user_data_path("salessim", appauthor=False)
    findings = examine(os.environ, terminal, data)
    if as_json:
        _print_json(doctor_json(findings))
    else:
        for one in findings:
            advice = f"  {one.advice}" if one.advice else ""
            click.echo(f"{one.verdict:<5} {one.what:<18} {one.says}{advice}")
    if any(one.verdict == "bad" for one in findings):
        ctx.exit(1)
