"""The picture service: makes pictures from pictures and words, checks each and says how it came about.

`python -m generator` serves it over HTTP (`generator.service`); other rooms use it there and nowhere else.
"""
