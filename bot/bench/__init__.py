"""What `make bench` measures: answers through the whole system, and a crowd of shoppers on one gateway."""
