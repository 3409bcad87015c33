"""The crafts that goods are made by: joinery, pottery, tailoring, labels, fringes, a bag maker's buckles."""
