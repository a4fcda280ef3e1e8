"""Zip files from others, checked before anything in them is read: members, names, sizes, ratio."""

import io
import re
import stat
import unicodedata
import zipfile
import zlib

from .reading import Malformed

MOST_MEMBERS = 2000
MOST_PACKED = 20 * 1024 * 1024  # bytes
MOST_MEMBER = 10 * 1024 * 1024
MOST_UNPACKED = 100 * 1024 * 1024
MOST_RATIO = 100  # unpacked to packed, in members above SMALL
SMALL = 1024 * 1024
LONGEST_NAME = 200
FORBIDDEN = re.compile(r"(^|/)\.\.(/|$)|\\|:|\0|^/")
STEP = 64 * 1024
# What the library raises at broken files, passwords and ways of packing that it does not know.
UNREADABLE = (zipfile.BadZipFile, zlib.error, RuntimeError, ValueError, OSError, EOFError)


class Package:
    """A checked zip file: its names, and each member read with a hard stop."""

    def __init__(self, file: zipfile.ZipFile) -> None:
        self.file = file
        members = [info for info in file.infolist() if not info.is_dir() and not is_left_over(info.filename)]
        self.infos = {info.filename: info for info in members}
        self.spellings = {spelling: name for name in self.infos for spelling in spellings_of(name)}

    @property
    def names(self) -> list[str]:
        return sorted(self.infos)

    def find(self, name: str) -> str:
        """The member that is meant, however its name was packed; empty where there is none."""
        return name if name in self.infos else self.spellings.get(unicodedata.normalize("NFC", name), "")

    def read(self, name: str) -> bytes:
        """The bytes of a member; raises Malformed where there is none, or more than it says."""
        info = self.infos.get(name)
        if info is None:
            raise Malformed(0, f"{name[:80]} is not in the package")
        data = bytearray()
        try:
            with self.file.open(info) as member:
                while chunk := member.read(STEP):
                    data += chunk
                    if len(data) > min(MOST_MEMBER, info.file_size):
                        raise Malformed(0, f"{name[:80]} is larger than it says")
        except UNREADABLE as error:
            raise Malformed(0, f"{name[:80]} cannot be unpacked") from error
        return bytes(data)


def is_left_over(name: str) -> bool:
    """What file managers leave in a package for themselves."""
    return name.startswith("__MACOSX/") or name.rpartition("/")[2].startswith("._")


def spellings_of(name: str) -> list[str]:
    """A name as a manifest may write it: composed syllables, and what was packed by Korean Windows."""
    found = [unicodedata.normalize("NFC", name)]
    try:
        packed = name.encode("cp437")
    except UnicodeEncodeError:
        return found
    for code in ("utf-8", "cp949"):
        try:
            found.append(unicodedata.normalize("NFC", packed.decode(code)))
        except UnicodeDecodeError:
            continue
    return found


def checked_zip(data: bytes) -> Package:
    """Open a zip file; raises Malformed at the first thing that is not as it should be."""
    if len(data) > MOST_PACKED:
        raise Malformed(0, f"the file is larger than {MOST_PACKED // 1024 // 1024} MB")
    try:
        file = zipfile.ZipFile(io.BytesIO(data))
        infos = file.infolist()
    except UNREADABLE as error:
        raise Malformed(0, "this is no zip file that can be opened") from error
    if len(infos) > MOST_MEMBERS:
        raise Malformed(0, f"there are more than {MOST_MEMBERS} files in the package")
    refuse_sizes(infos)
    seen: set[str] = set()
    for info in infos:
        refuse_member(info, seen)
    return Package(file)


def refuse_sizes(infos: list[zipfile.ZipInfo]) -> None:
    if sum(info.file_size for info in infos) > MOST_UNPACKED:
        raise Malformed(0, f"unpacked the package is larger than {MOST_UNPACKED // 1024 // 1024} MB")
    for info in infos:
        if info.file_size > MOST_MEMBER:
            raise Malformed(0, f"{info.filename[:80]} is larger than {MOST_MEMBER // 1024 // 1024} MB")
        if info.file_size > SMALL and info.file_size > MOST_RATIO * max(1, info.compress_size):
            raise Malformed(0, f"{info.filename[:80]} is packed too tightly to be trusted")


def refuse_member(info: zipfile.ZipInfo, seen: set[str]) -> None:
    name = info.filename
    if not name or len(name) > LONGEST_NAME or FORBIDDEN.search(name) or has_hidden_signs(name):
        raise Malformed(0, f"the name {name[:80]!r} is not allowed in a package")
    mode = info.external_attr >> 16
    if mode and stat.S_IFMT(mode) not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise Malformed(0, f"{name[:80]} is no plain file")
    if info.flag_bits & 1:
        raise Malformed(0, f"{name[:80]} is locked with a password")
    folded = unicodedata.normalize("NFC", name).casefold()
    if folded in seen:
        raise Malformed(0, f"{name[:80]} stands twice in the package")
    seen.add(folded)


def has_hidden_signs(name: str) -> bool:
    """Control characters, and those that turn the direction of writing about."""
    return any(unicodedata.category(character) in ("Cc", "Cf", "Cs") for character in name)
