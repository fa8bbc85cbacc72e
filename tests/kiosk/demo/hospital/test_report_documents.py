"""Documents of reports, as the demo hospital serves them."""

from __future__ import annotations

import base64
import hashlib
import subprocess
from typing import Any

import pytest
import requests

from kiosk.demo.hospital.cast import Role
from tests.kiosk.demo.hospital.report_search import JSON, of

# documents


def document(running, key: str) -> tuple[dict[str, Any], bytes]:
    query = {"patient": of(Role.NOTHING_TODAY), "code": f"urn:yima:demo:report|{key}"}
    bundle = requests.get(f"{running.base_url}/DiagnosticReport", query, timeout=5).json()
    (form,) = bundle["entry"][0]["resource"]["presentedForm"]
    if "data" in form:
        return form, base64.b64decode(form["data"])
    raw = requests.get(
        f"{running.base_url}/{form['url']}", headers={"Accept": "application/pdf"}, timeout=5
    )
    assert raw.headers["Content-Type"] == "application/pdf"
    return form, raw.content


@pytest.mark.parametrize("key", ["XDT", "GMD"])
def test_documents_are_whole(running, key, tmp_path) -> None:
    form, content = document(running, key)
    assert content.startswith(b"%PDF-1.4")
    assert form["size"] == len(content) < 60_000
    assert base64.b64decode(form["hash"]) == hashlib.sha1(content).digest()  # noqa: S324 - R4 says SHA-1
    file = tmp_path / "form.pdf"
    file.write_bytes(content)
    done = subprocess.run(
        ["pdftotext", str(file), "-"], capture_output=True, text=True, timeout=20, check=True
    )
    assert done.stderr == ""
    assert "SYNTHETIC" in done.stdout


def test_a_binary_is_raw_unless_asked_for_as_a_resource(running) -> None:
    form, content = document(running, "XDT")
    url = f"{running.base_url}/{form['url']}"
    as_resource = requests.get(url, headers=JSON, timeout=5).json()
    assert base64.b64decode(as_resource["data"]) == content
    assert requests.get(url, timeout=5).content == content  # */*
    assert requests.get(f"{running.base_url}/Binary/none", timeout=5).status_code == 404
