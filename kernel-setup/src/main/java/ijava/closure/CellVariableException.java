package ijava.closure;

/** Thrown where code of a cell reads a variable whose value is not in this JVM. */
public final class CellVariableException extends IllegalStateException {

  private static final long serialVersionUID = 1;

  CellVariableException(String message, Throwable cause) {
    super(message, cause);
  }
}
