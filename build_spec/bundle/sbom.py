"""`sbom.cdx.json`: what a bundle is made of, as CycloneDX 1.6, the same bytes for the same parts."""

from __future__ import annotations

import hashlib
import re
import uuid
from collections.abc import Iterable
from datetime import UTC, datetime
from importlib.metadata import Distribution
from pathlib import Path
from typing import Final

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import HashAlgorithm, HashType, Property
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import LicenseAcknowledgement
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from build_spec.bundle import opencv
from build_spec.bundle.native import Native

_LICENCES: Final = LicenseFactory()
_LOCKED: Final = re.compile(
    r"^(?P<name>[\w.-]+)==(?P<version>[^\s;\\]+)(?P<rest>(?:[^\n]*\\\n)*[^\n]*)", re.MULTILINE
)
_HASH: Final = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_LONGEST_NAME: Final = 120  # of a licence; more is its text
_NAMESPACE: Final = uuid.UUID("7f0f5d1e-9a53-4b57-8a4b-2f6f0f1f9c11")


def make(
    *,
    version: str,
    commit: str,
    distributions: Iterable[Distribution],
    natives: Iterable[Native],
    files: Path,
    at: int,
) -> bytes:
    """`files`: the bundle's `_internal`, for hashes of native libraries. `at`: seconds since 1970."""
    bom = Bom(serial_number=uuid.uuid5(_NAMESPACE, f"{version} {commit}"))
    bom.metadata.timestamp = datetime.fromtimestamp(at, UTC)
    program = Component(
        name="yima-kiosk",
        version=version,
        type=ComponentType.APPLICATION,
        bom_ref=f"yima-kiosk@{version}",
        licenses=[_LICENCES.make_with_expression("Apache-2.0")],
        properties=[Property(name="yima:commit", value=commit)],
    )
    bom.metadata.component = program
    parts = [python_component(each) for each in distributions]
    parts += [native_component(each, files) for each in natives]
    for part in parts:
        bom.components.add(part)
    bom.register_dependency(program, parts)
    return (JsonV1Dot6(bom).output_as_string(indent=1) + "\n").encode()


def python_component(distribution: Distribution) -> Component:
    """A Python package, by its metadata. Its hash is over its list of files (RECORD), which has theirs."""
    name, version = distribution.name, distribution.version
    record = distribution.read_text("RECORD")
    sources = distribution.read_text(opencv.BUILT_MARK)
    properties = [
        Property(name="yima:record-sha256", value=hashlib.sha256(_plain(record or "")).hexdigest())
    ]
    if sources:
        properties.append(Property(name="yima:made", value="built from source"))
        properties.append(Property(name="yima:source-sha256", value=sources.strip()))
    return Component(
        name=name,
        version=version,
        type=ComponentType.LIBRARY,
        bom_ref=f"python:{name}@{version}",
        purl=PackageURL("pypi", name=name.lower().replace("_", "-"), version=version),
        licenses=_licences(distribution),
        description=distribution.metadata["Summary"],
        properties=properties,
    )


def native_component(native: Native, files: Path) -> Component:
    """A package of Debian's, with the hash of each of its libraries in the bundle."""
    release = "debian-12" if native.built else "debian-11"
    hashes = [
        Property(
            name=f"yima:sha256:{name}",
            value=hashlib.sha256((files / name).read_bytes()).hexdigest(),
        )
        for name in native.files
    ]
    return Component(
        name=native.name,
        version=native.version,
        type=ComponentType.LIBRARY,
        bom_ref=f"debian:{native.name}@{native.version}",
        purl=PackageURL(
            "deb", "debian", native.name, native.version, qualifiers={"distro": release}
        ),
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=hashes[0].value or "")]
        if len(hashes) == 1
        else [],
        properties=[
            Property(
                name="yima:made", value="built from source" if native.built else "as packaged"
            ),
            *hashes,
        ],
    )


def locked(lock: str) -> dict[str, frozenset[str]]:
    """Of a lock file: the SHA-256 of every file that may be installed, by "name==version"."""
    return {
        f"{match['name'].lower()}=={match['version']}": frozenset(_HASH.findall(match["rest"]))
        for match in _LOCKED.finditer(lock)
    }


def _plain(record: str) -> bytes:
    """RECORD without what the installer wrote itself (scripts, compiled files), which differs by place."""
    lines = [
        line for line in record.splitlines() if "sha256=" in line and not line.startswith("..")
    ]
    return "\n".join(sorted(lines)).encode()


def _licences(distribution: Distribution) -> list[object]:
    said = distribution.metadata.get("License-Expression") or distribution.metadata.get("License")
    if not said or "\n" in said or len(said) > _LONGEST_NAME:
        classifiers = distribution.metadata.get_all("Classifier") or []
        said = next(
            (each.rpartition(" :: ")[2] for each in classifiers if each.startswith("License")), None
        )
    return (
        [_LICENCES.make_from_string(said, license_acknowledgement=LicenseAcknowledgement.DECLARED)]
        if said
        else []
    )
