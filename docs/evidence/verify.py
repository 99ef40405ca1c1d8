#!/usr/bin/env python3
"""Recomputes a worked vector from its raw row: leaf bytes, leaf hash, digest. Standard library only. Exit 0: all agree."""
import base64, hashlib, json, re, sys
from decimal import Decimal

SEALED = {"subject", "name", "digest", "cipher"}
SHORT = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}


def members(pairs):
    if len({name for name, _ in pairs}) != len(pairs):
        raise ValueError("a member occurs twice")
    return dict(pairs)


def number(text):
    exact = Decimal(text)
    if exact != int(exact) or abs(exact) > 2**53 - 1:
        raise ValueError(f"{text} is no whole number within 2^53 - 1")
    return int(exact)


def read(text):
    return json.loads(text, object_pairs_hook=members, parse_int=number, parse_float=number)


def string(text):
    return '"' + re.sub(r'["\\\x00-\x1f]', lambda c: SHORT.get(c[0], f"\\u{ord(c[0]):04x}"), text) + '"'


def jcs(value):
    """RFC 8785, integers only; the cipher of a sealed value is left out."""
    if isinstance(value, dict):
        left = value.keys() - {"cipher"} if value.keys() == SEALED else value.keys()
        return "{" + ",".join(f"{string(k)}:{jcs(value[k])}" for k in sorted(left, key=lambda k: k.encode("utf-16-be"))) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(jcs, value)) + "]"
    return string(value) if isinstance(value, str) else json.dumps(value)


def leaf(row):
    headers = read(row["headers"])
    if list(headers) != ["envelope"]:
        raise ValueError("the headers hold something besides the envelope")
    fields = {name: row[name] for name in ("id", "stream", "version", "tenant", "type", "recordedAt")}
    return jcs({"v": 1, **fields, "envelope": headers["envelope"], "body": read(row["data"])}).encode()


vector = read(open(sys.argv[1], encoding="utf-8").read())
made, told = leaf(vector["row"]), vector["disclosure"]
digest = base64.urlsafe_b64encode(hashlib.sha256(jcs([told["salt"], told["name"], told["value"]]).encode()).digest()).decode().rstrip("=")
checks = {
    "leaf": made == vector["leaf"].encode(),
    "leafHash": hashlib.sha256(b"\x00" + made).hexdigest() == vector["leafHash"],
    "digest": digest == told["digest"] and f'"digest":"{digest}"' in vector["leaf"],
}
print(" ".join(f"{name}={'ok' if good else 'WRONG'}" for name, good in checks.items()))
sys.exit(0 if all(checks.values()) else 1)
