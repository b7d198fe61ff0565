"""The gallery in the repository is what `make gallery` writes now."""

from make_gallery import GALLERY, gallery


def test_the_gallery_is_the_one_that_would_be_written_now() -> None:
    """A protocol that changed or came has its picture renewed by `make gallery`."""
    written = {path.name: path.read_bytes() for path in sorted(GALLERY.iterdir())}
    differing = sorted(name for name, _ in {*gallery().items()} ^ {*written.items()})
    assert not differing, f"run `make gallery` and commit docs/gallery: {', '.join(dict.fromkeys(differing))}"
