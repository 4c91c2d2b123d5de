import base64
import hashlib
import hmac
import re
import time
from collections.abc import Mapping


def verify_documented(raw_body: bytes, headers: Mapping, secret: str) -> bool:
    """X-OraTek-Signature. raw_body is what arrived, before any parsing; headers those of http.server, Flask, Django,
    FastAPI or any dict, or the environ of WSGI."""
    expected = "sha256=" + hmac.new(secret.encode(), raw_body, hashlib.sha256).hexdigest()
    return is_equal(header_of(headers, "x-oratek-signature"), expected)


def verify_standard(raw_body: bytes, headers: Mapping, secret: str) -> bool:
    """webhook-signature, which also covers the event's id and the time: a recorded delivery is refused after 5 minutes."""
    event_id, timestamp = header_of(headers, "webhook-id"), header_of(headers, "webhook-timestamp")
    if not re.fullmatch(r"[0-9]{1,12}", timestamp) or abs(time.time() - int(timestamp)) > 300:
        return False
    key = base64.b64decode(secret.removeprefix("whsec_"))
    signed = f"{event_id}.{timestamp}.".encode() + raw_body
    expected = "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    return any(is_equal(given, expected) for given in header_of(headers, "webhook-signature").split(" "))


def header_of(headers: Mapping, name: str) -> str:
    """Names match in any case; WSGI writes X-Y as HTTP_X_Y."""
    names = (name, "http_" + name.replace("-", "_"))
    return next((value for key, value in headers.items() if key.lower() in names), "")


def is_equal(given: str, expected: str) -> bool:
    a, b = given.encode(), expected.encode()
    return len(a) == len(b) and hmac.compare_digest(a, b)
