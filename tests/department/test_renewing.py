import pytest
from pydantic import ValidationError

from after_sale_department import CARE, care_years, with_after_sale
from salessim.department.compiling import compile_plan
from salessim.department.customers import YEAR_SECONDS
from salessim.department.journal import ContractBegan, ContractRenewed, CustomerGrew, CustomerLeft
from salessim.errors import InputError
from small_department import ran


def test_contracts_are_renewed_at_their_end_or_end():
    journal = care_years().journal
    began = {event.deal: event.time for event in journal.all(ContractBegan)}
    renewed = journal.all(ContractRenewed)
    assert len(renewed) > 100
    assert all((event.time - began[event.deal]) % YEAR_SECONDS == 0 for event in renewed)
    assert all(event.why == "not renewed" for event in journal.all(CustomerLeft))


def test_the_price_rises_with_every_renewal():
    journal = care_years().journal
    paid = {event.deal: event.yearly_cents for event in journal.all(ContractBegan)}
    rises = 0
    for event in journal:
        if isinstance(event, CustomerGrew):
            if event.why == "price rise":
                assert event.cents == round(paid[event.deal] * 0.02)
                rises += 1
            paid[event.deal] += event.cents
        elif isinstance(event, ContractRenewed | CustomerLeft):
            assert event.cents == paid[event.deal]
    assert rises == len(journal.all(ContractRenewed))


def test_who_has_no_time_prepares_nothing_and_loses_more():
    busy = with_after_sale(CARE, roles__AM__leaves=None, renewals__work="400 hours", roles__AM__accounts_max="500")
    idle = with_after_sale(CARE, roles__AM__leaves=None, roles__AM__accounts_max="500")
    unprepared, prepared = ran(busy, days=4 * 366).journal, ran(idle, days=4 * 366).journal
    assert all(event.is_prepared for event in prepared.all(ContractRenewed))
    assert sum(event.is_prepared for event in unprepared.all(ContractRenewed)) < 20
    assert len(unprepared.all(CustomerLeft)) > 1.2 * len(prepared.all(CustomerLeft))


def test_contracts_of_another_length():
    journal = ran(with_after_sale(CARE, renewals__term="3 months", renewals__starts_before="20 days"), days=500).journal
    began = {event.deal: event.time for event in journal.all(ContractBegan)}
    assert {(event.time - began[event.deal]) % (YEAR_SECONDS // 4) for event in journal.all(ContractRenewed)} == {0}


def test_renewals_by_a_role_of_the_file():
    document = with_after_sale(CARE, renewals__done_by="office", roles__AM=None)
    journal = ran(document, days=800).journal
    assert journal.all(ContractRenewed)
    assert all(event.is_prepared for event in journal.all(ContractRenewed))


def test_somebody_has_to_prepare_renewals():
    with pytest.raises(InputError, match="Nobody looks after customers who could do what is under renewals"):
        compile_plan(with_after_sale(CARE, roles__AM=None))


def test_a_renewal_begins_within_the_contract():
    with pytest.raises(ValidationError, match="begins before the contract"):
        with_after_sale(CARE, renewals__starts_before="13 months")
