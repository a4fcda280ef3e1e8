"""Teachers' pages: the bank with its keys, groups, cards, what is put to a group, the tally, the closing."""

import re
from html import unescape

import pytest
from editorial.gate import vetted
from people.audit import head
from people.roles import Role
from quiz_samples import item_data, quiz_data, two_forms

from quizzes.bank import find
from quizzes.deliveries import deliver
from quizzes.groups import NoCard, come_in, open_group
from quizzes.models import BankItem, Delivery, Group, Participant, Status, Tally
from quizzes.versions import write

pytestmark = pytest.mark.django_db
CODE = "E3-98"
PAGES = ("/ko/teach/groups/", "/ko/teach/bank/")


@pytest.fixture
def owner(cast):
    """The teacher behind the browser of the cast."""
    from people.models import User

    assert cast.teacher
    return User.objects.get(groups__name=Role.TEACHER)


@pytest.fixture
def group(owner) -> Group:
    with vetted("samples of a test"):
        write(
            data=quiz_data(CODE, tier="e3", items=[item_data("choice_one", "q1"), item_data("match", "q2")])
        )
    return open_group(by=owner, tier="e3", label="5-2")


def text(response) -> str:
    html = re.search(r"<main.*?</main>", response.content.decode(), re.DOTALL)[0]
    return unescape(re.sub(r"<[^>]+>", " ", html))


class TestDoors:
    @pytest.mark.parametrize("page", PAGES)
    def test_a_pupil_is_led_to_the_sign_in(self, cast, page):
        assert cast.pupil.get(page)["Location"].startswith("/accounts/login/")

    def test_groups_are_teachers_own_the_bank_is_for_everybody_with_an_account(self, cast):
        for member, groups in (("teacher", 200), ("officer", 403), ("stranger", 403), ("editor", 403)):
            client = cast.as_role(member)
            assert client.get("/ko/teach/groups/").status_code == groups
            assert client.get("/ko/teach/bank/").status_code == 200

    def test_another_teachers_group_is_missing(self, cast, group):
        from cast import sign_in
        from factories import person

        other = sign_in(person(Role.TEACHER), second_factor=False)
        delivery = deliver(by=group.owner, quiz_slug=CODE, group_id=group.pk, on_paper=True)
        for page in ("", "cards/", "closing/"):
            assert other.get(f"/ko/teach/groups/{group.pk}/{page}").status_code == 404
        for page in ("", "tally/"):
            assert other.get(f"/ko/teach/quizzes/{delivery.pk}/{page}").status_code == 404
            assert other.post(f"/ko/teach/quizzes/{delivery.pk}/{page}", {"do": "close"}).status_code == 404

    def test_posts_need_a_token(self, owner, group):
        from cast import sign_in

        client = sign_in(owner, second_factor=False)
        client.handler.enforce_csrf_checks = True
        for page in (f"groups/{group.pk}/closing/", "groups/", f"groups/{group.pk}/cards/"):
            assert client.post(f"/ko/teach/{page}", {"count": "3"}).status_code == 403
        assert Group.objects.get().is_open


