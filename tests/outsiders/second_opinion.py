"""A second opinion on a log, of another origin still: the signature by `cryptography`, the root by `pymerkle`.

    second_opinion.py VKEY URL [FILE]

FILE is a checkpoint kept before, which the log must continue. Exit code 0: accepted; 1: refused, with the reason;
anything else: nothing was checked.
"""

import base64
import hashlib
import sys
import urllib.request

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from pymerkle import InmemoryTree

WIDTH = 256


class Refused(Exception):
    pass


def demand(holds, why):
    if not holds:
        raise Refused(why)


def signed_head(note, vkey):
    """Size and root in a checkpoint, once the log's signature holds."""
    name, key_id, key = vkey.split("+", 2)
    key = base64.b64decode(key)
    demand(key[0] == 1, "not the key of a log")
    demand(hashlib.sha256(name.encode() + b"\n" + key).hexdigest()[:8] == key_id, "the id of another key")
    text, signatures = note.rsplit("\n\n", 1)
    text += "\n"
    found = False
    for line in signatures.splitlines():
        dash, signer, blob = line.split(" ")
        blob = base64.b64decode(blob)
        if (dash, signer, blob[:4].hex()) == ("—", name, key_id):
            Ed25519PublicKey.from_public_bytes(key[1:]).verify(blob[4:], text.encode())
            found = True
    demand(found, "the log has not signed the checkpoint")
    origin, size, root = text.splitlines()
    demand(origin == name, "a checkpoint of another log")
    return int(size), base64.b64decode(root, validate=True)


def fetch(url):
    # one machine may talk to itself: whatever proxy the environment names is not for us
    with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(url, timeout=30) as answer:
        return answer.read()


def tile_path(index, count):
    index, last = divmod(index, 1000)
    path = f"{last:03}"
    while index > 0:
        index, group = divmod(index, 1000)
        path = f"x{group:03}/{path}"
    return path if count == WIDTH else f"{path}.p/{count}"


def entries(url, size):
    for start in range(0, size, WIDTH):
        count = min(size - start, WIDTH)
        bundle = fetch(f"{url}/tile/entries/{tile_path(start // WIDTH, count)}")
        for _ in range(count):
            end = 2 + int.from_bytes(bundle[:2], "big")
            demand(len(bundle) >= max(end, 2), "an entry is cut off")
            yield bundle[2:end]
            bundle = bundle[end:]
        demand(not bundle, "a bundle does not end where it should")


def check(vkey, url, kept=None):
    size, root = signed_head(fetch(f"{url}/checkpoint").decode(), vkey)
    tree = InmemoryTree.init_from_entries(list(entries(url, size)), algorithm="sha256")
    demand(tree.get_root(size) == root, "the root of the entries is not the one that was signed")
    if kept:
        with open(kept, encoding="utf-8") as file:
            before, older = signed_head(file.read(), vkey)
        demand(before <= size, "the log has shrunk")
        demand(tree.get_root(before) == older, "the log does not continue the older one")
    return size


if __name__ == "__main__":
    try:
        print(f"accepted: {check(*sys.argv[1:])} entries")
    except (Refused, InvalidSignature) as why:
        print("refused:", str(why) or "a signature does not hold")
        sys.exit(1)
    except Exception as why:
        print("not checked:", why)
        sys.exit(2)
