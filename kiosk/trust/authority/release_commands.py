"""What `yima trust releases key | admit | publish` do."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator

from kiosk.trust.authority import release_keys
from kiosk.trust.authority.errors import AuthorityError
from kiosk.trust.authority.release_publication import read_folder
from kiosk.trust.authority.repository import Repository


def key(repository: Repository, arguments: argparse.Namespace) -> Iterator[str]:
    """The entry for `admit`, to be carried to the offline machine."""
    yield json.dumps(release_keys.to_entry(repository.make_release_key(arguments.name)), indent=1)


def admit(repository: Repository, arguments: argparse.Namespace) -> Iterator[str]:
    """The vendor's keys, in place of those before; or nobody's."""
    if arguments.remove:
        repository.remove_release_keys()
        yield "nobody signs releases; publish makes it known"
        return
    keys = [release_keys.read_entry(path) for path in arguments.entries]
    if not keys:
        raise AuthorityError("no entries named")
    repository.admit_release_keys(keys, threshold=arguments.threshold)
    yield f"releases: {arguments.threshold} of {len(keys)} key(s); publish makes it known"


def publish(repository: Repository, arguments: argparse.Namespace) -> Iterator[str]:
    """A folder's plan and releases on the server."""
    publication = read_folder(arguments.source)
    served = repository.publish_releases(
        arguments.site, publication, arguments.now, days=arguments.days
    )
    for planned in publication.plan.releases:
        news = "new" if planned.target in publication.packed else "as published"
        forced = ", forced" if planned.forced else ""
        where = ", ".join(planned.sites) or "all sites"
        yield (
            f"{planned.version} for {planned.platform}: {planned.percent}% of {where}{forced}; {news}"
        )
    if publication.plan.withdrawn:
        yield f"withdrawn: {', '.join(sorted(publication.plan.withdrawn))}"
    if publication.plan.paused:
        yield "paused: terminals fetch and apply nothing"
    yield f"served: snapshot {served.snapshot}, timestamp {served.timestamp}"