class TestBank:
    def test_it_is_found_by_words_and_facets(self, cast, group):
        page = cast.teacher.get("/ko/teach/bank/", {"home": CODE, "kind": "match"})
        assert "E3-98-q2" in text(page)
        assert "E3-98-q1" not in text(page)
        none = cast.teacher.get("/ko/teach/bank/", {"q": "nowhere at all"})
        assert "맞는 문항이 없습니다" in text(none)

    def test_the_filters_stay_when_the_page_is_turned(self, cast):
        page = cast.teacher.get("/ko/teach/bank/", {"tier": "e3", "q": "사진"})
        links = re.findall(r'rel="next" href="([^"]+)"', page.content.decode())
        assert all("tier=e3" in link and "q=" in link for link in links)

    def test_tiers_stand_as_the_doors_do(self, cast, group):
        BankItem.objects.filter(key="E3-98-q1").update(tier="carers")
        page = text(cast.teacher.get("/ko/teach/bank/", {"home": CODE}))
        assert page.index("E3-98-q2") < page.index("E3-98-q1"), (
            "children first, whatever the words for tiers are"
        )

    @pytest.mark.parametrize(
        "query", ["page=999", "page=x", "tier=nowhere", "q=" + "x" * 500, "level=%00", "kind='--"]
    )
    def test_odd_questions_give_a_page(self, cast, query):
        assert cast.teacher.get(f"/ko/teach/bank/?{query}").status_code == 200

    def test_an_item_is_shown_with_its_key(self, cast):
        shown = text(cast.teacher.get("/ko/teach/bank/E3-2-q1/"))
        assert "보내기도 따로 물어야 해요" in shown
        assert "맞음" in shown or "맞아요" in shown

    def test_outcomes_stand_in_words_and_are_chosen_from_a_menu(self, cast):
        said = "찍기·갖기·올리기를 따로 물을 수 있어요."
        page = cast.teacher.get("/ko/teach/bank/", {"tier": "e3", "home": "E3-2"})
        assert f'title="ask-separately">{said}' in page.content.decode()
        html = page.content.decode()
        assert f'<option value="E3-2/ask-separately">{said}</option>' in html
        assert '<optgroup label="E3-2 · ' in html
        assert "P-4/" not in html
        found = text(cast.teacher.get("/ko/teach/bank/", {"outcome": "E3-2/ask-separately"}))
        assert "E3-2-q1" in found
        assert "E3-2-q2" not in found
        assert said in text(cast.teacher.get("/ko/teach/bank/E3-2-q1/"))

    def test_an_outcome_stays_chosen_when_the_page_is_turned(self, cast, monkeypatch):
        monkeypatch.setattr("quizzes.bank_pages.PER_PAGE", 2)
        page = cast.teacher.get("/ko/teach/bank/", {"outcome": "E3-2/ask-separately"}).content.decode()
        link = unescape(re.search(r'rel="next" href="([^"]+)"', page)[1])
        turned = text(cast.teacher.get(f"/ko/teach/bank/{link}"))
        assert "E3-2-" in turned
        assert "E3-1-" not in turned

    def test_what_the_police_learn_is_in_no_menu_before_it_is_asked_for(self, cast):
        assert "P-4" not in cast.coordinator.get("/ko/teach/bank/").content.decode()
        assert 'value="P-4/' in cast.coordinator.get("/ko/teach/bank/", {"tier": "police"}).content.decode()
        assert 'value="P-4/' not in cast.teacher.get("/ko/teach/bank/", {"tier": "police"}).content.decode()

    def test_drafts_and_what_is_retired_are_not_given_out(self, cast, group):
        BankItem.objects.filter(key="E3-98-q1").update(status=Status.RETIRED)
        BankItem.objects.filter(key="E3-98-q2").update(status=Status.DRAFT)
        for key in ("E3-98-q1", "E3-98-q2", "nothing"):
            assert cast.teacher.get(f"/ko/teach/bank/{key}/").status_code == 404
        assert "E3-98-q" not in text(cast.teacher.get("/ko/teach/bank/", {"home": CODE}))

    def test_the_wall_of_the_police_holds_in_the_bank(self, cast):
        key = BankItem.objects.filter(tier="police").first().key
        page = {"tier": "police"}
        for member in ("teacher", "stranger", "officer"):  # officers answer these, for a certificate
            client = cast.as_role(member)
            assert key not in text(client.get("/ko/teach/bank/", page))
            assert client.get(f"/ko/teach/bank/{key}/").status_code == 404
        before = head().number if head() else 0
        assert key in text(cast.coordinator.get("/ko/teach/bank/", page))
        assert cast.coordinator.get(f"/ko/teach/bank/{key}/").status_code == 200
        assert head().number == before + 2, "written down before it is served"

    def test_the_list_costs_the_same_whatever_it_shows(self, cast, django_assert_max_num_queries):
        cast.teacher.get("/ko/teach/bank/")
        with django_assert_max_num_queries(14):
            cast.teacher.get("/ko/teach/bank/")


