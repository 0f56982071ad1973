package ijava.docs;

/**
 * What a source file has of a declaration.
 *
 * @param comment null if it has none
 * @param code the declaration itself, empty if it is not cut out
 */
record SourceDoc(DocComment comment, String code) {}
