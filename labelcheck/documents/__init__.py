"""Source → Document: one module for each kind of source."""

from labelcheck.documents.ocr import recognise
from labelcheck.documents.read import read_document

__all__ = ["read_document", "recognise"]