class TestGroups:
    def test_a_group_is_opened_and_a_quiz_given(self, cast, owner, group):
        answer = cast.teacher.post("/ko/teach/groups/", {"tier": "m", "label": "1-3"})
        made = Group.objects.get(label="1-3")
        assert (answer["Location"], made.owner, made.tier) == (f"/ko/teach/groups/{made.pk}/", owner, "m")
        fields = {"quiz": CODE, "mode": "test", "moment": "", "closes": "2030-01-02T09:30", "shuffled": "on"}
        cast.teacher.post(f"/ko/teach/groups/{made.pk}/", fields)
        given = Delivery.objects.get()
        assert (given.group, given.rules.mode.value, given.rules.shuffled) == (made, "test", True)
        assert given.closes.isoformat() == "2030-01-02T00:30:00+00:00", "as the clock on the wall says"
        assert CODE in text(cast.teacher.get(f"/ko/teach/groups/{made.pk}/"))

    def test_what_cannot_be_is_said_and_nothing_is_made(self, cast, group):
        for fields in ({"tier": "police"}, {}, {"tier": "e3", "label": "x" * 41}):
            assert cast.teacher.post("/ko/teach/groups/", fields).status_code == 200
        assert Group.objects.count() == 1
        for fields in ({"quiz": "P-4"}, {"quiz": CODE, "closes": "soon"}, {"quiz": CODE, "mode": "exam"}):
            assert "error" in cast.teacher.post(f"/ko/teach/groups/{group.pk}/", fields).content.decode()
        assert not Delivery.objects.exists()

    def test_only_quizzes_for_these_readers_are_offered(self, cast, group):
        html = cast.teacher.get(f"/ko/teach/groups/{group.pk}/").content.decode()
        assert 'value="E3-2"' in html
        assert 'value="M-4"' not in html
        assert 'value="P-4"' not in html

    def test_cards_are_shown_once_and_each_opens_a_place(self, cast, group):
        page = cast.teacher.post(f"/ko/teach/groups/{group.pk}/cards/", {"count": "3"})
        codes = re.findall(r"<strong>([2-9A-Z]{3} [2-9A-Z]{3})</strong>", page.content.decode())
        assert len(codes) == 3
        assert f"<wbr>ko/<wbr>class/<wbr>group/<wbr>{group.pk}<" in page.content.decode()
        assert Participant.objects.count() == 3
        again = cast.teacher.get(f"/ko/teach/groups/{group.pk}/cards/").content.decode()
        assert not any(code in again for code in codes)
        for count in ("0", "61", "x", "", "9" * 30):
            answer = cast.teacher.post(f"/ko/teach/groups/{group.pk}/cards/", {"count": count})
            assert 'class="error"' in answer.content.decode()

    def test_a_lost_card_is_replaced_and_the_place_stays(self, cast, group):
        page = f"/ko/teach/groups/{group.pk}/cards/"
        old = re.search(
            r"<strong>([^<]+)</strong>", cast.teacher.post(page, {"count": "1"}).content.decode()
        )[1]
        answer = cast.teacher.post(page, {"do": "replace", "number": "1"}).content.decode()
        fresh = re.search(r"<strong>([^<]+)</strong>", answer)[1]
        assert Participant.objects.count() == 1
        with pytest.raises(NoCard):
            come_in(group_id=group.pk, code=old)
        assert come_in(group_id=group.pk, code=fresh)
        for number in ("2", "0", "x", ""):
            wrong = cast.teacher.post(page, {"do": "replace", "number": number})
            assert 'class="error"' in wrong.content.decode()

    def test_closing_asks_first_and_then_proves_what_went(self, cast, group):
        deliver(by=group.owner, quiz_slug=CODE, group_id=group.pk)
        cast.teacher.post(f"/ko/teach/groups/{group.pk}/cards/", {"count": "3"})
        before = text(cast.teacher.get(f"/ko/teach/groups/{group.pk}/closing/"))
        assert "바로 삭제되며" in before
        assert Group.objects.get().is_open
        cast.teacher.post(f"/ko/teach/groups/{group.pk}/closing/")
        after = text(cast.teacher.get(f"/ko/teach/groups/{group.pk}/closing/"))
        assert "닫은 모둠입니다" in after
        assert re.search(r"자리와 카드\s+3", after)
        assert cast.teacher.get(f"/ko/teach/groups/{group.pk}/").status_code == 302
        assert "닫힘" in text(cast.teacher.get("/ko/teach/groups/"))


