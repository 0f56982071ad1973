/**
 * Evaluates cells; knows no sockets and no messages.
 *
 * <p>{@link ijava.eval.Evaluator} is the contract with the rest of the kernel, {@link
 * ijava.eval.JavaEvaluator} fulfils it on the JDK's JShell. A {@link ijava.eval.CellScope} says
 * which cell a thread works for: its output, its displays and its interrupts follow from that.
 */
package ijava.eval;
