"""The only room that knows python-pptx: a fitted deck as a PowerPoint file on any master."""
