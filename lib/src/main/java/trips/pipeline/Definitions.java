package trips.pipeline;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;

/** Pipelines that are found by the names of their classes. */
final class Definitions {

  private Definitions() {}

  /**
   * Returns the pipeline that a class defines.
   *
   * @throws IllegalArgumentException if there is no such class, or it defines none; the message
   *     says what it must have
   */
  static Pipeline load(String type, PipelineStore store) {
    Constructor<? extends PipelineDefinition> constructor;
    try {
      ClassLoader loader = Thread.currentThread().getContextClassLoader();
      constructor = constructor(Class.forName(type, true, loader));
    } catch (ClassNotFoundException e) {
      throw new IllegalArgumentException(
          "there is no class " + type + " on the class path; add its jar or folder to it", e);
    }
    try {
      return constructor.newInstance().define(store);
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(
          type + " cannot be created: " + Words.error(e.getCause()), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(type + " cannot be created: " + Words.error(e), e);
    }
  }

  /**
   * Returns how another JVM makes an object of a class.
   *
   * @throws IllegalArgumentException if it cannot
   */
  static Constructor<? extends PipelineDefinition> constructor(Class<?> type) {
    if (!PipelineDefinition.class.isAssignableFrom(type)) {
      throw new IllegalArgumentException(
          type.getName() + " defines no pipeline; let it implement PipelineDefinition");
    }
    if (type.isHidden()) {
      throw noConstructor(type, null);
    }
    try {
      Constructor<? extends PipelineDefinition> constructor =
          type.asSubclass(PipelineDefinition.class).getDeclaredConstructor();
      // A class of a cell is nested in one that is not public.
      constructor.setAccessible(true);
      return constructor;
    } catch (NoSuchMethodException e) {
      throw noConstructor(type, e);
    }
  }

  private static IllegalArgumentException noConstructor(Class<?> type, Exception cause) {
    return new IllegalArgumentException(
        type.getName()
            + " has no constructor without parameters, so no other JVM can create it; write a"
            + " class of its own, not a lambda or an inner class",
        cause);
  }
}
