"""Do the answers to several claims add up: those of each article alone, and those of all of them together?"""

from discrepant.checking import Corpus, Findings, Relation
from discrepant.compare import relations


def test_relations(relation: Relation, corpus: Corpus, findings: Findings) -> None:
    findings.add(relations.compare(relation, corpus))
