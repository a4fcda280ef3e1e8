"""Single sign-on opens existing accounts, and counts as two factors only when a trusted provider says so."""

import pytest
from allauth.socialaccount.helpers import complete_social_login
from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from factories import person
from people.models import User
from people.passes import has_second_factor
from people.roles import Role
from people.single_sign_on import id_token_of, proves_second_factor


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ({}, False),
        ({"amr": ["pwd"]}, False),
        ({"amr": ["pwd", "mfa"]}, True),
        ({"amr": "mfa"}, False),  # a word where a list belongs is a malformed claim
        ({"amr": [["mfa"]]}, False),
        ({"acr": "urn:two"}, True),
        ({"acr": "urn:one"}, False),
        ({"acr": ["urn:two"]}, False),
        ({"acr": None, "amr": None}, False),
    ],
)
def test_only_named_words_prove_a_second_factor(claims, expected):
    assert proves_second_factor(claims, trusted_acr={"urn:two"}, trusted_amr={"mfa"}) is expected


@pytest.mark.parametrize("claims", [{"amr": ["mfa", "otp", "hwk"]}, {"acr": "urn:two"}])
def test_nothing_is_trusted_until_the_operator_names_it(claims):
    assert not proves_second_factor(claims, trusted_acr=(), trusted_amr=())


@pytest.mark.parametrize("extra", [None, {}, {"userinfo": {"amr": ["mfa"]}}, {"id_token": "text"}, "text"])
def test_userinfo_and_nonsense_are_no_id_token(extra):
    assert id_token_of(extra) == {}


@pytest.fixture
def arriving(rf, cast):
    """Come back from an identity provider with this ID token."""

    def arrive(user: User | None, id_token: dict):
        request = rf.get("/accounts/oidc/agency/login/callback/")
        SessionMiddleware(lambda r: None).process_request(request)
        MessageMiddleware(lambda r: None).process_request(request)
        request.user = AnonymousUser()
        account = SocialAccount(provider="agency", uid="42", extra_data={"id_token": id_token})
        if user:
            SocialAccount.objects.create(provider="agency", uid="42", user=user)
        login = SocialLogin(user=User(email="new@agency.example"), account=account)
        from allauth.core import context

        with context.request_context(request):
            answer = complete_social_login(request, login)
        request.session.save()
        request.COOKIES["sessionid"] = request.session.session_key
        return request, answer

    return arrive


def test_a_trusted_proof_counts_without_a_factor_of_ours(arriving, settings):
    settings.OIDC_TRUSTED_AMR = ["mfa"]
    request, _ = arriving(person(Role.OFFICER), {"amr": ["pwd", "mfa"]})
    assert request.user.is_authenticated
    assert has_second_factor(request)


def test_without_a_proof_the_sign_in_is_one_factor(arriving, settings):
    settings.OIDC_TRUSTED_AMR = ["mfa"]
    request, _ = arriving(person(Role.OFFICER), {"amr": ["pwd"]})
    assert request.user.is_authenticated
    assert not has_second_factor(request)


def test_a_stale_proof_of_an_earlier_sign_in_does_not_count(arriving, settings):
    settings.OIDC_TRUSTED_AMR = ["mfa"]
    user = person(Role.OFFICER)
    request, _ = arriving(user, {"amr": ["mfa"]})
    SocialAccount.objects.all().delete()
    later, _ = arriving(user, {"amr": ["pwd"]})
    assert has_second_factor(request)
    assert not has_second_factor(later)


def test_an_unknown_person_gets_a_sentence_and_no_account(arriving):
    request, answer = arriving(None, {"amr": ["mfa"]})
    assert not request.user.is_authenticated
    assert "account" in answer.content.decode() or answer.status_code == 200
    assert not User.objects.filter(email="new@agency.example").exists()
