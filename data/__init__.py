"""What the shop knows: its catalogue, orders, questions and answers, pictures and conversations.

`data.schema` names it, `data.store` keeps it, `data.importers` brings it in, `data.demo` is a shop to try
it with and `data.studio` photographs that shop. The gateway and the actions import this room; it
imports neither.
"""
