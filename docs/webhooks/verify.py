# python3 verify.py documented|standard <headers.json> <body> <secret>: exits with 0 if the delivery is genuine, else with 1.
import json
import sys
# begin
import base64
import hashlib
import hmac
import re
import time


def verify_documented(raw_body: bytes, headers: dict, secret: str) -> bool:
    """X-OraTek-Signature. raw_body is what arrived, before any parsing."""
    expected = "sha256=" + hmac.new(secret.encode(), raw_body, hashlib.sha256).hexdigest()
    return is_equal(headers.get("x-oratek-signature", ""), expected)


def verify_standard(raw_body: bytes, headers: dict, secret: str) -> bool:
    """webhook-signature, which also covers the event's id and the time: a recorded delivery is refused after 5 minutes."""
    event_id, timestamp = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "")
    if not re.fullmatch(r"[0-9]{1,12}", timestamp) or abs(time.time() - int(timestamp)) > 300:
        return False
    key = base64.b64decode(secret.removeprefix("whsec_"))
    signed = f"{event_id}.{timestamp}.".encode() + raw_body
    expected = "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    return any(is_equal(given, expected) for given in headers.get("webhook-signature", "").split(" "))


def is_equal(given: str, expected: str) -> bool:
    a, b = given.encode(), expected.encode()
    return len(a) == len(b) and hmac.compare_digest(a, b)
# end


scheme, headers_file, body_file, secret = sys.argv[1:]
with open(headers_file, encoding="utf-8") as file:
    headers = json.load(file)
with open(body_file, "rb") as file:
    raw_body = file.read()
verify = verify_documented if scheme == "documented" else verify_standard
sys.exit(0 if verify(raw_body, headers, secret) else 1)
