"""Which concepts and signals of a pack stand in a text: the closed set of matching kinds."""
