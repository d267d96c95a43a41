"""Images drawn on the server: descriptions of charts, rankings and cards -> SVG, and SVG -> PNG."""
