"""Geometry that everything is modelled from: curves, meshes, skins to lay panels on, arrows."""
