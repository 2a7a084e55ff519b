import yaml

from salessim.app.whatif_draft import Draft, draft_of, free_name

HIRE = {"hire": {"role": "AE", "count": "2", "approved": "2027-03-08"}}
SET = {"set": {"demand": "80%"}, "from": "2027-03-08"}


def read(text):
    return yaml.load(text, Loader=yaml.CBaseLoader)


def test_a_draft_is_written_as_a_file_that_reads_back_the_same():
    draft = Draft("More: or “less”?", "four-people", "3 months").with_option("Two AEs").with_option("Yes: less")
    draft = draft.with_change(0, 0, HIRE).with_change(0, 1, SET).with_change(1, 0, SET)
    text = draft.written()
    assert text.startswith("format: what-if/1\n")
    assert "    - hire: {role: AE, count: 2, approved: 2027-03-08}\n" in text, "as somebody would write it"
    again = draft_of(read(text), "kept.yaml")
    assert (again.title, again.look_ahead, again.options) == (draft.title, draft.look_ahead, draft.options)
    assert again.written() == text


def test_what_it_cannot_change_stays_as_it_was():
    written = {
        "format": "what-if/1",
        "title": "t",
        "baseline": "b",
        "look_ahead": "1 year",
        "measure": "new_revenue",
        "options": {"a": {"changes": [HIRE]}, "b": {"label": "B", "builds_on": "a", "changes": [SET]}},
        "worlds": {"good": {"chance": "60%"}, "bad": {"chance": "40%", "changes": [{"set": {"demand": "75%"}}]}},
        "decide": {"prefer": "the most", "limits": {"extra_cost_first_year": "up to 190k EUR"}},
    }
    again = read(draft_of(written, "").with_option("C").written())
    for key in ("measure", "worlds", "decide"):
        assert again[key] == written[key]
    assert list(again["options"]) == ["a", "b", "c"]
    assert "precision" in again


def test_options_and_changes_can_be_taken_out():
    draft = Draft("t", "d").with_option("A").with_option("B")
    draft = draft.with_change(0, 0, HIRE).with_change(0, 1, SET).without_change(0, 0).renamed(1, "C")
    assert draft.options[0].changes == (SET,)
    assert draft.options[1].label == "C"
    plain = {"title": "t", "baseline": "d", "look_ahead": "1 year"}
    options = {"a": {"changes": [HIRE]}, "b": {"builds_on": "a", "changes": [SET]}}
    left = draft_of({**plain, "options": options}, "").without_option(0)
    assert [(one.name, one.builds_on) for one in left.options] == [("b", "")]


def test_names_are_made_of_titles_and_used_once():
    assert free_name("Two more SDRs, or one AE?", set()) == "two-more-sdrs-or-one-ae"
    assert free_name("A B", {"a-b", "a-b-2"}) == "a-b-3"
    assert free_name("“?”", set()) == "option"
