package ijava.closure;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;

/** Reads a value whose classes one loader knows. */
final class ValueInput extends ObjectInputStream {

  private final ClassLoader loader;

  private ValueInput(byte[] bytes, ClassLoader loader) throws IOException {
    super(new ByteArrayInputStream(bytes));
    this.loader = loader;
  }

  /** Returns the value. */
  static Object read(byte[] bytes, ClassLoader loader) throws IOException, ClassNotFoundException {
    try (ValueInput in = new ValueInput(bytes, loader)) {
      return in.readObject();
    }
  }

  @Override
  protected Class<?> resolveClass(ObjectStreamClass description)
      throws IOException, ClassNotFoundException {
    try {
      return Class.forName(description.getName(), false, loader);
    } catch (ClassNotFoundException e) {
      // Primitive types have no loader.
      return super.resolveClass(description);
    }
  }

  @Override
  protected Class<?> resolveProxyClass(String[] interfaces)
      throws IOException, ClassNotFoundException {
    Class<?>[] types = new Class<?>[interfaces.length];
    for (int i = 0; i < types.length; i++) {
      types[i] = Class.forName(interfaces[i], false, loader);
    }
    return java.lang.reflect.Proxy.newProxyInstance(loader, types, (proxy, method, args) -> null)
        .getClass();
  }
}
