"""Reads one picture from outside in a process of its own that can do nothing else.

`python -m bot.decoder` takes a picture's bytes on standard input and answers on standard output: one line of
JSON, `{"width": …, "height": …}` and then the pixels (RGB, row by row), or `{"refused": …}`. Should a
decoder be made to run somebody else's code, that code finds no files, no network, little memory and a few
seconds (`bot.decoder.sandbox`), and all that comes out of it are pixels.
"""
