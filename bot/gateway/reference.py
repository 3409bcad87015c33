"""The API's reference: its OpenAPI description as a page, with nothing fetched from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.gateway.problems import Problem

HEADERS: Final = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
}
_PLACEHOLDER = re.compile(r"\{[^}]*\}")

router = APIRouter(include_in_schema=False)
_templates = Environment(
    loader=FileSystemLoader(Path(__file__).parent),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a request or a shape: its name, type, whether it must be there, and what it means."""

    name: str
    type: str
    required: bool
    description: str


@router.get("/api/docs", response_class=HTMLResponse)
async def read_reference(request: Request) -> HTMLResponse:
    """The reference page."""
    description: dict[str, Any] = request.app.openapi()
    text = _templates.get_template("reference.html").render(
        info=description["info"],
        operations=list(_operations(description)),
        shapes={
            name: (schema.get("description", ""), list(_fields(schema)))
            for name, schema in description["components"]["schemas"].items()
            if "properties" in schema
        },
        problems=[
            (
                kind.value,
                _PLACEHOLDER.sub("…", kind.value.detail.en),
                _PLACEHOLDER.sub("…", kind.value.detail.zh),
            )
            for kind in Problem
        ],
    )
    return HTMLResponse(text, headers=HEADERS)


def _operations(description: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every address with a method of its own."""
    for path, methods in description["paths"].items():
        for method, operation in methods.items():
            bodies: dict[str, Any] = operation.get("requestBody", {}).get("content", {})
            content_type = next(iter(bodies), "")
            yield {
                "method": method.upper(),
                "path": path,
                "description": operation.get("description", ""),
                "needs_session": any("session" in scheme for scheme in operation.get("security", [])),
                "parameters": [
                    Field(
                        parameter["name"],
                        f"{_type(parameter['schema'])} in {parameter['in']}",
                        parameter.get("required", False),
                        parameter.get("description", ""),
                    )
                    for parameter in operation.get("parameters", [])
                ],
                "body": _type(bodies[content_type]["schema"]) if bodies else "",
                "content_type": content_type,
                "responses": {
                    status: (
                        response["description"],
                        [
                            _type(content.get("schema", {}))
                            for content in response.get("content", {}).values()
                        ],
                    )
                    for status, response in operation["responses"].items()
                },
            }


def _fields(schema: dict[str, Any]) -> Iterator[Field]:
    for name, value in schema["properties"].items():
        required = name in schema.get("required", [])
        yield Field(name, _type(value), required, value.get("description", ""))


def _type(schema: dict[str, Any]) -> str:
    """A JSON schema in a few words, such as "list of LoggedMessage or null"."""
    if "$ref" in schema:
        return str(schema["$ref"]).rsplit("/", 1)[-1]
    if "anyOf" in schema:
        return " or ".join(_type(choice) for choice in schema["anyOf"])
    if "enum" in schema:
        return " or ".join(f'"{value}"' for value in schema["enum"])
    if schema.get("type") == "array":
        return f"list of {_type(schema['items'])}"
    return str(schema.get("type", ""))
