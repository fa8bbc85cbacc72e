"""Both ends together: what the authority's tools publish, a terminal takes."""

from __future__ import annotations

from kiosk.demo.trust_site import DemoTrustSite
from tests.integration.trust.forge import DAY
from tests.integration.trust.terminal import EVER, ISSUER, KID, Terminal


def test_a_fortnight_of_publications(tmp_path, nginx, name, repository) -> None:
    terminal = Terminal(tmp_path / "trust", repository(base_url=nginx.url(f"{name}/site")))
    site = DemoTrustSite(nginx.site / name, [ISSUER], clock_now=terminal.clock.now)
    site.publish()
    terminal.enrol(site.root.read_bytes())
    assert terminal.refresh().changed
    for day, cti in enumerate(EVER):
        terminal.clock.advance(DAY / 2)
        site.resign()
        assert terminal.refresh().problem is None, day
        terminal.clock.advance(DAY / 2)
        site.revoke(ISSUER, cti)
        site.publish()
        assert terminal.refresh().changed, day
        assert [c for c in EVER if terminal.trust.is_revoked(KID, c)] == EVER[: day + 1]
