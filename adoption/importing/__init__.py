"""File -> cells -> values -> ids -> stored rows and a report. Knows no terminal and no HTTP."""
