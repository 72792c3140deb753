"""The terms that the graph is written in, ours and borrowed, as nodes.

What each term of ours means is said in `ontology/cablekg.ttl`, once; a test compares the two, both ways.
Names are written as the vocabularies write them, so that `CKG.writtenAs` is found by a search for `ckg:writtenAs`.
"""
# ruff: noqa: N815, D101 - the vocabularies' own spelling; a class here is a prefix, and PREFIXES says which

from typing import Final

from pyoxigraph import NamedNode

#: The vocabulary's own address. It is no part of the base: another base changes the things, never the terms.
NS: Final = "https://w3id.org/cablekg/ns#"

#: Prefixes in house order: ours, RiC-O, schema.org, Dublin Core, SKOS, PROV, VoID, then the machinery.
#: Those of the things (document:, agent: ...) hang on the base: `iris.Iris.prefixes` has them all.
PREFIXES: Final[dict[str, str]] = {
    "ckg": NS,
    "rico": "https://www.ica.org/standards/RiC/ontology#",
    "schema": "https://schema.org/",
    "dcterms": "http://purl.org/dc/terms/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "skosxl": "http://www.w3.org/2008/05/skos-xl#",
    "prov": "http://www.w3.org/ns/prov#",
    "void": "http://rdfs.org/ns/void#",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def _term(name: str) -> NamedNode:
    prefix, local = name.split(":")
    return NamedNode(PREFIXES[prefix] + local)


class CKG:
    Document: Final = _term("ckg:Document")
    sender: Final = _term("ckg:sender")
    recipient: Final = _term("ckg:recipient")
    intermediary: Final = _term("ckg:intermediary")
    participant: Final = _term("ckg:participant")
    certainSender: Final = _term("ckg:certainSender")
    certainRecipient: Final = _term("ckg:certainRecipient")
    certainIntermediary: Final = _term("ckg:certainIntermediary")
    certainParticipant: Final = _term("ckg:certainParticipant")
    possibleSender: Final = _term("ckg:possibleSender")
    possibleRecipient: Final = _term("ckg:possibleRecipient")
    possibleIntermediary: Final = _term("ckg:possibleIntermediary")
    possibleParticipant: Final = _term("ckg:possibleParticipant")
    contestedSender: Final = _term("ckg:contestedSender")
    contestedRecipient: Final = _term("ckg:contestedRecipient")
    contestedIntermediary: Final = _term("ckg:contestedIntermediary")
    contestedParticipant: Final = _term("ckg:contestedParticipant")
    titleBasis: Final = _term("ckg:titleBasis")
    form: Final = _term("ckg:form")
    formText: Final = _term("ckg:formText")
    date: Final = _term("ckg:date")
    earliest: Final = _term("ckg:earliest")
    latest: Final = _term("ckg:latest")
    dateText: Final = _term("ckg:dateText")
    calendar: Final = _term("ckg:calendar")
    topic: Final = _term("ckg:topic")
    topicText: Final = _term("ckg:topicText")
    place: Final = _term("ckg:place")
    placeText: Final = _term("ckg:placeText")
    conveys: Final = _term("ckg:conveys")
    attachmentOf: Final = _term("ckg:attachmentOf")
    reference: Final = _term("ckg:reference")
    archive: Final = _term("ckg:archive")
    fonds: Final = _term("ckg:fonds")
    series: Final = _term("ckg:series")
    file: Final = _term("ckg:file")
    leaf: Final = _term("ckg:leaf")
    sourceFile: Final = _term("ckg:sourceFile")
    sourceLine: Final = _term("ckg:sourceLine")

    Mention: Final = _term("ckg:Mention")
    inDocument: Final = _term("ckg:inDocument")
    role: Final = _term("ckg:role")
    writtenAs: Final = _term("ckg:writtenAs")
    gloss: Final = _term("ckg:gloss")
    office: Final = _term("ckg:office")
    refersTo: Final = _term("ckg:refersTo")

    Identification: Final = _term("ckg:Identification")
    ofMention: Final = _term("ckg:ofMention")
    identifiedAs: Final = _term("ckg:identifiedAs")
    certainty: Final = _term("ckg:certainty")
    basis: Final = _term("ckg:basis")
    voice: Final = _term("ckg:voice")
    decision: Final = _term("ckg:decision")
    rule: Final = _term("ckg:rule")

    provisional: Final = _term("ckg:provisional")
    alias: Final = _term("ckg:alias")
    term: Final = _term("ckg:term")

    Alias: Final = _term("ckg:Alias")
    aliasKind: Final = _term("ckg:aliasKind")
    user: Final = _term("ckg:user")
    correspondent: Final = _term("ckg:correspondent")

    Exchange: Final = _term("ckg:Exchange")
    between: Final = _term("ckg:between")
    inExchange: Final = _term("ckg:inExchange")
    next: Final = _term("ckg:next")
    certainExchange: Final = _term("ckg:certainExchange")
    certainNext: Final = _term("ckg:certainNext")
    possibleExchange: Final = _term("ckg:possibleExchange")
    possibleNext: Final = _term("ckg:possibleNext")

    countOf: Final = _term("ckg:countOf")
    count: Final = _term("ckg:count")
    first: Final = _term("ckg:first")
    last: Final = _term("ckg:last")
    year: Final = _term("ckg:year")


class RICO:
    Record: Final = _term("rico:Record")
    Agent: Final = _term("rico:Agent")
    Person: Final = _term("rico:Person")
    CorporateBody: Final = _term("rico:CorporateBody")
    Place: Final = _term("rico:Place")
    AgentName: Final = _term("rico:AgentName")
    AppellationRelation: Final = _term("rico:AppellationRelation")
    PositionHoldingRelation: Final = _term("rico:PositionHoldingRelation")
    Date: Final = _term("rico:Date")
    hasBirthDate: Final = _term("rico:hasBirthDate")
    hasDeathDate: Final = _term("rico:hasDeathDate")
    isAssociatedWithDate: Final = _term("rico:isAssociatedWithDate")
    hasSender: Final = _term("rico:hasSender")
    hasAddressee: Final = _term("rico:hasAddressee")
    isRelatedTo: Final = _term("rico:isRelatedTo")


class SCHEMA:
    CreativeWork: Final = _term("schema:CreativeWork")
    sender: Final = _term("schema:sender")
    recipient: Final = _term("schema:recipient")
    participant: Final = _term("schema:participant")
    birthDate: Final = _term("schema:birthDate")
    deathDate: Final = _term("schema:deathDate")


class DCTERMS:
    title: Final = _term("dcterms:title")
    alternative: Final = _term("dcterms:alternative")
    identifier: Final = _term("dcterms:identifier")
    source: Final = _term("dcterms:source")
    date: Final = _term("dcterms:date")
    abstract: Final = _term("dcterms:abstract")
    type: Final = _term("dcterms:type")
    bibliographicCitation: Final = _term("dcterms:bibliographicCitation")
    publisher: Final = _term("dcterms:publisher")
    license: Final = _term("dcterms:license")
    isReplacedBy: Final = _term("dcterms:isReplacedBy")


class SKOS:
    Concept: Final = _term("skos:Concept")
    ConceptScheme: Final = _term("skos:ConceptScheme")
    inScheme: Final = _term("skos:inScheme")
    prefLabel: Final = _term("skos:prefLabel")
    altLabel: Final = _term("skos:altLabel")
    definition: Final = _term("skos:definition")
    note: Final = _term("skos:note")
    example: Final = _term("skos:example")
    broader: Final = _term("skos:broader")
    related: Final = _term("skos:related")
    exactMatch: Final = _term("skos:exactMatch")
    closeMatch: Final = _term("skos:closeMatch")


class SKOSXL:
    Label: Final = _term("skosxl:Label")
    literalForm: Final = _term("skosxl:literalForm")


class PROV:
    Agent: Final = _term("prov:Agent")
    Entity: Final = _term("prov:Entity")
    wasAttributedTo: Final = _term("prov:wasAttributedTo")
    wasDerivedFrom: Final = _term("prov:wasDerivedFrom")
    generatedAtTime: Final = _term("prov:generatedAtTime")


class VOID:
    Dataset: Final = _term("void:Dataset")
    subset: Final = _term("void:subset")
    triples: Final = _term("void:triples")


class EDTF:
    EDTF: Final = _term("edtf:EDTF")


class RDF:
    type: Final = _term("rdf:type")


class RDFS:
    label: Final = _term("rdfs:label")
    comment: Final = _term("rdfs:comment")
    seeAlso: Final = _term("rdfs:seeAlso")
    isDefinedBy: Final = _term("rdfs:isDefinedBy")
    subClassOf: Final = _term("rdfs:subClassOf")
    subPropertyOf: Final = _term("rdfs:subPropertyOf")


class OWL:
    Ontology: Final = _term("owl:Ontology")
    Class: Final = _term("owl:Class")
    ObjectProperty: Final = _term("owl:ObjectProperty")
    DatatypeProperty: Final = _term("owl:DatatypeProperty")


class XSD:
    string: Final = _term("xsd:string")
    boolean: Final = _term("xsd:boolean")
    integer: Final = _term("xsd:integer")
    date: Final = _term("xsd:date")
    gYearMonth: Final = _term("xsd:gYearMonth")
    gYear: Final = _term("xsd:gYear")
