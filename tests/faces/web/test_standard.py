"""What the list of requirements (docs/explanation/asvs.md) asks and no other test shows."""

import datetime as dt
import ipaddress
import re
import ssl
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from faces.web.team import NAMES, PASSWORD, walk

import kelisim
from kelisim.errors import KelisimError
from kelisim.faces.web.rights import need
from kelisim.sources.provider import ask_provider, is_safe

SOURCE = Path(kelisim.__file__).parent
ON = "on=2025-11-30"
TYPES = {
    "html": "text/html; charset=utf-8", "json": "application/json", "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml",
}  # fmt: skip


def pages(site):
    """The addresses of all pages and twins that need no part to be filled in."""
    return sorted(
        route.path for route in walk(site.app.router.routes) if "GET" in route.methods and "{" not in route.path
    )


def test_every_answer_names_its_type_and_no_browser_guesses_another(team_site):
    boss = team_site.person("administrator")
    told = {"/static/app.css": "css", "/static/queue.js": "js", "/static/icon.svg": "svg", "/openapi.json": "json"}
    told |= {path: "json" if path.endswith(".json") else "html" for path in pages(team_site) if "export" not in path}
    for path, kind in told.items():
        answer = boss.get(f"{path}?{ON}")
        if answer.status_code == 200:
            assert answer.headers["content-type"] == TYPES[kind], path
        assert answer.headers["x-content-type-options"] == "nosniff"


def test_files_are_given_out_to_be_saved_and_not_shown(team_site):
    boss = team_site.person("administrator")
    for path in (f"/review/file/html?{ON}", f"/review/file/json?{ON}", f"/register/export?format=csv&{ON}"):
        answer = boss.get(path)
        assert answer.headers["content-disposition"].startswith("attachment"), path
        assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_no_other_site_may_read_an_answer(team_site):
    boss = team_site.person("administrator")
    for path in pages(team_site):
        answer = boss.get(path, headers={"origin": "https://evil.example"})
        assert not [name for name in answer.headers if name.startswith("access-control-")], path
        assert answer.headers["cross-origin-resource-policy"] == "same-origin"


def test_looking_changes_nothing(team_site):
    boss = team_site.person("administrator")
    before = team_site.ledger.last_stamp(), boss.json("/people.json")
    for path in pages(team_site):
        boss.get(f"{path}?{ON}&verb=accept&claim=x")
    assert (team_site.ledger.last_stamp(), boss.json("/people.json")) == before


def test_every_change_is_a_post(team_site):
    for route in walk(team_site.app.router.routes):
        assert route.methods <= {"GET", "POST"}
        if "GET" in route.methods:
            assert need(route.path, "GET") in ("read", "decide", "own", "open", "administer")


@pytest.mark.parametrize("path", ["/.git/config", "/.env", "/../pyproject.toml", "/static/.git", "/account.accounts"])
def test_nothing_of_the_program_or_its_history_is_served(team_site, path):
    for answer in (team_site.person("administrator").get(path), team_site.stranger().get(path)):
        assert answer.status_code in (303, 404)


@pytest.mark.parametrize(
    "text", ["'; DROP TABLE account; --", '" OR 1=1 --', "%' OR '1'='1", "\\'", "a\x00b", "{{7*7}}"]
)
def test_what_is_typed_is_never_a_query_or_a_template(team_site, text):
    boss = team_site.person("administrator")
    assert team_site.stranger().sign_in(text, text).status_code == 403
    for path in ("/register.json", "/reports.json", "/audit.json"):
        assert boss.get(path, params={"q": text, "who": text, "what": text}).status_code in (200, 422)
    assert ">49<" not in boss.get("/register", params={"q": text}).text
    assert len(boss.json("/people.json")["people"]) == len(NAMES)


