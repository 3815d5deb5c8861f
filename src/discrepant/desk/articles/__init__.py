"""Articles as they are received, made the text that records quote.

They are pages, Word files, PDFs and mails.
"""
