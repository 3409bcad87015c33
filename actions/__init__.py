"""Custom actions: what the dialogue cannot answer by itself.

Rasa asks this room, over HTTP, to act on a question. It embeds the question with sentence-transformers,
looks up what the shop knows (`data`), chooses the picture that answers, and says which of the
dialogue's sentences to use. `actions.server` is the door; nothing here is imported by another room.
"""