def test_no_secret_is_in_any_address(team_site):
    boss = team_site.person("administrator")
    page = boss.post("/people", name="Nodira N.", role="reader").text
    assert re.search(r"/invitation#[\w-]{43}", page)  # behind the #, which is not sent
    key = re.search(r"kelisim_[\w-]{43}", boss.post("/account/tokens", name="x", days="1").text)[0]
    for secret in (boss.secret, key, PASSWORD, boss.key("/account")):
        for name in ("key", "token", "access_token", "session", "password"):
            stranger = team_site.stranger()
            assert stranger.get("/register.json", params={name: secret}).status_code == 401
            assert stranger.get("/", params={name: secret}).status_code == 303


def test_signing_out_leaves_nothing_in_the_browser(team_site):
    person = team_site.person("reader")
    assert person.get("/").headers["cache-control"] == "no-store"
    out = person.post("/sign-out")
    assert '"cache"' in out.headers["clear-site-data"]
    assert '"storage"' in out.headers["clear-site-data"]
    assert not [name for name in person.client.cookies if "kelisim" in name and "form" not in name]


def test_every_cookie_is_bound_to_https_and_this_host(team_site):
    person = team_site.stranger()
    told = [
        *person.get("/sign-in").headers.get_list("set-cookie"),
        *person.get("/sign-in?language=ru").headers.get_list("set-cookie"),
        *person.sign_in(NAMES["reader"]).headers.get_list("set-cookie"),
    ]
    assert len(told) >= 3
    for one in told:
        assert one.startswith("__Host-")
        assert "Secure" in one
        assert "HttpOnly" in one


def test_scripts_write_text_and_never_markup():
    for file in (SOURCE / "faces" / "web" / "static").glob("*.js"):
        text = file.read_text(encoding="utf-8")
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", text), (
            file
        )


CODE = "|".join(
    (
        r"(?<![\w.])(eval|exec)\(",
        r"os\.system\(",
        "shell=True",
        r"pickle\.loads?",
        r"yaml\.load\((?!.*Loader=)",
        r"marshal\.load",
    )
)


def test_no_code_is_made_from_text_and_no_shell_is_called():
    for file in SOURCE.rglob("*.py"):
        found = re.search(CODE, file.read_text(encoding="utf-8"))
        assert not found, (file, found)


def test_no_weak_hash_or_home_made_cipher_is_used():
    for file in SOURCE.rglob("*.py"):
        text = file.read_text(encoding="utf-8")
        assert not re.search(r"hashlib\.(md5|sha1)\b|import random\b.*secret|\bECB\b|\bDES\b", text), file
    for file in (SOURCE / "workflow" / "accounts").glob("*.py"):
        assert "import random" not in file.read_text(encoding="utf-8")


def test_secrets_have_256_bits_of_chance():
    from kelisim.workflow.accounts import fresh_secret

    many = {fresh_secret() for _ in range(1000)}
    assert len(many) == 1000
    assert all(len(one) == 43 for one in many)  # 32 bytes


@pytest.mark.parametrize("url", ["http://id.example.org", "ftp://id.example.org", "https://", "//id.example.org", ""])
def test_secrets_are_sent_by_https_only(url):
    assert not is_safe(url)
    with pytest.raises(KelisimError, match="is not https"):
        ask_provider(url, form={"code": "x"})


def test_a_certificate_that_nobody_vouches_for_is_refused(tmp_path):
    class Answer(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"{}")

        def log_message(self, *_):
            pass

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(_own_certificate(tmp_path))
    with HTTPServer(("127.0.0.1", 0), Answer) as listening:
        listening.socket = context.wrap_socket(listening.socket, server_side=True)
        listening.handle_error = lambda *_: None
        threading.Thread(target=listening.serve_forever, daemon=True).start()
        with pytest.raises(KelisimError, match="cannot be reached"):
            ask_provider(f"https://127.0.0.1:{listening.server_port}/")
        listening.shutdown()


def _own_certificate(folder):
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    file = folder / "own.pem"
    plain = serialization.NoEncryption()
    form = serialization.PrivateFormat.PKCS8
    file.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, form, plain) + made.public_bytes(serialization.Encoding.PEM)
    )
    return file
