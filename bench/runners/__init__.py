"""What is run as a process of its own: each sets itself up, then times the work alone."""
