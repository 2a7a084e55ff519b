from salessim.app.change_forms import change_forms, form_for, in_words
from small_department import small

FORMS = change_forms(small(), ("spin", "challenger"))


def form(name):
    return next(each for each in FORMS if each.id == name)


def test_forms_are_about_what_the_department_has():
    (role,) = [field for field in form("hire").fields if field.key == "role"]
    assert role.choices == ("SDR", "AE", "SE", "boss")
    assert {field.key for field in form("campaign").fields} >= {"channel", "leads"}
    assert "buy" not in {each.id for each in FORMS}, "it has no tools"


def test_what_was_filled_in_is_the_change_and_back_again():
    filled = {"role": "AE", "count": "2", "approved": "2027-03-08", "territory": ""}
    change = form("hire").written(filled)
    assert change == {"hire": {"role": "AE", "count": "2", "approved": "2027-03-08"}}
    assert form("hire").filled(change) == {"role": "AE", "count": "2", "approved": "2027-03-08"}
    assert form_for(change, FORMS) == form("hire")


def test_a_day_stands_beside_what_is_set_and_steps_become_keys():
    filled = {"process.answer_inbound_within.typical": "1 hour", "from": "2027-04-01"}
    change = form("answer").written(filled)
    assert change == {"set": {"process": {"answer_inbound_within": {"typical": "1 hour"}}}, "from": "2027-04-01"}
    assert form("answer").filled(change) == filled
    assert form_for({"set": {"demand": "80%"}}, FORMS) == form("demand")


def test_what_no_form_can_show_is_left_alone():
    assert form_for({"set": {"hiring": "none"}, "from": "2027-02-01"}, FORMS) is None
    assert form_for({"train": {"roles": ["SDR", "AE"], "playbook": "spin"}}, FORMS) is None
    conditional = {"hire": {"role": "AE"}, "if_by": {"date": "2027-04-01", "when": {"new_revenue": "below 7M EUR"}}}
    assert form_for(conditional, FORMS) is None
    assert in_words(conditional) == "hire: AE, if by date 2027-04-01, when new revenue below 7M EUR"


def test_what_is_still_missing_is_named():
    assert form("hire").missing({"role": " ", "count": "1"}) == ("which role", "search begins on")
