"""What a screen is given of a table, and the whole way from briefing to score."""

from datetime import UTC, datetime

import pytest

from salessim.app.play import resume_call, start_call
from salessim.app.score_attempt import score_journal
from salessim.app.scripts import play_script, read_script, sample_script
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


def test_a_typed_line_is_echoed_before_it_counts():
    call = started()
    read = call.read("If you sign for three years I can do 8 percent")
    assert call.echo(read.said) == "Offer: Discount off list 8% — if he agrees to Contract length 3 years"
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
