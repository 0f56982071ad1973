/**
 * Finds doc comments in source files and makes them readable; knows nothing of cells or JShell.
 *
 * <p>{@link ijava.docs.Docs} answers for a {@link ijava.docs.DocQuery}: it knows where sources lie
 * (the JDK's {@code src.zip}, {@code -sources} jars beside jars, the source folder of a build) and
 * lets a {@link ijava.docs.SourceFetcher} fetch what is missing, in the background. Comments in
 * Java and in Scala become a {@link ijava.docs.DocComment}, whose HTML holds a few harmless tags
 * only.
 */
package ijava.docs;
