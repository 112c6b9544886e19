#!/usr/bin/python3
"""A server that keeps a connection and then says nothing more, there and on the next connection:
both attempts at a letter have the time of one, and what it takes to take leave.

usage: kept.py MAIL_PROBE
"""

import sys
import time

from probe import letter, run
from servers import Raw, Taken, dialogue

ANSWER, MESSAGE, GOODBYE = 5, 9, 3  # seconds


def main():
    taken = Taken()
    senders = []

    def silent_from_the_second_on(peer):
        senders.append(time.monotonic())
        if len(senders) == 1:
            peer.say("250 ok")
            return True
        peer.wait_for_the_end()
        return False

    with Raw() as raw:
        port = raw.serve(taken, lambda peer: dialogue(peer, {"MAIL": silent_from_the_second_on}))
        told = run(sys.argv[1], {"url": f"smtp://127.0.0.1:{port}", "answer_timeout": ANSWER,
                                 "message_timeout": MESSAGE,
                                 "letters": [letter(id="1@test"), letter(id="2@test")]})
        ended = time.monotonic()
    outcomes = [one["outcome"] for one in told.answer["deliveries"]]
    if outcomes != ["sent", "retry"] or len(senders) != 3:
        sys.exit(f"outcomes {outcomes} after {len(senders)} attempts")
    seconds = ended - senders[1]
    if seconds > MESSAGE + GOODBYE + 1:
        sys.exit(f"the second letter took {seconds:.1f} s")


if __name__ == "__main__":
    main()
