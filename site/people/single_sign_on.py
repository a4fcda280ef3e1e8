"""When a single sign-on counts as two factors: when a provider that we trust to say so says so."""

from collections.abc import Collection, Mapping
from typing import Any

PROOF = "single_sign_on_with_second_factor"


def proves_second_factor(
    claims: Mapping[str, Any], *, trusted_acr: Collection[str], trusted_amr: Collection[str]
) -> bool:
    """Judge the claims of an ID token (OpenID Connect Core, `acr` and `amr`; words of `amr`: RFC 8176).

    Nothing is trusted unless the operator names it: providers use these words differently, and a claim that
    is missing says nothing.
    """
    acr = claims.get("acr")
    amr = claims.get("amr")
    methods = amr if isinstance(amr, list) else []
    return (isinstance(acr, str) and acr in trusted_acr) or any(
        isinstance(method, str) and method in trusted_amr for method in methods
    )


def id_token_of(extra_data: Any) -> Mapping[str, Any]:
    """The verified ID token in what allauth keeps of a login; userinfo does not prove how one signed in."""
    token = extra_data.get("id_token") if isinstance(extra_data, Mapping) else None
    return token if isinstance(token, Mapping) else {}
