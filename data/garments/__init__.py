"""Garments and the bodies that they are made for: measurements, patterns and meshes, without Blender."""
