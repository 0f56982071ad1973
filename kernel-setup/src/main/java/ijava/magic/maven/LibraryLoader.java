package ijava.magic.maven;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Loads Maven's resolver from the jars that lie inside of the kernel's own jar.
 *
 * <p>They are read into memory: a class loader over extracted copies would leave files behind when
 * the kernel is killed. Its parent is the JDK, so no library of the notebook is seen, nor seen by
 * it; of the kernel only package {@code ijava.magic.maven} is shared.
 */
final class LibraryLoader extends ClassLoader {

  private static final String JARS = "ijava/magic/maven/jars/";
  private static final String BRIDGE = "ijava.magic.maven.mima.";

  static {
    registerAsParallelCapable();
  }

  private final ClassLoader kernel = LibraryLoader.class.getClassLoader();
  private final Map<String, byte[]> entries = new HashMap<>();

  /**
   * Reads the jars; takes about a tenth of a second.
   *
   * @throws UncheckedIOException if the kernel's own jar cannot be read
   */
  private LibraryLoader() {
    super("maven", ClassLoader.getPlatformClassLoader());
    try {
      Path home =
          Path.of(LibraryLoader.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (Files.isDirectory(home)) {
        readFolder(home.resolve(JARS.replace('/', File.separatorChar)));
      } else {
        readJar(home);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the kernel's jar cannot be read; build it again", e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the kernel's jar lies where no file is", e);
    }
  }

  /** One for the JVM, made when it is first needed. */
  private static final class Only {
    static final LibraryLoader LOADER = new LibraryLoader();
  }

  /** Returns a new resolver. */
  static MavenResolver newResolver(MavenResolver.Files files) {
    try {
      return (MavenResolver)
          Only.LOADER
              .loadClass(BRIDGE + "MimaResolver")
              .getConstructor(MavenResolver.Files.class)
              .newInstance(files);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the kernel's jar lacks Maven's resolver; build it again", e);
    }
  }

  private void readFolder(Path folder) throws IOException {
    try (Stream<Path> jars = Files.list(folder)) {
      for (Path jar : jars.sorted().toList()) {
        try (InputStream in = Files.newInputStream(jar)) {
          readLibrary(in);
        }
      }
    }
  }

  private void readJar(Path jar) throws IOException {
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(jar))) {
      for (ZipEntry each = in.getNextEntry(); each != null; each = in.getNextEntry()) {
        if (each.getName().startsWith(JARS) && each.getName().endsWith(".jar")) {
          readLibrary(new ByteArrayInputStream(in.readAllBytes()));
        }
      }
    }
  }

  private void readLibrary(InputStream jar) throws IOException {
    ZipInputStream in = new ZipInputStream(jar);
    for (ZipEntry each = in.getNextEntry(); each != null; each = in.getNextEntry()) {
      if (!each.isDirectory()) {
        entries.putIfAbsent(each.getName(), in.readAllBytes());
      }
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (name.startsWith("ijava.") && !name.startsWith(BRIDGE)) {
      return kernel.loadClass(name);
    }
    return super.loadClass(name, resolve);
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    String file = name.replace('.', '/') + ".class";
    byte[] bytes = entries.get(file);
    if (bytes == null && name.startsWith(BRIDGE)) {
      try (InputStream in = kernel.getResourceAsStream(file)) {
        bytes = in == null ? null : in.readAllBytes();
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, bytes, 0, bytes.length);
  }

  @Override
  protected URL findResource(String name) {
    byte[] bytes = entries.get(name);
    if (bytes == null) {
      return null;
    }
    try {
      return new URL("memory", null, -1, "/" + name, new InMemory(bytes));
    } catch (MalformedURLException e) {
      throw new IllegalStateException("a URL with a handler cannot be malformed", e);
    }
  }

  @Override
  protected Enumeration<URL> findResources(String name) {
    URL found = findResource(name);
    return Collections.enumeration(found == null ? List.of() : List.of(found));
  }

  private static final class InMemory extends URLStreamHandler {

    private final byte[] bytes;

    InMemory(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    protected URLConnection openConnection(URL url) {
      return new URLConnection(url) {
        @Override
        public void connect() {}

        @Override
        public InputStream getInputStream() {
          return new ByteArrayInputStream(bytes);
        }
      };
    }
  }
}
