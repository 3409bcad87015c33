"""The photographer's studio: how the pictures of the demo shop and of the training set are made.

| part | what it is |
| --- | --- |
| `article` | the contract of a family of products: its designs, looks, shots and instruction steps |
| `families/` | the products, a module or package each; a new one is a file and a word in the vocabulary |
| `workshop/`, `modelling/`, `materials/` | the crafts, the geometry and the surfaces they are built from |
| `view`, `camera`, `light`, `darkroom`, `calibration` | framing, lighting, rendering, true colours |
| `catalogue/`, `photographing` | what the demo shop sells, and taking its pictures |
| `pictograms/` | care symbols and measuring figures, drawn without Blender |
| `rendering`, `packing`, `data_card` | pictures to learn from, their shards, and what those hold |
| `checking` | what is wrong with any of it |
| `contact_sheet`, `portfolio` | many pictures on a page, and the pages that the README shows |

`python -m data.studio --help` lists the commands. Rendering needs Blender as a module (`bpy`, an environment
of its own: `make studio`); the results are committed, so running a shop needs none of it. Importing this
package does not load Blender.
"""
