"""How a text is to be taken: its sections, who acts in a clause, and whether the thing was done."""
