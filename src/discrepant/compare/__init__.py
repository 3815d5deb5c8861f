"""Facts of one claim set against each other: groups, judgements, findings, questions."""
