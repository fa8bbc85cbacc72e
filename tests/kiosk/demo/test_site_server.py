"""The static files of the demo, over a real socket."""

from __future__ import annotations

from pathlib import Path

import pytest
import requests

from kiosk.demo.site_server import SiteServer


def test_it_serves_its_folder_goes_and_comes_back(tmp_path: Path) -> None:
    (tmp_path / "metadata").mkdir()
    (tmp_path / "metadata" / "timestamp.json").write_bytes(b"{}")
    site = SiteServer(tmp_path)
    site.start()
    site.start()
    address = f"{site.base_url}/metadata/timestamp.json"
    assert requests.get(address, timeout=5).content == b"{}"
    assert requests.get(f"{site.base_url}/missing", timeout=5).status_code == 404
    site.stop()
    site.stop()
    with pytest.raises(requests.ConnectionError):
        requests.get(address, timeout=5)
    site.start()
    assert requests.get(address, timeout=5).content == b"{}"
    site.stop()
