/**
 * The magics that add Maven artifacts.
 *
 * <p>{@link ijava.magic.maven.MavenMagics} is the table; {@link ijava.magic.maven.MavenResolver} is
 * what it asks. The resolver itself, in {@code ijava.magic.maven.mima}, and the thirty jars that it
 * needs are loaded by a class loader of their own when a magic first needs them, so that cells see
 * none of them and they meet none of the notebook's.
 */
package ijava.magic.maven;
