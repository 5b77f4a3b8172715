"""Signing in by an identity provider: OpenID Connect's code flow with PKCE, state and nonce.

The signatures are checked by joserfc; what is sent and must come back follows OpenID Connect Core 1.0, section 3.1,
and RFC 9700. Every address comes from the provider's own description, which is asked for under the issuer that an
administrator named.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlencode

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from kelisim.errors import KelisimError, MisuseError
from kelisim.workflow.accounts import RefusedSignInError, ask_provider, fresh_secret, is_safe

ALGORITHMS = ("RS256", "ES256", "PS256")
"""With these the provider signs by a key of its own. ``none``, and secrets in place of keys, are no signatures here."""
_KEPT_SECONDS, _LEEWAY = 600, 60

Ask = Callable[..., dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Known:
    """What the provider says of a person: the id there, and the e-mail address where it has verified it."""

    subject: str
    email: str | None


@dataclass
class Provider:
    """A team's identity provider.

    Attributes:
        issuer: Its address, as it stands in its tokens.
        client_id: How it knows this program.
        secret: By which this program shows who it is.
        name: What people call it.
        ask: How it is asked; tests put another in.
    """

    issuer: str
    client_id: str
    secret: str = field(repr=False)
    name: str = "single sign-on"
    ask: Ask = field(default=ask_provider, repr=False)
    _kept: dict[str, tuple[float, dict[str, Any]]] = field(default_factory=dict, repr=False)
    _turn: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def __post_init__(self) -> None:
        if not is_safe(self.issuer):
            raise MisuseError(f"the identity provider's address {self.issuer[:100]!r} is not https; write one that is")

    def begin(self, back: str) -> tuple[str, dict[str, str]]:
        """Where to send somebody, and what must be remembered until they come back to the address ``back``."""
        errand = {"state": fresh_secret(), "nonce": fresh_secret(), "verifier": fresh_secret()}
        challenge = _base64(hashlib.sha256(errand["verifier"].encode()).digest())
        query = {
            "response_type": "code", "client_id": self.client_id, "redirect_uri": back, "scope": "openid email profile",
            "state": errand["state"], "nonce": errand["nonce"], "code_challenge": challenge,
            "code_challenge_method": "S256",
        }  # fmt: skip
        start = self._address("authorization_endpoint")
        return f"{start}{'&' if '?' in start else '?'}{urlencode(query)}", errand

    def finish(self, back: str, told: Mapping[str, str], errand: Mapping[str, str]) -> Known:
        """Who came back.

        Args:
            back: The address they came back to.
            told: The query of that address.
            errand: What was remembered.

        Raises:
            RefusedSignInError: If anything does not fit.
        """
        if not hmac.compare_digest(told.get("state", "").encode(), errand["state"].encode()):
            raise RefusedSignInError("this sign-in was begun elsewhere; begin again")
        if told.get("iss", self.issuer) != self.issuer:
            raise RefusedSignInError("the answer is of another identity provider; begin again")
        if "code" not in told:
            raise RefusedSignInError("the identity provider did not sign you in; begin again")
        answer = self.ask(
            self._address("token_endpoint"),
            form={
                "grant_type": "authorization_code", "code": told["code"], "redirect_uri": back,
                "code_verifier": errand["verifier"],
            },
            auth=(quote(self.client_id, safe=""), quote(self.secret, safe="")),
        )  # fmt: skip
        return self._known(str(answer.get("id_token", "")), errand["nonce"])

    def _known(self, id_token: str, nonce: str) -> Known:
        claims = self._claims(id_token)
        rules = jwt.JWTClaimsRegistry(
            leeway=_LEEWAY,
            iss={"essential": True, "value": self.issuer},
            aud={"essential": True, "value": self.client_id},
            nonce={"essential": True, "value": nonce},
            sub={"essential": True},
            exp={"essential": True},
            iat={"essential": True},
        )
        try:
            rules.validate(claims)
        except JoseError as error:
            raise RefusedSignInError("the identity provider's word does not hold here; begin again") from error
        others = claims["aud"] if isinstance(claims["aud"], list) else [claims["aud"]]
        if claims.get("azp", self.client_id) != self.client_id or (len(others) > 1 and "azp" not in claims):
            raise RefusedSignInError("the identity provider's word is for another program; begin again")
        email = claims.get("email") if claims.get("email_verified") is True else None
        return Known(f"{self.issuer} {claims['sub']}", str(email) if email else None)

    def _claims(self, id_token: str) -> dict[str, Any]:
        for fresh in (False, True):  # a provider may have changed its keys since they were asked for
            keys = self._asked(self._address("jwks_uri"), fresh=fresh)
            try:
                return dict(jwt.decode(id_token, KeySet.import_key_set(keys), algorithms=list(ALGORITHMS)).claims)  # type: ignore[arg-type]
            except (JoseError, ValueError, TypeError, KeyError):
                continue
        raise RefusedSignInError("the identity provider's signature is not right; begin again")

    def _address(self, name: str) -> str:
        told = self._asked(f"{self.issuer.rstrip('/')}/.well-known/openid-configuration")
        if told.get("issuer") != self.issuer:
            raise KelisimError("the identity provider calls itself by another address; mend the setting oidc_issuer")
        address = str(told.get(name, ""))
        if not is_safe(address):
            raise KelisimError("the identity provider names an address that is not https; ask who looks after it")
        return address

    def _asked(self, url: str, *, fresh: bool = False) -> dict[str, Any]:
        """What stands at an address of the provider, kept for a while."""
        with self._turn:
            when, told = self._kept.get(url, (0.0, {}))
            if fresh or not told or time.monotonic() - when > _KEPT_SECONDS:
                told = self.ask(url)
                self._kept[url] = (time.monotonic(), told)
        return told


def _base64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
