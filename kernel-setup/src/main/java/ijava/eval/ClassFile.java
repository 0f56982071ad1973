package ijava.eval;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.Writer;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.tools.JavaFileObject;

/**
 * A class file that the compiler may read.
 *
 * @param container the jar or folder
 * @param name within the container, with slashes
 * @param binaryName for example {@code java.util.Map$Entry}
 */
record ClassFile(Path container, String name, String binaryName, Content content)
    implements JavaFileObject {

  /** Opens the bytes of a class. */
  interface Content {

    InputStream open() throws IOException;
  }

  /** Returns a class file that lies below a folder of a class path. */
  static ClassFile in(Path folder, Path file) {
    String separator = folder.getFileSystem().getSeparator();
    String name = folder.relativize(file).toString().replace(separator, "/");
    String withoutKind = name.substring(0, name.length() - Kind.CLASS.extension.length());
    return new ClassFile(
        folder, name, withoutKind.replace('/', '.'), () -> Files.newInputStream(file));
  }

  @Override
  public Kind getKind() {
    return Kind.CLASS;
  }

  @Override
  public boolean isNameCompatible(String simpleName, Kind kind) {
    String file = simpleName + Kind.CLASS.extension;
    return kind == Kind.CLASS && (name.equals(file) || name.endsWith("/" + file));
  }

  @Override
  public NestingKind getNestingKind() {
    return null;
  }

  @Override
  public Modifier getAccessLevel() {
    return null;
  }

  @Override
  public URI toUri() {
    try {
      return new URI("jar", container.toUri() + "!/" + name, null);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("no URI for " + getName(), e);
    }
  }

  @Override
  public String getName() {
    return container + "(" + name + ")";
  }

  @Override
  public InputStream openInputStream() throws IOException {
    return content.open();
  }

  @Override
  public OutputStream openOutputStream() {
    throw readOnly();
  }

  @Override
  public Writer openWriter() {
    throw readOnly();
  }

  @Override
  public Reader openReader(boolean ignoreEncodingErrors) {
    throw noText();
  }

  @Override
  public CharSequence getCharContent(boolean ignoreEncodingErrors) {
    throw noText();
  }

  @Override
  public long getLastModified() {
    return container.toFile().lastModified();
  }

  @Override
  public boolean delete() {
    return false;
  }

  private UnsupportedOperationException noText() {
    return new UnsupportedOperationException(getName() + " is a class file, no text");
  }

  private UnsupportedOperationException readOnly() {
    return new UnsupportedOperationException(getName() + " can only be read");
  }
}
