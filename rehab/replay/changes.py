"""What has changed since some papers were made: then nobody may take new ones for them.

The record of the papers and the record of now flow in; findings flow out, each with the digest then and now.
"""

from collections.abc import Iterator, Mapping

from rehab.findings import Finding, finding
from rehab.replay.record import File, Press, Record

SHOWN = 12
"""Characters of a digest that a message shows."""


def changes(record: Record, files: tuple[File, ...], press: Press) -> tuple[Finding, ...]:
    """What is not as it was: the program, files, those that are gone and those that are new.

    Args:
        record: what the papers say of themselves.
        files: the files of the same names as they are now.
        press: the program as it is now.
    """
    return tuple(finding("RP207", message) for message in _changes(record, files, press))


def other_papers(record: Record, papers: Mapping[str, str]) -> tuple[Finding, ...]:
    """Papers that come out differently although nothing is known to have changed.

    Args:
        record: what the papers say of themselves.
        papers: SHA-256 of each paper as it comes out now.
    """
    return tuple(
        finding("RP207", f"`{name}` comes out differently: digest {_short(digest)} then, {_short(now)} now")
        for name, digest in sorted(record.papers.items())
        if (now := papers.get(name, "")) != digest
    )


def changed(what: str, then: str, now: str) -> Finding:
    """That something is not what it was, with its digest or version then and now."""
    return finding("RP207", f"{what} has changed: {_short(then)} then, {_short(now)} now")


def _changes(record: Record, files: tuple[File, ...], press: Press) -> Iterator[str]:
    if press.version != record.program:
        yield f"the program has changed: {record.program} then, {press.version} now"
    then, now = ({(one.kind, one.name): one.digest for one in every} for every in (record.files, files))
    for (kind, name), digest in then.items():
        if (kind, name) not in now:
            yield f"{kind} `{name}` is used no more: digest {_short(digest)} then"
        elif now[kind, name] != digest:
            yield (
                f"{kind} `{name}` has changed: digest {_short(digest)} then, {_short(now[kind, name])} now"
            )
    for kind, name in sorted(now.keys() - then.keys()):
        yield f"{kind} `{name}` was not used then: digest {_short(now[kind, name])} now"


def _short(digest: str) -> str:
    return digest[:SHOWN] or "none"
