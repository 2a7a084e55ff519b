"""A call that a bot plays in words, so that it can be shown, kept and reviewed like anybody's."""

from datetime import datetime

from salessim.app.play import Call, start_call
from salessim.app.review_pages import said_in_words
from salessim.conversation.bots.craft import craft_for
from salessim.conversation.bots.playing import play_call
from salessim.conversation.bots.roster import bot_called
from salessim.conversation.journal import Aid
from salessim.library.finding import Library
from salessim.library.loading import STANDARD
from salessim.records.attempts import AttemptStore


def model_call(
    library: Library,
    given: str,
    bot: str,
    *,
    seed: int,
    now: datetime,
    playbook: str | None = None,
    difficulty: str = STANDARD,
    store: AttemptStore | None = None,
) -> Call:
    """Let a bot play a scenario in words. The attempt says who played it, and does not count.

    Args:
        library: Where to look for documents.
        given: Name or file of the scenario.
        bot: Who plays.
        seed: Seed of the attempt's luck.
        now: The time, with its time zone.
        playbook: Another playbook than the scenario's.
        difficulty: One of the scenario's difficulties.
        store: Where to keep it; None: nowhere.

    Raises:
        InputError: The scenario does not exist, has mistakes or cannot be played, or there is no such bot.
    """
    player = bot_called(bot)
    call = start_call(
        library,
        given,
        seed=seed,
        attempt=f"{bot.replace('.', '-')}-{seed}",
        now=now,
        store=store,
        playbook=playbook,
        difficulty=difficulty,
        aid=Aid(begins_at=f"played by {bot}"),
    )
    case = call.session.case
    played = play_call(player, case, craft_for(case, call.scenario, call.playbook), call.session.luck)
    for turn in played.turns:
        call.take_turn(said_in_words(turn, call.session, call.scenario))
        if call.session.has_ended:
            break
    call.hang_up()
    call.write_down(played.note)
    return call
