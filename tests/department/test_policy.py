from salessim.department.policy import DiscountAsked, NextTask, SilentDeal, UsualPolicy

POLICY = UsualPolicy(gives_up_after=0.5)


def test_later_steps_come_first():
    urgencies = [POLICY.decide(NextTask("AE 1", "firms", position, 3, 100, 0)) for position in range(3)]
    assert urgencies == sorted(urgencies, reverse=True)
    assert len(set(urgencies)) == 3


def test_silent_deals_are_dropped_after_half_the_usual_time():
    def verdict(silent_days):
        return POLICY.decide(SilentDeal("AE 1", "firms", 100, silent_days, 20, 1, None))

    assert [verdict(days) for days in (9, 10, 11)] == ["pursue", "drop", "drop"]


def test_the_discount_asked_is_given_up_to_what_is_allowed():
    def given(asked):
        return POLICY.decide(DiscountAsked("AE 1", "firms", 100, asked, 0.2, 0.12))

    assert [given(asked) for asked in (0.05, 0.2, 0.5)] == [0.05, 0.2, 0.2]
