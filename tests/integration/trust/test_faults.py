"""A server, a line and a disk on their bad days. What was in force stays in force, whole."""

from __future__ import annotations

import itertools
import shutil
import threading
from collections.abc import Callable, Iterator

import pytest

from kiosk.trust.distribution.outcome import RefreshProblem
from tests.integration.trust.served import Nginx
from tests.integration.trust.terminal import EVER, ISSUER, KID, OTHER, Terminal, ctis

OK = b"HTTP/1.1 200 OK\r\nConnection: close\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"
NEWS = {KID: {"all": ctis(1, 2, 3, 4)}}
SHARD = f"trust/revoked/{KID.hex()}/all.bin"


def chunk(data: bytes) -> bytes:
    return b"%x\r\n%s\r\n" % (len(data), data)


@pytest.fixture
def taken_over(forge, terminal, upstream) -> Callable[..., None]:  # noqa: ARG001 - refreshes first
    """Has something else answer in place of one file of the news, `trust/...` or one of metadata."""
    forge.publish([ISSUER, OTHER], NEWS)

    def take(path: str, behaviour) -> None:
        place = forge.served(path) if "/" in path else forge.site / "metadata" / path
        place.unlink(missing_ok=True)
        upstream.play(f"/{place.relative_to(forge.site.parent)}", behaviour)

    return take


EACH = pytest.mark.parametrize(
    "path",
    [
        "2.root.json",
        "timestamp.json",
        "2.snapshot.json",
        "2.targets.json",
        "trust/issuers.json",
        SHARD,
    ],
)


SOME = pytest.mark.parametrize("path", ["2.root.json", "timestamp.json", SHARD])


@EACH
def test_endless_data_ends(taken_over, terminal, path) -> None:
    def endless() -> Iterator[bytes]:
        yield CHUNKED
        for _ in itertools.count():
            yield chunk(b"\0" * 65_536)

    taken_over(path, endless)
    terminal.refuses(RefreshProblem.TOO_LARGE)
    assert terminal.trust.status.transferred < 2_000_000


def test_endless_data_with_an_honest_length_ends(forge, terminal) -> None:
    """A file that nginx itself serves: 64 GB, none of them on the disk."""
    path = forge.site / "metadata" / "timestamp.json"
    with path.open("wb") as file:
        file.truncate(64 << 30)
    terminal.refuses(RefreshProblem.TOO_LARGE)


@EACH
def test_slow_data_ends(taken_over, terminal, path) -> None:
    """A byte now and then, which a timeout between bytes alone would wait for all day."""

    def slow() -> Iterator[bytes | float]:
        yield CHUNKED
        for _ in itertools.count():
            yield chunk(b"{")
            yield 0.05

    taken_over(path, slow)
    terminal.refuses(RefreshProblem.SLOW)


def test_slow_headers_end(taken_over, terminal) -> None:
    """The proxy has them whole before it answers: to the terminal that is silence."""

    def slow() -> Iterator[bytes | float]:
        yield b"HTTP/1.1 200 OK\r\n"
        for n in itertools.count():
            yield b"X-%d: x\r\n" % n
            yield 0.05

    taken_over("timestamp.json", slow)
    terminal.refuses(RefreshProblem.TIMEOUT)


@SOME
def test_silence_ends(taken_over, terminal, path) -> None:
    taken_over(path, lambda: iter([CHUNKED, chunk(b"{"), 60.0]))
    terminal.refuses(RefreshProblem.TIMEOUT)


def test_a_refresh_has_an_end_of_its_own(taken_over, terminal, repository) -> None:
    """Each file in time, but too many of them."""
    terminal.repository = repository(refresh_timeout=0.5, patience=5.0)
    terminal.restart()

    def slow() -> Iterator[bytes | float]:
        yield CHUNKED
        for _ in itertools.count():
            yield chunk(b"{")
            yield 0.05

    taken_over("timestamp.json", slow)
    terminal.refuses(RefreshProblem.SLOW)


@EACH
def test_a_connection_cut_inside_a_file(taken_over, terminal, path) -> None:
    taken_over(path, lambda: iter([OK + b"Content-Length: 1000\r\n\r\n", b"{" * 10]))
    terminal.refuses(RefreshProblem.CUT_OFF)


@pytest.mark.parametrize("status", [b"500 Oops", b"302 Found\r\nLocation: /", b"204 Nothing"])
def test_another_status_than_200(taken_over, terminal, status) -> None:
    answer = b"HTTP/1.1 %s\r\nContent-Length: 0\r\nConnection: close\r\n\r\n" % status
    taken_over("timestamp.json", lambda: iter([answer]))
    outcome = terminal.refuses(RefreshProblem.HTTP_STATUS)
    assert outcome.http_status == int(status[:3])


@pytest.mark.parametrize("path", ["timestamp.json", "2.targets.json", SHARD])
def test_a_missing_file(taken_over, terminal, path) -> None:
    taken_over(path, lambda: iter([b"HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n"]))
    outcome = terminal.refuses(RefreshProblem.HTTP_STATUS)
    assert outcome.http_status == 404


