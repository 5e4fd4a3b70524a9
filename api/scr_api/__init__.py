"""The HTTP service and the web page over the checker."""
