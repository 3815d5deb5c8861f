"""Articles as they are received, a page, a Word file, a PDF or a mail, made the text that records quote."""