class TestDelivery:
    def test_it_is_closed_and_opened_again(self, cast, group):
        given = deliver(by=group.owner, quiz_slug=CODE, group_id=group.pk, settings={"grace": 0})
        page = f"/ko/teach/quizzes/{given.pk}/"
        cast.teacher.post(page, {"do": "close"})
        assert "닫힘" in text(cast.teacher.get(page))
        assert (
            'class="error"'
            in cast.teacher.post(page, {"do": "reopen", "until": "2020-01-01T00:00"}).content.decode()
        )
        assert (
            'class="error"' in cast.teacher.post(page, {"do": "reopen", "until": "tomorrow"}).content.decode()
        )
        cast.teacher.post(page, {"do": "reopen", "until": ""})
        assert Delivery.objects.get().closes is None

    def test_while_answers_on_the_way_come_in_it_can_be_opened_again_and_not_closed_twice(self, cast, group):
        given = deliver(by=group.owner, quiz_slug=CODE, group_id=group.pk)
        page = f"/ko/teach/quizzes/{given.pk}/"
        cast.teacher.post(page, {"do": "close"})
        html = cast.teacher.get(page).content.decode()
        assert "방금 닫음" in html
        assert 'value="reopen"' in html
        assert 'value="close"' not in html
        assert 'value="exchange"' not in html

    def test_an_item_is_exchanged_and_what_cannot_be_is_said(self, cast, group):
        given = deliver(by=group.owner, quiz_slug=CODE, group_id=group.pk)
        page = f"/ko/teach/quizzes/{given.pk}/"
        for wanted in ("nothing", "E3-98-q2", "M-4-q1", ""):
            answer = cast.teacher.post(page, {"do": "exchange", "key": "q1", "with_item": wanted})
            assert 'class="error"' in answer.content.decode(), wanted
        cast.teacher.post(page, {"do": "exchange", "key": "q1", "with_item": " E3-2-q1 "})
        assert "E3-2-q1" in text(cast.teacher.get(page))
        assert find("E3-2-q1").versions.count() == 1


class TestWhatStandsOnIt:
    def address(self, delivery) -> str:
        return f"/ko/teach/quizzes/{delivery.pk}/"

    def test_only_the_form_that_is_asked_is_listed_and_printed(self, cast, owner, group):
        with vetted("samples of a test"):
            write(data=two_forms("E3-97"))
        one = deliver(by=owner, quiz_slug="E3-97", group_id=group.pk)
        both = deliver(by=owner, quiz_slug="E3-97", group_id=group.pk, moment="before")
        assert "B형" not in text(cast.teacher.get(self.address(one)))
        assert "B형" in text(cast.teacher.get(self.address(both)))
        assert "B형" not in text(cast.teacher.get(self.address(one) + "questions/"))
        assert "B형" in text(cast.teacher.get(self.address(both) + "questions/"))

    def test_what_is_said_about_closing_is_the_grace_that_was_settled(self, cast, owner, group):
        for grace, said in ((60, "1분 동안"), (300, "5분 동안"), (0, "들어오지 않습니다")):
            delivery = deliver(by=owner, quiz_slug=CODE, group_id=group.pk, settings={"grace": grace})
            assert said in text(cast.teacher.get(self.address(delivery)))

    def test_while_answers_on_the_way_come_in_it_can_be_opened_again(self, cast, owner, group):
        delivery = deliver(by=owner, quiz_slug=CODE, group_id=group.pk)
        cast.teacher.post(self.address(delivery), {"do": "close"})
        page = cast.teacher.get(self.address(delivery)).content.decode()
        assert 'value="reopen"' in page
        assert 'value="close"' not in page
        assert "닫은 때" in page

    def test_how_it_is_given_contradicts_none_of_its_rules(self, cast, owner, group):
        settings = {"mode": "test", "feedback": "never"}
        delivery = deliver(by=owner, quiz_slug=CODE, group_id=group.pk, settings=settings)
        assert "닫은 뒤 해설" not in text(cast.teacher.get(self.address(delivery)))

    def test_a_question_that_stands_in_the_quiz_is_named_as_such(self, cast, owner, group):
        delivery = deliver(by=owner, quiz_slug=CODE, group_id=group.pk)
        page = cast.teacher.post(
            self.address(delivery), {"do": "exchange", "key": "q1", "with_item": "E3-98-q2"}
        )
        assert "E3-98-q2: 이 퀴즈에서 이미 묻는 문항입니다" in text(page)

    def test_an_instrument_is_given_for_a_moment(self, cast, group):
        address = f"/ko/teach/groups/{group.pk}/"
        page = cast.teacher.post(address, {"quiz": "own-e3"})
        assert "언제 묻는지 고르십시오" in text(page)
        assert not Delivery.objects.exists()
        assert cast.teacher.post(address, {"quiz": "own-e3", "moment": "before"}).status_code == 302


