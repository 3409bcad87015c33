"""What T-shirts, jumpers and hoodies have in common: their designs, how they hang, seams, labels and views."""
