"""NLU components of Vitrine's Rasa pipeline: English and Chinese in one model."""
