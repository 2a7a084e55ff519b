"""What a screen is given of a table, and the whole way from briefing to score."""

from datetime import UTC, datetime

import pytest

from salessim.app.play import resume_call, start_call
from salessim.app.score_attempt import score_journal
from salessim.app.scripts import play_script, read_script, sample_script
from salessim.app.table_sentences import offer_sentence
from salessim.conversation.turn import NamedTurn
from salessim.errors import InputError, NotPlayableError
from salessim.library.finding import Library
from salessim.records.attempts import AttemptFiles
from tables import YES, ask, offer

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
RENEWAL = "negotiation-renewal"


@pytest.fixture
def store(tmp_path):
    return AttemptFiles(tmp_path / "attempts")


def started(store=None, scenario=RENEWAL, seed=7):
    return start_call(Library(None), scenario, seed=seed, attempt="a1", now=NOW, store=store)


def test_during_the_talks_only_your_own_column_is_seen():
    call = started()
    table = call.table
    assert (table.currency, table.round, table.rounds, table.no_deal) == ("EUR", 1, 12, -12000.0)
    discount = table.issues[0]
    assert [option.needs_approval for option in discount.options] == [False] * 4 + [True] * 4
    assert [option.is_today for option in discount.options].index(True) == 2
    assert table.his[0].needs_approval
    assert table.his[0].his is None
    assert table.revealed is None
    assert table.tactics == ("Half. Or I sign with the press maker on Friday.",)
    assert [choice.id for choice in table.can_be_called] == ["marta"]
    assert table.approver == "manager"
    call.take_turn(ask("payment"))
    assert [issue.id for issue in call.table.issues if issue.is_explained] == ["payment"]


def test_offers_steps_and_curves_as_they_come():
    call = started()
    call.take_turn(offer("discount.8%", given_that=["term.3 years"]))
    call.take_turn(offer("discount.12%", given_that=["term.3 years", "reference.case study"]))
    table = call.table
    assert table.yours[0].spelled == "Discount off list 12%, Contract length 3 years, Public reference case study"
    assert [point.whose for point in table.curve] == ["he", "you", "he", "you", "he"]
    assert table.yours[0].against_no_deal == table.yours[0].yours + 12000
    call.hang_up()
    ended = call.table
    assert ended.has_ended
    assert ended.revealed.nash is not None
    assert all(point.his is not None for point in ended.curve)


def test_any_terms_can_be_priced_and_the_issues_add_up():
    call = started()
    terms = (
        "discount.30%",
        "term.1 year",
        "payment.60 days",
        "reference.logo",
        "training.2 days",
        "response-time.next day",
    )
    priced = call.price(terms)
    # 22 points at 480 EUR each; finance books thirty percent for one year as a price cut for everybody.
    assert priced.by_issue[0] == -22 * 480 - 5000
    assert priced.by_issue[3:5] == (2000.0, -1600.0)
    assert sum(priced.by_issue) + priced.together == pytest.approx(priced.package.yours)
    assert priced.package.needs_approval
    assert priced.package.his is None
    today = tuple(next(option.id for option in issue.options if option.is_today) for issue in call.table.issues)
    assert call.price(today).package.yours == 0
    with pytest.raises(InputError):
        call.price(terms[:3])


def test_what_is_asked_in_return_and_what_was_approved_is_known():
    call = started()
    call.take_turn(offer("discount.8%", given_that=["term.3 years"]))
    assert call.table.asked == ("term.3 years",)
    call.take_turn(NamedTurn(to="manager", offer=("discount.16%",), text="May I?"))
    assert [option.needs_approval for option in call.table.issues[0].options] == [False] * 5 + [True] * 3


def test_what_one_key_says_does_what_it_is_called():
    call = started()
    table = call.table
    assert [question.title for question in table.questions][-2:] == ["Who has to agree", "What else they could do"]
    assert call.echo(table.questions[2].said) == "Asks about Payment terms"
    assert table.questions[2].said.text == "What makes this important to you: Payment terms?"
    call.take_turn(table.questions[2].said)
    assert "Cash is not my problem this year." in call.view.lines[-1].text
    naming = next(naming for naming in table.namings if naming.said.on == "low-anchor")
    call.take_turn(naming.said)
    assert call.table.tactics == ()
    call.take_turn(table.hold_firm.said)
    assert call.table.round == 2
    call.take_turn(table.walk_away.said)
    assert call.table.has_ended
    assert call.session.situation.table.talks.ending == "you-left"


def test_an_offer_put_together_by_keys_has_a_sentence():
    def spelled(references):
        return ", ".join(references)

    said = NamedTurn(offer=("discount.8%",), if_he_agrees=("term.3 years",))
    assert offer_sentence(said, spelled) == "If you do this: term.3 years, I can do: discount.8%."
    two = NamedTurn(offer=("discount.8%",), or_else=(("discount.4%", "training.2 days"),))
    assert offer_sentence(two, spelled) == "I can do: discount.8%; or: discount.4%, training.2 days."
    assert offer_sentence(NamedTurn(accepts=True), spelled) == "Agreed."
    assert offer_sentence(NamedTurn(accepts=True, if_he_agrees=("term.3 years",)), spelled) == (
        "Agreed, if you do this: term.3 years."
    )
    only = NamedTurn(if_he_agrees=("term.3 years",))
    assert offer_sentence(only, spelled) == "I ask you for this: term.3 years. Everything else stays."


def test_a_typed_line_is_echoed_before_it_counts():
    call = started()
    read = call.read("If you sign for three years I can do 8 percent")
    assert call.echo(read.said) == "Offer: Discount off list 8% — in return for Contract length 3 years"
    assert call.session.exchanges == []
    call.take_turn(read.said)
    assert "Offer: Discount off list 8%" in call.view.lines[-2].text + call.view.lines[-3].text


def test_without_a_table_there_is_nothing_to_show():
    call = started(scenario="discovery-plant-director")
    assert call.table is None
    with pytest.raises(NotPlayableError, match="no negotiation table"):
        call.read("8 percent")


@pytest.mark.parametrize("sample", ["If you, then I", "Gift after gift"])
def test_a_journal_replays_byte_for_byte_and_scores_the_same(store, sample):
    call = started(store)
    play_script(call, sample_script(call.scenario, sample))
    text = store.read("a1")
    assert text == call.journal()
    again = resume_call(store, "a1")
    assert again.journal() == text
    assert again.session.situation == call.session.situation
    scored = score_journal(text, "a1")
    assert scored.marks == call.marks() == again.marks()
    assert scored.told == score_journal(text, "a1").told


def test_what_cannot_be_done_is_not_written_down(store):
    call = started(store)
    call.take_turn(YES)
    text = store.read("a1")
    with pytest.raises(NotPlayableError, match="over"):
        call.take_turn(YES)
    assert store.read("a1") == text


def test_a_bad_yes_leaves_no_trace(store, tmp_path):
    path = tmp_path / "first.yaml"
    shipped = next(entry for entry in Library(None).documents if entry.name == RENEWAL)
    text = shipped.read_bytes().decode()
    path.write_text(text.replace("first_offer: buyer", "first_offer: you"), encoding="utf-8")
    call = started(store, str(path))
    before = store.read("a1")
    with pytest.raises(InputError, match="no offer on the table"):
        call.take_turn(YES)
    assert store.read("a1") == before


def test_plain_text_is_read_and_what_is_not_on_the_table_is_told():
    call = started()
    play_script(call, read_script("I can give you ten percent.\nHow about 8 percent?\n", "x"))
    assert list(call.misread) == [1]
    assert call.session.exchanges[1].turn.at_table.packages == ((("discount", "8%"),),)
