package ijava.spi;

/**
 * One execution of a cell.
 *
 * @param number the execution count, as in {@code In [7]}; 0 for silent executions
 * @param id the message id of the request, unique within the kernel's life
 * @param source the code as the reader typed it
 */
public record Cell(int number, String id, String source) {}
