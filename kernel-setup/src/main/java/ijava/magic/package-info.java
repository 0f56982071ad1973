/**
 * Magics: the lines of a cell that are not Java.
 *
 * <p>{@link ijava.magic.MagicTable} holds them as data, {@link ijava.magic.MagicEvaluator} finds
 * and runs them and leaves the rest to the language's own evaluator.
 */
package ijava.magic;
