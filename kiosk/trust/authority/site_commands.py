"""What `yima trust settings key | admit | publish` do."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator

from kiosk.trust.authority import sites
from kiosk.trust.authority.errors import AuthorityError
from kiosk.trust.authority.repository import Repository
from kiosk.trust.authority.site_settings import read_folder
from kiosk.trust.sm2_key import SM2Key


def key(repository: Repository, arguments: argparse.Namespace) -> Iterator[str]:
    """The entry for `admit`, to be carried to the offline machine."""
    made = repository.make_site_key(arguments.name)
    yield json.dumps(sites.to_entry(arguments.name, made), indent=1)


def admit(repository: Repository, arguments: argparse.Namespace) -> Iterator[str]:
    """Sites and their keys into the list, or one out of it."""
    if arguments.remove is not None:
        repository.remove_site(arguments.remove)
        yield f"removed {arguments.remove}; publish makes it known"
        return
    keys: dict[str, list[SM2Key]] = {}
    for path in arguments.entries:
        site, made = sites.read_entry(path)
        keys.setdefault(site, []).append(made)
    if not keys:
        raise AuthorityError("no entries named")
    for site, of_site in keys.items():
        repository.admit_site(site, of_site, threshold=arguments.threshold)
        yield f"{site}: {arguments.threshold} of {len(of_site)} key(s); publish makes it known"


def publish(repository: Repository, arguments: argparse.Namespace) -> Iterator[str]:
    """A folder's settings on the server."""
    contents = read_folder(arguments.source)
    if not contents and not arguments.empty:
        raise AuthorityError(f"{arguments.source}: no settings in it; --empty if that is meant")
    served = repository.publish_settings(
        arguments.site, sites.checked(arguments.name), contents, arguments.now, days=arguments.days
    )
    yield f"{arguments.name}: {len(contents)} file(s)"
    yield f"served: snapshot {served.snapshot}, timestamp {served.timestamp}"
