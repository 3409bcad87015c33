"""What shoppers ask the picture service to draw: which wishes it declines, and why."""
