package ijava.eval;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * What another JVM would be to closures: it has the JDK and the class folder of the kernel, nothing
 * else, and with that its own copies of every static field. Public, because cells call {@link
 * #send}.
 */
public final class OtherJvm extends URLClassLoader {

  private static byte[] sent;

  OtherJvm(Path classOutput) {
    super(urls(classOutput), ClassLoader.getPlatformClassLoader());
  }

  /** Creates not another JVM, but this one. */
  OtherJvm(ClassLoader cells) {
    super(new URL[0], cells);
  }

  private static URL[] urls(Path folder) {
    try {
      return new URL[] {folder.toUri().toURL()};
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes an object, as a cell would have it written by a library. */
  public static void send(Object closure) throws IOException {
    sent = write(closure);
  }

  private static byte[] write(Object object) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    return bytes.toByteArray();
  }

  static byte[] sent() {
    return sent;
  }

  static void sent(byte[] again) {
    sent = again;
  }

  /** Returns what was sent last, as this JVM reads it. */
  Object receive() throws IOException, ClassNotFoundException {
    return receive(sent);
  }

  private Object receive(byte[] bytes) throws IOException, ClassNotFoundException {
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes)) {
          @Override
          protected Class<?> resolveClass(ObjectStreamClass type)
              throws IOException, ClassNotFoundException {
            try {
              return Class.forName(type.getName(), false, OtherJvm.this);
            } catch (ClassNotFoundException e) {
              return super.resolveClass(type);
            }
          }
        }) {
      return in.readObject();
    }
  }

  /** Writes an object that is here and reads it in another of these. */
  Object passTo(OtherJvm next, Object object) throws IOException, ClassNotFoundException {
    return next.receive(write(object));
  }

  /** Returns what the function that was sent last gives here. */
  Object apply(Object argument) throws IOException, ClassNotFoundException {
    @SuppressWarnings("unchecked")
    Function<Object, Object> function = (Function<Object, Object>) receive();
    return function.apply(argument);
  }
}
