"""The photographer's studio: how the pictures of the demo shop are made.

`python -m data.studio photograph` renders the products with Blender's Cycles (`bpy`, an environment of
its own), `python -m data.studio draw` draws the care pictures. The results are committed under
`data/demo/`, so running the shop needs neither. Importing this package does not load Blender.
"""
