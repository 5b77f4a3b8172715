"""Linked data, read by rdflib as a graph and asked in SPARQL."""

import json

import pytest
import rdflib
from rdflib.compare import isomorphic
from rdflib.namespace import PROV, RDF

SLOTS = rdflib.URIRef("urn:x-kelisim:term:slots")
OA = rdflib.Namespace("http://www.w3.org/ns/oa#")
# rdflib's own reader still uses a class that rdflib warns of.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
PREFIXES = "PREFIX oa: <http://www.w3.org/ns/oa#> PREFIX prov: <http://www.w3.org/ns/prov#> "


@pytest.fixture(scope="module")
def graph(tables, write):
    return rdflib.Graph().parse(data=write[".jsonld"](tables), format="json-ld")


def test_every_claim_is_an_annotation_whose_selectors_find_its_words(graph, tables):
    rows = graph.query(
        PREFIXES + "SELECT ?exact ?before ?after ?start ?end ?digest WHERE { ?claim a oa:Annotation; oa:hasTarget ?t. "
        "?t oa:hasSource ?digest; oa:hasSelector ?q, ?p. ?q a oa:TextQuoteSelector; oa:exact ?exact; "
        "oa:prefix ?before; oa:suffix ?after. ?p a oa:TextPositionSelector; oa:start ?start; oa:end ?end }"
    )
    assert len(rows) == len(tables.register.claim_of)
    for row in rows:
        text = tables.register.documents[str(row.digest).rpartition(":")[2]].text
        start, end = int(row.start), int(row.end)
        assert text[start:end] == str(row.exact)
        assert text[:start].endswith(str(row.before))
        assert text[end:].startswith(str(row.after))


def test_every_claim_comes_from_a_reading_of_its_report(graph, tables):
    rows = graph.query(
        PREFIXES + "SELECT ?claim ?at WHERE { ?claim a oa:Annotation; prov:wasGeneratedBy ?r; "
        "prov:wasDerivedFrom ?report. ?r a prov:Activity; prov:used ?report; prov:endedAtTime ?at; "
        "prov:wasAssociatedWith ?who. ?who a prov:SoftwareAgent }"
    )
    assert len(rows) == len(tables.register.claim_of)
    assert all(row.at.value is not None for row in rows)


def test_records_name_their_claims(graph, tables):
    claim = rdflib.URIRef("urn:x-kelisim:term:claim")
    pairs = {
        (str(record).rpartition(":")[2], str(own).rpartition(":")[2])
        for record, _, own in graph.triples((None, claim, None))
    }
    assert pairs == {(record.id, own.id) for record in tables.register.records for own in record.claims}


def test_reports_are_entities(graph, tables):
    reports = {s for s in graph.subjects(RDF.type, PROV.Entity) if ":report:" in str(s)}
    assert len(reports) == len(tables.documents)
    assert all((report, RDF.type, OA.Annotation) not in graph for report in reports)


def test_amounts_are_exact_and_nothing_is_fetched(tables, write):
    data = json.loads(write[".jsonld"](tables))
    assert isinstance(data["@context"], dict)
    values = [node["body"]["slots"].get("value") for node in data["@graph"] if "body" in node]
    assert "156500000" in values


def test_turtle_is_the_same_graph(graph, tables, write):
    turtle = rdflib.Graph().parse(data=write[".ttl"](tables), format="turtle")
    assert len(turtle) == len(graph)
    assert isomorphic(*(without_slots(one) for one in (turtle, graph)))
    assert slots(turtle) == slots(graph)


def without_slots(graph):
    kept = rdflib.Graph()
    for triple in graph:
        if triple[1] != SLOTS:
            kept.add(triple)
    return kept


def slots(graph):
    return sorted(json.dumps(json.loads(str(value)), sort_keys=True) for value in graph.objects(None, SLOTS))
