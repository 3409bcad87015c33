"""What T-shirts, jumpers and hoodies have in common: designs, how they hang, seams, labels, views."""
