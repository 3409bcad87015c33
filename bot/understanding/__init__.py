"""How well messages are understood: questions with known answers, put to a trained model and scored.

`questions` reads them, `parsing` asks the model in its own environment, `scores` counts, `commands` talks.
"""