def test_a_content_encoding_that_nobody_asked_for(taken_over, terminal) -> None:
    answer = OK + b"Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\n\x1f\x8b"
    taken_over("timestamp.json", lambda: iter([answer]))
    terminal.refuses(RefreshProblem.MALFORMED)


@pytest.fixture
def second(tmp_path, certificates, upstream) -> Iterator[Nginx]:
    """Another server, for whoever wants to end one."""
    folder = tmp_path / "second"
    folder.mkdir()
    server = Nginx(folder, certificates, upstream)
    yield server
    server.close()


def test_the_server_killed_inside_a_file_and_started_again(
    second, taken_over, forge, terminal, repository
) -> None:
    half_sent = threading.Event()

    def half() -> Iterator[bytes | float]:
        yield OK + b"Content-Length: 32\r\n\r\n" + b"\1" * 8
        yield 0.2  # on its way through nginx
        half_sent.set()
        yield 60.0

    whole = forge.served(SHARD).read_bytes()
    taken_over(SHARD, half)
    shutil.copytree(forge.site, second.site / forge.site.name)
    terminal.repository = repository(base_url=second.url(forge.site.name), read_timeout=30.0)
    terminal.restart()
    killer = threading.Thread(target=lambda: half_sent.wait(30) and second.kill())
    killer.start()
    terminal.refuses(RefreshProblem.CUT_OFF)
    killer.join()
    terminal.refuses(RefreshProblem.UNREACHABLE)
    (second.site / forge.served(SHARD).relative_to(forge.site.parent)).write_bytes(whole)
    second.start()
    assert terminal.refresh().changed
    assert terminal.trust.is_revoked(KID, EVER[3])


def test_what_was_fetched_before_the_trouble_is_not_fetched_again(forge, terminal) -> None:
    many = {f"{n:02x}": bytes([n, *[0] * 7]) + bytes([n, *[255] * 7]) for n in range(4)}
    forge.publish([ISSUER], {KID: many})
    last = forge.served(f"trust/revoked/{KID.hex()}/03.bin")
    content = last.read_bytes()
    last.unlink()
    terminal.refuses(RefreshProblem.HTTP_STATUS)
    last.write_bytes(content)
    terminal.restart()
    outcome = terminal.refresh()
    assert outcome.changed
    assert outcome.transferred == len(content) + len(forge.metadata("timestamp", 0).read_bytes())


def test_a_damaged_file_in_force_is_mended(terminal) -> None:
    kept = terminal.cache.in_force()
    assert kept is not None
    path = kept.folder / "revoked" / KID.hex() / "all.bin"
    path.write_bytes(ctis(5, 6))  # of the right length, and in order
    terminal.restart()
    assert not terminal.trust.is_revoked(KID, EVER[0])
    assert terminal.refresh().changed
    assert terminal.believes()[1] == EVER[:3]
    assert terminal.cache.in_force().intact()


@pytest.mark.parametrize("content", [None, b"", b"{", b"\0" * 700])
@pytest.mark.parametrize(
    "file",
    ["timestamp.json", "snapshot.json", "targets.json", "root.json",
     "root_history/1.root.json", "root_history/2.root.json"],
)  # fmt: skip
def test_tuf_s_own_files_damaged_heal_by_themselves(forge, terminal, file, content) -> None:
    forge.turn_root()
    forge.publish([ISSUER], {KID: {"all": ctis(1, 2, 3)}})
    assert terminal.refresh().changed
    path = terminal.cache.metadata / file
    path.unlink()
    if content is None:
        path.mkdir()
        (path / "x").touch()
    else:
        path.write_bytes(content)
    terminal.restart()
    with terminal.unmoved():
        assert terminal.refresh().problem is None
    forge.publish([ISSUER], NEWS)
    assert terminal.refresh().changed


@pytest.mark.parametrize("name_of", ["metadata", "staging", "metadata/root_history"])
def test_a_file_in_a_folder_s_place_is_removed(forge, terminal, name_of) -> None:
    path = terminal.folder / name_of
    shutil.rmtree(path, ignore_errors=True)
    path.write_bytes(b"x")
    forge.publish([ISSUER], NEWS)
    assert terminal.refresh().changed


def test_the_root_file_gone_leaves_the_list_in_force(terminal) -> None:
    kept = terminal.cache.root_file.read_bytes()
    for content, problem in (
        (b"", RefreshProblem.ENROLMENT_DAMAGED),
        (kept[:-9], RefreshProblem.ENROLMENT_DAMAGED),
        (None, RefreshProblem.NOT_ENROLLED),
    ):
        terminal.cache.root_file.unlink()
        if content is not None:
            terminal.cache.root_file.write_bytes(content)
        terminal.restart()
        terminal.refuses(problem)
    terminal.enrol(kept)
    assert terminal.refresh().problem is None


def test_two_who_refresh_at_once(terminal, upstream, taken_over) -> None:
    """The command line, say, while the terminal is at it: the second keeps its hands off."""
    taken_over("timestamp.json", lambda: iter([CHUNKED, 60.0]))
    first = threading.Thread(target=terminal.refresh)
    first.start()
    assert upstream.asked.wait(30)
    second = Terminal(terminal.folder, terminal.repository, terminal.clock)
    second.trust.open()
    second.refuses(RefreshProblem.BUSY)
    first.join()
