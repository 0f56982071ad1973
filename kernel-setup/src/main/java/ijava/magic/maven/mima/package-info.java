/**
 * Maven's own resolver, through MIMA. Only classes of this package may refer to Maven's; they are
 * loaded by {@code ijava.magic.maven.LibraryLoader} and known to nobody else by name.
 */
package ijava.magic.maven.mima;
