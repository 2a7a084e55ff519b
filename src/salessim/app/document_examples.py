"""Small examples for the reference of the formats: each can be added to a small document as it stands.

The name of an example is that of the model whose keys it shows. A test adds each to the smallest document of its kind
and checks it.
"""

from typing import Final

EXAMPLES: Final[dict[str, str]] = {
    "Scenario": """
opening: ["Hello? Who is calling?"]
vary: {doors.problem.figure: [4 a week, 9 a week]}
topics: {doors: {problem: {says: "{figure} do not close.", figure: 4 a week}}}
verdict: advance
""",
    "After": """
after:
  scenario: discovery-plant-director          # people, topics and slots of the same name are the same
  usually: {shared: [doors.fact], agreed: [next-step.site-visit], trust: {ana: wary}}
""",
    "History": """
after:
  scenario: discovery-plant-director
  usually:
    shared: [doors.fact]                      # known from the call before
    agreed: [next-step.site-visit]            # an option of the call before
    pitched_to: [ana]
    trust: {ana: open}
""",
    "Brief": """
brief: {you_are: You sell seals., you_know: Nine doors., your_goal: A visit., keep_in_mind: [She has ten minutes.]}
""",
    "Seller": """
seller:
  company: Sealwell
  product: DoorGuard
  price: 12k EUR/year
  proof: {bakery: A bakery halved its ice in a winter.}
""",
    "Company": """
company: {name: Northgate Foods, industry: Frozen food, people: 140, revenue: 30M EUR, facts: {sites: Two}}
""",
    "Person": """
people:
  ben:
    name: Ben Cole
    role: Fitter
    persona: friendly-engineer
    power: uses                               # decides, recommends, blocks, uses or guards
    joins: after 4 turns, or when you ask for him
    joins_says: Ben here. I have cold hands, so be quick.
    start: {trust: neutral, patience: fair, urgency: some}
    reacts: {feature: {trust: down}}          # in place of what his persona says
    secret: He has asked for new seals twice.
""",
    "Knowledge": """
people:
  ben:
    {name: Ben Cole, role: Fitter, persona: driver, power: uses, joins: after 4 turns, brings: {shared: [doors.fact]}}
""",
    "Topic": """
topics:
  ice:
    kind: pain                                # or fact-only, where there is nothing to solve
    who: [ana]
    words: [ice, frost]                       # the first stands for it in model sentences
    fact: {says: There is ice on the floor.}
    problem: {says: A man fell in March., needs: {trust: neutral}, otherwise: It is a cold store.}
    impact: {says: "It comes to {figure}.", figure: 4k EUR/month, effect: {urgency: up}}
    payoff: {says: I would sleep in winter.}
""",
    "Answer": """
topics:
  doors:
    impact:
      says: ["The ice costs {figure}.", "{figure}, and a man's knee."]
      figure: 4k EUR/month
      needs: {trust: open, shared_all: [doors.problem]}
      otherwise: I could not say.
      effect: {urgency: up a lot}
""",
    "Slot": """
qualification:
  authority:
    claims: I decide that.                    # what a lazy question gets
    checked_by: decision-process              # asking this brings out the truth
    says: Above five thousand my brother has to sign.
    words: [sign, decide]
  decision-process: {says: We try one door for a month., needs: {trust: neutral}, otherwise: Send me something.}
""",
    "Ask": """
asks:
  price:
    who: ana
    when: {after: 3 turns, explicit_needs: none}
    says: What does it cost?
    good_answer: [price-range, question]      # any of these answers it
    poor_answer: [feature]
    dodged_twice: {trust: down}
""",
    "Objection": """
objections:
  had-that-before:
    who: ana
    raised_when: {pitched_to: ana, explicit_needs: none}
    says: We had new seals. They lasted a winter.
    real_reason: You show before she has said that anything hurts.
    good_answer: [acknowledge, question]      # in this order, in one line or in several
    settled_says: You are right, they were the wrong ones.
    if_ignored: {trust: down, patience: down}
""",
    "Beat": """
beats:
  lorry-comes:
    when: {after: 6 turns, shared_all: [doors.problem]}
    says: One moment. A lorry is at gate two.
    effect: {patience: down a little}
""",
    "Commitment": """
commitment:
  opens_when: {moves: {propose-next-step: 1+}}
  with: ana
  issues:
    next-step:
      options:
        brochure: {worth: {ana: 8, you: 0}}
        visit:    {worth: {ana: 5, you: 8}, only_if: {trust: neutral, shared_all: [doors.problem]}}
    date: {options: {this-week: {worth: {ana: 3, you: 8}}, some-time: {worth: {ana: 8, you: 0}}}}
  walks_away_below: {ana: 45%, you: 30%}
  gets_easier: {per_explicit_need: 10%, at_urgency: some}
""",
    "StepIssue": """
commitment:
  opens_when: {after: 2 turns}
  with: ana
  issues: {next-step: {title: Next step, options: {visit: {worth: {ana: 5, you: 8}}}}}
""",
    "StepOption": """
commitment:
  opens_when: {moves: {propose-next-step: 1+}}
  with: ana
  issues: {next-step: {options: {visit: {worth: {ana: 5, you: 8}, only_if: {shared_all: [doors.problem]}}}}}
""",
    "Easing": """
commitment:
  opens_when: {after: 2 turns}
  with: ana
  issues: {next-step: {options: {visit: {worth: {ana: 5, you: 8}}}}}
  gets_easier: {per_explicit_need: 10%, at_urgency: high}
""",
    "Ending": """
endings:
  thrown-out: {counts_as: no-sale, when: {trust: hostile}, says: Out.}
  pleased:    {counts_as: advance, when: {trust: open, shared_all: [doors.problem]}, says: Come on Monday.}
""",
    "Scoring": """
scoring:
  pass_mark: 65
  playbook_counts: 80%                        # the goals give the rest
  goals: [{goal: Asked about the doors, points: 20, when: {shared_all: [doors.problem]}}]
""",
    "Goal": """
scoring: {pass_mark: 60, goals: [{goal: Asked about the doors, points: 20, when: {shared_all: [doors.problem]}}]}
""",
    "Debrief": """
debrief:
  - {when: {not_shared: [doors.problem]}, say: You never asked what is wrong with the doors.}
  - {always: yes, say: Nine doors is a good beginning of a question.}
""",
    "Checks": """
checks:
  bots: [{bot: expert, expect: {score: 60+}, in: 8 of 10}]
  sample_calls:
    - name: Two questions
      expect: {shared_all: [doors.problem]}
      turns:
        - {you: "How many doors are there?", means: situation, on: doors}
        - {you: "And what is wrong with them?", means: problem, on: doors}
""",
    "BotCheck": """
checks: {bots: [{bot: silent, expect: {score: below 10}, in: 10 of 10}]}
""",
    "Expectation": """
checks: {bots: [{bot: novice, expect: {score: below 60, passed: no}, in: 6 of 10}]}
""",
    "SampleCall": """
checks:
  sample_calls:
    - {name: One question, expect: {shared_all: [doors.fact]}, turns: [{you: "How many?", means: situation, on: doors}]}
""",
    "ScriptTurn": """
checks:
  sample_calls:
    - name: With a note
      expect: {shared_all: [doors.fact]}
      turns:
        - {you: "So nine doors. What does it do to your bill?", means: [acknowledge, problem], on: doors, to: ana}
        - {pad: {budget: "about 5k?"}, verdict: nurture}
""",
    "Condition": """
beats:
  it-is-cold:
    when: {people: {ana: {trust: open}}, shared_any: [doors.fact, doors.problem], moves: {question: 3+}, pitched: no}
    says: It is cold in here, is it not?
""",
    "State": """
beats: {a-word: {when: {people: {ana: {trust: neutral, urgency: some}}}, says: It is cold.}}
""",
    "Effect": """
beats: {a-word: {when: {after: 2 turns}, says: It is cold., effect: {trust: up a little, patience: -3}}}
""",
    "Start": """
people: {ana: {start: {trust: wary, patience: plenty, urgency: 35}}}
""",
    "Line": """
topics: {doors: {fact: {says: [There are nine., {who: ana, line: "Nine, and I know them by name."}]}}}
""",
    "Stage": """
stages: {opening: {title: Opening, share_of_time: up to 15%, done_when: They know why you call}}
""",
    "Family": """
families: {listening: {label: Listening, what: Gives back what was said., moves: [acknowledge, summarise]}}
""",
    "Move": """
moves:
  gentle-doubt:
    label: Gentle doubt
    stage: investigating
    what: Doubts aloud whether there is anything to solve.
    acts_like: clarify
    sounds_like: ["Perhaps it is not that bad?"]
    buyer_feels: {trust: up a little}
    too_many: {after: 2, buyer_feels: {patience: down}}
""",
    "Excess": """
moves: {small-talk: {too_many: {after: 1, buyer_feels: {patience: down}, coach: One friendly word is enough.}}}
""",
    "MovePremature": """
moves: {pitch: {too_early: {unless: {explicit_needs: 1+}, buyer_feels: {trust: down}, coach: Ask first.}}}
""",
    "GenericObjection": """
objections:
  too-early:
    says: I have not said that anything hurts.
    good_answer: [acknowledge, question]
    settled_says: Well then.
""",
    "Pitfall": """
pitfalls: [{name: The survey, when: {moves: {situation: 6+}}, say: It sounded like a form.}]
""",
    "Criterion": """
rubric:
  - {criterion: Asks about problems, weight: 60, measure: {asked: problem}, levels: {4: 2+, 3: 1}}
  - {criterion: Writes down what was said, weight: 40, measure: {pad: right}, levels: {4: 3+, 2: 1 to 2}}
""",
    "Measure": """
rubric:
  - {criterion: Gives the right verdict, weight: 50, measure: {verdict: right}, levels: {4: 2+, 1: 1}}
  - {criterion: Comes to an end that is worth it, weight: 50, measure: {by_outcome: {order: 4, advance: 3}}}
""",
    "Assumption": """
assumptions:
  - {effect: discovery_step, odds: {best_guess: +5%, unsure: -5% to +14%}, confidence: guess, source: Assumption.}
""",
    "Where": """
assumptions:
  - effect: discovery_step
    odds: {best_guess: +5%, unsure: -5% to +14%}
    where: {deal_size: 20k EUR or more}
    confidence: guess
    source: Assumption.
""",
    "Persona": """
extends: driver
voice: Short sentences, and a dry joke now and then.
reacts: {small-talk: {patience: down}, proof: {trust: up}}
patience_per_minute: -1.5
lines: {greeting: ["Yes?"], nothing-to-add: ["That is all."]}
start: {trust: wary, patience: short}
""",
}
"""An example for each model whose keys a trainer writes."""
