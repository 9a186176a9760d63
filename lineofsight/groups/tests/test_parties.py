import pytest

from lineofsight.core.errors import NotAllowed, Refused
from lineofsight.groups import queries, services
from lineofsight.groups.models import Party, Post, Wording
from lineofsight.groups.signals import words_matched
from lineofsight.history.models import Event
from tests.cast import read_as

pytestmark = pytest.mark.django_db


def test_everything_that_can_answer_has_one_party(quality_group, council, asha):
    post = Post.objects.get(name="Business Manager")

    for thing in (quality_group, council, asha, post):
        party = services.party_for(thing, by=read_as(asha))
        assert party.meant == thing
        assert services.party_for(thing, by=read_as(asha)) == party
    assert Party.objects.count() == 4


def test_printed_words_make_one_party_however_they_are_spaced_or_capitalised(asha):
    by = read_as(asha)

    party = services.party_of_words("  Neglect   sub-group\n lead ", by=by)

    assert party.printed == "Neglect sub-group lead"
    assert services.party_of_words("NEGLECT SUB-GROUP LEAD", by=by) == party


def test_very_long_words_are_cut_where_they_stop_fitting(asha):
    party = services.party_of_words("All agencies " * 60, by=read_as(asha))

    assert len(party.printed) <= 300 and party.printed.endswith("…")


def test_no_words_are_no_party(asha):
    with pytest.raises(Refused, match="Give the words"):
        services.party_of_words("   ", by=read_as(asha))


def test_matched_words_become_the_group_they_mean(quality_group, asha):
    party = services.party_of_words("QESG", by=read_as(asha))

    matched = services.match_words(party, quality_group, by=read_as(asha), reason="Their initials")

    assert (matched.pk, matched.meant, matched.printed) == (party.pk, quality_group, "")
    event = Event.objects.get(kind="groups.words_matched")
    assert event.about == [f"groups.group:{quality_group.pk}"]
    assert event.detail.values["facts"] == {"words": "QESG", "means": quality_group.name}


def test_words_of_somebody_who_has_a_party_join_it(quality_group, asha):
    by = read_as(asha)
    party_of_group = services.party_for(quality_group, by=by)
    words = services.party_of_words("QESG", by=by)

    assert services.match_words(words, quality_group, by=by) == party_of_group
    assert not Party.objects.filter(pk=words.pk).exists()


def test_the_next_plan_with_the_same_words_is_matched_without_asking(quality_group, asha):
    by = read_as(asha)
    services.match_words(services.party_of_words("QESG", by=by), quality_group, by=by)

    assert services.party_of_words("qesg", by=by).meant == quality_group

    services.forget_wording(Wording.objects.get(), by=by, reason="They meant another group")
    assert services.party_of_words("qesg", by=by).kind == ""


def test_whoever_listens_hears_what_the_words_mean(quality_group, asha):
    heard = []
    words_matched.connect(lambda sender, **told: heard.append(told), weak=False, dispatch_uid="test")
    try:
        services.match_words(
            services.party_of_words("QESG", by=read_as(asha)), quality_group, by=read_as(asha), reason="Known"
        )
    finally:
        words_matched.disconnect(dispatch_uid="test")

    assert (heard[0]["words"], heard[0]["party"].meant, heard[0]["reason"]) == (
        "QESG",
        quality_group,
        "Known",
    )


def test_a_party_that_is_matched_is_not_matched_again(quality_group, council, asha):
    party = services.party_for(quality_group, by=read_as(asha))

    with pytest.raises(Refused, match="matched already"):
        services.match_words(party, council, by=read_as(asha))


def test_an_agency_lead_does_not_say_whom_words_mean(quality_group, grace):
    party = services.party_of_words("QESG", by=read_as(grace))

    with pytest.raises(NotAllowed, match="Only a business manager"):
        services.match_words(party, quality_group, by=read_as(grace))
    party.refresh_from_db()
    assert party.printed == "QESG"


@pytest.mark.parametrize("how_many", [1, 25])
def test_a_list_of_parties_costs_one_query(how_many, asha, django_assert_num_queries):
    for number in range(how_many):
        services.party_of_words(f"Words {number}", by=read_as(asha))

    with django_assert_num_queries(1):
        names = [party.name for party in queries.parties()]
    assert len(names) == how_many
