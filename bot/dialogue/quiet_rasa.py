"""Rasa's command line without the deprecation warnings of the packages it stands on.

They address those packages' authors, some hundred lines at every start; `PYTHONWARNINGS` does not help,
because packages in there set filters of their own.
"""

import warnings

warnings.showwarning = lambda *_, **__: None

if __name__ == "__main__":
    from rasa.__main__ import main

    main()
