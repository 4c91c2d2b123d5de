import base64
import http.client
import importlib.util
import io
import json
import os
import sys

path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../../docs/webhooks/verify.py")
sys.dont_write_bytecode = True
spec = importlib.util.spec_from_file_location("verify", path)
verify = importlib.util.module_from_spec(spec)
spec.loader.exec_module(verify)


def parsed(headers):
    """As http.server parses them."""
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return http.client.parse_headers(io.BytesIO((lines + "\r\n").encode()))


with open(sys.argv[1], encoding="utf-8") as file:
    cases = json.load(file)
verdicts = []
for case in cases:
    check = verify.verify_documented if case["scheme"] == "documented" else verify.verify_standard
    headers = parsed(case["headers"]) if "--parse" in sys.argv else case["headers"]
    verdicts.append(check(base64.b64decode(case["body"]), headers, case["secret"]))
print(json.dumps(verdicts))
