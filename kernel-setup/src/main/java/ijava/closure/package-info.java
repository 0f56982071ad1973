/**
 * What travels with closures and objects of cells into other JVMs: the values of the cell variables
 * that their code may read, and the half that sets them there.
 *
 * <p>The kernel writes the class files of this package beside those of the cells, so that a JVM
 * that has nothing else of the kernel can load them. They use the JDK alone. Public is what
 * generated code calls, and {@link ijava.closure.ValueSource}, which the kernel implements; nothing
 * here is for use by hand.
 */
package ijava.closure;
