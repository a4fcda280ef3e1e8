"""QTI content packages: a zip with a manifest, items, a test that puts them in order, and our own drawings."""

import io
import posixpath
import zipfile
from collections.abc import Iterator, Sequence
from urllib.parse import unquote

from .markup import Node, read_xml
from .packages import Package, checked_zip
from .plain import Plain
from .qti_parts import element
from .qti_reading import add_item
from .qti_writing import NAMESPACE, XML, identifier, picture_file, write_item
from .reading import Found, Malformed
from .writing import Written

MANIFEST = "imsmanifest.xml"
CONTENT = "http://www.imsglobal.org/xsd/imscp_v1p1"
ITEM_TYPE = "imsqti_item_xmlv2p1"
TEST_TYPE = "imsqti_test_xmlv2p1"
RULES_OF_TESTS = ("selection", "ordering", "weight", "preCondition", "branchRule", "templateDefault")
ZIP = b"PK\x03\x04"
MOST_DEPTH = 5
MOMENT = (2026, 1, 1, 0, 0, 0)  # the same questions always give the same bytes


def read_qti(data: bytes) -> Found:
    """Read a single item, or a package, whichever this is. Raises Malformed."""
    found = Found()
    if data.startswith(ZIP):
        read_package(checked_zip(data), found)
    else:
        root = read_xml(data)
        add_item(root, data, found)
    return found


def read_package(package: Package, found: Found) -> None:
    """The items in the order of the test, else of the manifest, else of their names."""
    manifest, root = manifest_of(package)
    read: set[str] = set()
    for name in item_names(package, manifest, root, found):
        if name not in read:
            read.add(name)
            read_member(package, name, found)
    if not found.items:
        raise Malformed(0, "there is no QTI item in this package")


def read_member(package: Package, name: str, found: Found) -> None:
    """One item; what is wrong in it is said with the name of its file."""
    data = package.read(name)
    before = len(found.warnings)
    try:
        root = read_xml(data)
        if root.tag in ("assessmentItem", "questestinterop"):
            add_item(root, data, found)
    except Malformed as wrong:
        raise named(name, wrong) from wrong
    found.warnings[before:] = [f"{name}: {said}" for said in found.warnings[before:]]


def named(name: str, wrong: Malformed) -> Malformed:
    return Malformed(wrong.line, f"{name}: {wrong.reason}")


def manifest_of(package: Package) -> tuple[Node | None, str]:
    """The manifest and its folder; of several the one that stands highest."""
    names = [name for name in package.names if posixpath.basename(name) == MANIFEST]
    if not names:
        return None, ""
    highest = min(names, key=lambda name: (name.count("/"), name))
    try:
        return read_xml(package.read(highest)), posixpath.dirname(highest)
    except Malformed as wrong:
        raise named(highest, wrong) from wrong


def item_names(package: Package, manifest: Node | None, root: str, found: Found) -> Iterator[str]:
    """Names of files that may be items, the most telling source first."""
    if manifest is None:
        yield from (name for name in package.names if name.casefold().endswith(".xml"))
        return
    resources = [(resource.get("type"), href_of(resource)) for resource in manifest.all("resource")]
    if any("xmlv1p2" in kind for kind, _ in resources):
        raise Malformed(0, "this is a package of QTI 1.2, which is not read; export it as QTI 2.1 or 3.0")
    for kind, href in resources:
        if "test" in kind and href:
            yield from in_test(package, joined(root, href), found)
    for kind, href in resources:
        if "item" in kind and "test" not in kind and href:
            yield known(package, joined(root, href))


def href_of(resource: Node) -> str:
    """Where a resource stands: its own address, else that of its first file."""
    first = resource.child("file")
    return resource.get("href") or (first.get("href") if first else "")


def in_test(package: Package, name: str, said: Found, depth: int = 0) -> Iterator[str]:
    """The items that a test names, in its order; parts of it may stand in files of their own."""
    if depth > MOST_DEPTH:
        raise Malformed(0, f"{name[:80]}: the parts of this test lead in a circle")
    found = known(package, name)
    try:
        test = read_xml(package.read(found))
    except Malformed as wrong:
        raise named(name, wrong) from wrong
    folder = posixpath.dirname(found)
    if test.first(*RULES_OF_TESTS):
        said.warn(0, f"{name[:80]}: the test's own rules (choice, order, weights, branches) stay behind")
    for reference in test.all("assessmentItemRef", "assessmentSectionRef"):
        there = joined(folder, reference.get("href"))
        if reference.tag == "assessmentSectionRef":
            yield from in_test(package, there, said, depth + 1)
        else:
            yield known(package, there)


def joined(folder: str, href: str) -> str:
    """Where an address leads inside the package; outside of it nothing is ever looked up."""
    bare = unquote(href.partition("#")[0].partition("?")[0])
    return posixpath.normpath(posixpath.join(folder, bare))


def known(package: Package, name: str) -> str:
    found = package.find(name)
    if not found:
        raise Malformed(0, f"{name[:80]} is named and not in the package")
    return found


def write_package(items: Sequence[Plain], language: str, title: str) -> tuple[bytes, Written]:
    """The zip with everything that QTI carries; the same items always give the same bytes."""
    written = Written()
    files: dict[str, bytes] = {}
    names: dict[str, str] = {}
    pictures: dict[str, list[str]] = {}
    for item in items:
        document = write_item(item, language, written)
        if document is None:
            continue
        name = f"items/{identifier(item['id'])}.xml"
        files[name] = document.encode()
        names[identifier(item["id"])] = name
        pictures[name] = add_picture(item, files)
    files["test.xml"] = test(names, title).encode()
    files[MANIFEST] = manifest(names, pictures, title).encode()
    return zipped(files), written


def add_picture(item: Plain, files: dict[str, bytes]) -> list[str]:
    """The drawing of an item beside the items, where it is one of ours."""
    drawing = picture_file(item.get("picture", "")) if item["kind"] == "hotspot_choice" else None
    if drawing is None:
        return []
    name = f"items/pictures/{item['picture']}.svg"
    files[name] = drawing
    return [name]


def test(names: dict[str, str], title: str) -> str:
    references = "".join(
        element("assessmentItemRef", identifier=key, href=name) for key, name in names.items()
    )
    section = element("assessmentSection", references, identifier="section", title=title, visible="true")
    part = element(
        "testPart", section, identifier="part", navigationMode="nonlinear", submissionMode="individual"
    )
    return XML + element("assessmentTest", part, xmlns=NAMESPACE, identifier="test", title=title) + "\n"


def manifest(names: dict[str, str], pictures: dict[str, list[str]], title: str) -> str:
    resources = [element("resource", file("test.xml"), identifier="test", type=TEST_TYPE, href="test.xml")]
    for key, name in names.items():
        files = file(name) + "".join(file(picture) for picture in pictures[name])
        resources.append(element("resource", files, identifier=f"resource-{key}", type=ITEM_TYPE, href=name))
    schema = element("schema", "QTIv2.1 Package") + element("schemaversion", "1.0.0")
    inside = element("metadata", schema) + element("organizations") + element("resources", "".join(resources))
    return XML + element("manifest", inside, xmlns=CONTENT, identifier="manifest") + "\n"


def file(name: str) -> str:
    return element("file", href=name)


def zipped(files: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name in sorted(files):
            info = zipfile.ZipInfo(name, MOMENT)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            package.writestr(info, files[name])
    return stream.getvalue()
