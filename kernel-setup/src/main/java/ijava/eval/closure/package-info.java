/**
 * Makes closures of cells mean the same in other JVMs: finds the cell variables that code may read,
 * gives closures and objects of cells a {@link ijava.closure.CellVariables companion}, and takes
 * the values when they are written. {@link ijava.eval.closure.Closures} is the way in.
 */
package ijava.eval.closure;
