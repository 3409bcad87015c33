"""Rasa's command line without the deprecation warnings of the packages it stands on, and without idle work.

The warnings address those packages' authors, some hundred lines at every start; `PYTHONWARNINGS` does not
help, because packages in there set filters of their own.
"""

from __future__ import annotations

import warnings
from typing import Any

warnings.showwarning = lambda *_, **__: None


def check_answers_by_one_validator() -> None:
    """Checks what actions answer by a validator that is made once.

    Rasa makes one for each answer and checks its schema by the schema of schemas, 20 ms every time, though
    it is always the same: with four actions a message, more than all the rest that it does.
    """
    from jsonschema.validators import validator_for  # noqa: PLC0415 - Rasa is loaded when its work begins
    from rasa.core.actions.action import RemoteAction  # noqa: PLC0415

    schema = RemoteAction.action_response_format_spec()
    validator = validator_for(schema)(schema)

    def is_valid(_: RemoteAction, answer: dict[str, Any]) -> bool:
        validator.validate(answer)
        return True

    RemoteAction._validate_action_result = is_valid  # type: ignore[method-assign]


if __name__ == "__main__":
    from rasa.__main__ import main

    check_answers_by_one_validator()
    main()
