/**
 * The magics that add Maven artifacts.
 *
 * <p>{@link ijava.magic.maven.MavenMagics} is the table; {@link ijava.magic.maven.MavenResolver} is
 * what it asks. The resolver itself, in {@code ijava.magic.maven.mima}, and the thirty jars that it
 * needs are loaded by a class loader of their own when a magic first needs them, so that cells see
 * none of them and they meet none of the notebook's.
 *
 * <p>Why not on the class path: HttpClient, Gson, Plexus and SLF4J 1.7 would come before what a
 * cell adds, since a parent loader is asked first, and SLF4J 2, which Spark brings, would be mixed
 * with them. Why not shaded: the build would have two forms of the kernel, one for tests and one to
 * ship. The price is 3.6 MB of the kernel's jar, and about 0.3 s when a magic first needs them.
 */
package ijava.magic.maven;
