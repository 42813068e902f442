"""The words of labelcheck: frozen data that flows one way through the house.

``document``  what a file holds: pages of printed words
``reading``   what layout made of it: passages and panels, each able to point back at the print
``label``     what the label says: facts, each with its evidence
``lab``       what a laboratory measured
``result``    what the rules found, passed or could not judge
"""
