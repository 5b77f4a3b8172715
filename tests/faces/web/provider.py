"""A small identity provider in memory: what a real one does for the code flow, and the lies that one might tell."""

from __future__ import annotations

import base64
import hashlib
import time
from urllib.parse import parse_qsl, urlsplit

from joserfc import jwt
from joserfc.jwk import ECKey, KeySet, OctKey

ISSUER = "https://id.example.org"
CLIENT, SECRET = "kelisim", "only the two know"


class FakeProvider:
    """Answers what ``Provider.ask`` asks, without a network.

    Attributes:
        changes: What the ID token says instead.
        asked: The addresses that were asked for.
    """

    def __init__(self):
        self.key = ECKey.generate_key("P-256", parameters={"kid": "one"})
        self.signer, self.algorithm = self.key, "ES256"
        self.changes, self.asked, self.codes = {}, [], {}
        self.description = {
            "issuer": ISSUER,
            "authorization_endpoint": f"{ISSUER}/authorize",
            "token_endpoint": f"{ISSUER}/token",
            "jwks_uri": f"{ISSUER}/keys",
        }

    def authorize(self, address, **person):
        """What the browser does there: the query with which it comes back."""
        query = dict(parse_qsl(urlsplit(address).query))
        assert query["client_id"] == CLIENT
        assert query["response_type"] == "code"
        assert query["code_challenge_method"] == "S256"
        assert "openid" in query["scope"].split()
        code = f"code-{len(self.codes)}"
        self.codes[code] = (query, person)
        return {"code": code, "state": query["state"], "iss": ISSUER}

    def ask(self, url, *, form=None, auth=None):
        self.asked.append(url)
        if url.endswith("/.well-known/openid-configuration"):
            return self.description
        if url == f"{ISSUER}/keys":
            return KeySet([self.key]).as_dict(private=False)
        assert url == f"{ISSUER}/token"
        return self._token(form, auth)

    def _token(self, form, auth):
        query, person = self.codes.pop(form["code"])
        challenge = base64.urlsafe_b64encode(hashlib.sha256(form["code_verifier"].encode()).digest()).rstrip(b"=")
        assert challenge.decode() == query["code_challenge"]
        assert form["redirect_uri"] == query["redirect_uri"]
        assert auth == (CLIENT, SECRET.replace(" ", "%20"))
        now = int(time.time())
        claims = {
            "iss": ISSUER, "aud": CLIENT, "sub": "77", "nonce": query["nonce"], "iat": now, "exp": now + 300, **person,
        }  # fmt: skip
        claims = {name: value for name, value in (claims | self.changes).items() if value is not None}
        header = {"alg": self.algorithm, "kid": self.signer.kid or "one"}
        signed = jwt.encode(header, claims, self.signer, algorithms=[self.algorithm])
        return {"id_token": signed, "access_token": "x", "token_type": "Bearer"}

    def forge(self):
        """Sign with another key from now on."""
        self.signer = ECKey.generate_key("P-256", parameters={"kid": "one"})

    def turn(self):
        """Take a new key, and publish it."""
        self.key = self.signer = ECKey.generate_key("P-256", parameters={"kid": "two"})

    def sign_by_secret(self):
        """Sign with the shared secret, which is no signature of the provider's own."""
        self.signer, self.algorithm = OctKey.import_key(SECRET), "HS256"