class TestTally:
    @pytest.fixture
    def given(self, owner) -> Delivery:
        with vetted("samples of a test"):
            write(data=two_forms(CODE))
        group = open_group(by=owner, tier="e3")
        return deliver(by=owner, quiz_slug=CODE, group_id=group.pk, on_paper=True)

    def test_counts_are_entered_shown_again_and_corrected(self, cast, given):
        page = f"/ko/teach/quizzes/{given.pk}/tally/"
        assert "장수" in text(cast.teacher.get(page))
        cast.teacher.post(page, {"form": "a", "sheets": "24", "q1/answer/o1": "20", "q1/answer/o0": "3"})
        tally = Tally.objects.get()
        assert (tally.sheets, tally.counts["q1"]["answer"]["o1"]) == (24, 20)
        html = cast.teacher.get(page).content.decode()
        assert re.search(r'name="q1/answer/o1"[^>]*value="20"', html)
        cast.teacher.post(page, {"form": "a", "sheets": "25", "q1/answer/o1": "21"})
        assert Tally.objects.get().sheets == 25

    def test_each_form_has_a_grid_of_its_own(self, cast, given):
        page = f"/ko/teach/quizzes/{given.pk}/tally/"
        assert 'name="r1/answer/o1"' in cast.teacher.get(page, {"form": "b"}).content.decode()
        assert 'name="q1/answer/o1"' in cast.teacher.get(page, {"form": "zzz"}).content.decode()
        cast.teacher.post(page, {"form": "b", "sheets": "3"})
        assert Tally.objects.get().form == "b"

    @pytest.mark.parametrize(
        "fields",
        [
            {"sheets": "0"},
            {"sheets": ""},
            {"sheets": "24", "q1/answer/o1": "25"},
            {"sheets": "24", "q1/answer/o1": "minus"},
            {"sheets": "24", "q1/answer/o1": "20", "q1/answer/o0": "20"},
            {"sheets": "9" * 999},
        ],
    )
    def test_what_cannot_be_is_said_and_what_was_typed_stays(self, cast, given, fields):
        answer = cast.teacher.post(f"/ko/teach/quizzes/{given.pk}/tally/", {"form": "a", **fields})
        html = answer.content.decode()
        assert answer.status_code == 200
        assert 'id="tally-error"' in html
        assert 'aria-invalid="true"' in html
        for name, value in fields.items():
            assert re.search(rf'name="{name}"[^>]*value="{value}"', html)
        assert not Tally.objects.exists()

    def test_on_devices_there_is_no_tally(self, cast, given):
        devices = deliver(by=given.group.owner, quiz_slug=CODE, group_id=given.group_id)
        assert cast.teacher.get(f"/ko/teach/quizzes/{devices.pk}/tally/").status_code == 404
